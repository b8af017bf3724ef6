"""How Connects go out and come back: quotes, proposals, returns."""
