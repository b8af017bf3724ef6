"""The ledger against a model of it that was written from the law."""
