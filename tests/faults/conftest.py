"""A PostgreSQL of the test's own, to be killed."""

from tests.launching import ground

__all__ = ["ground"]
