"""How Connects come in, decided without a database: billing days, names of grants, addresses."""

from calendar import monthrange
from datetime import UTC, date, datetime
from hashlib import sha256

BASIC = "basic"
SIGN_UP_SOURCE = "sign_up"
ALLOWANCE_SOURCE = "allowance"


def utc_day(at: datetime) -> date:
    """The day on which `at` falls in UTC, in which periods begin."""
    return at.astimezone(UTC).date()


def billing_day_of(first_day: date) -> int:
    """The day of the month on which a membership's periods begin, from the day it began."""
    return first_day.day


def next_period(first_day: date, billing_day: int) -> date:
    """The first day of the period after the one that began on `first_day`, in UTC.

    A billing day that the next month does not have falls on its last day; the one after that
    is on the billing day again, so it never drifts (31 January, 28 February, 31 March).
    """
    year, month = first_day.year + first_day.month // 12, first_day.month % 12 + 1
    return date(year, month, min(billing_day, monthrange(year, month)[1]))


def sign_up_subject(person_id: int) -> str:
    """Under which name the ledger remembers a person's sign-up bonus."""
    return f"sign_up:{person_id}"


def allowance_subject(person_id: int, plan: str, first_day: date) -> str:
    """Under which name the ledger remembers the allowance of one period: it is given once."""
    return f"allowance:{person_id}:{plan}:{first_day.isoformat()}"


def address_digest(normalised_email: str) -> str:
    """What is remembered of an address whose sign-up bonus was given: SHA-256, in hex.

    It outlives the account, so it is no text of the person; and it takes no key, since whoever
    changes an installation's secret would otherwise give every bonus again.
    """
    return sha256(f"earnest sign-up bonus\n{normalised_email}".encode()).hexdigest()
