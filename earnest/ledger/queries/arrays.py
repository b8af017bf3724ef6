"""Python lists as PostgreSQL's array literals: one parameter each, and much faster to send."""

from collections.abc import Iterable
from datetime import datetime


def integers(numbers: Iterable[int]) -> str:
    """Whole numbers."""
    return f"{{{','.join(map(str, numbers))}}}"


def texts(strings: Iterable[str]) -> str:
    """Texts of the ledger: without backslash, as `check_form` sees to."""
    quoted = [string.replace('"', '\\"') for string in strings]
    return '{"' + '","'.join(quoted) + '"}' if quoted else "{}"


def bytes_of(values: Iterable[bytes]) -> str:
    """Byte strings, in hexadecimal."""
    literal = ",".join([f'"\\\\x{value.hex()}"' for value in values])
    return f"{{{literal}}}"


def moments(values: Iterable[datetime | None]) -> str:
    """Moments, with None as NULL."""
    literal = ",".join(["NULL" if at is None else f'"{at.isoformat()}"' for at in values])
    return f"{{{literal}}}"
