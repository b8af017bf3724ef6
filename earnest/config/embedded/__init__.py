"""The embedded PostgreSQL: started by its first user, stopped when its last user is gone."""
