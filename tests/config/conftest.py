"""A PostgreSQL of the test's own."""

from tests.launching import ground

__all__ = ["ground"]
