"""The only place that reads the clock. Faces and workers ask it once and pass `at` down."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, to the microsecond."""
    return datetime.now(UTC)
