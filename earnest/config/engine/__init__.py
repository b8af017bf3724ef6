"""Django's PostgreSQL engine, asking for the address only when a connection is wanted."""
