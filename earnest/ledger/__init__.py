"""The heart: wallets, lots, entries and postings."""
