"""The launcher of the embedded PostgreSQL, and the settings."""
