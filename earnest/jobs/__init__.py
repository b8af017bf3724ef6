"""What clients post, how it is found, and imports."""
