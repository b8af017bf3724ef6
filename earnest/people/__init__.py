"""Who uses the marketplace: accounts and profiles."""
