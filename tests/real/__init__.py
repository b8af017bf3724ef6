"""The product on real files that are not part of it. `make real DATA=…` says where they lie."""
