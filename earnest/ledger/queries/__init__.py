"""What the ledger answers. Reads only."""
