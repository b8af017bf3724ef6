"""Background tasks: they call actions."""
