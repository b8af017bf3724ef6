"""What tests need much of, made in one line. `AT` is the moment at which most tests play."""

from datetime import UTC, datetime
from typing import Any

from earnest.people.models import Person
from earnest.people.rules import normalise_email

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"


def person(name: str, *, at: datetime = AT, **facts: Any) -> Person:
    """One person with a confirmed address; `facts` are fields of Person."""
    email = facts.pop("email", f"{name}@example.test")
    made = Person(
        name=name.capitalize(),
        email=email,
        normalised_email=normalise_email(email),
        joined_at=at,
        email_confirmed_at=at,
        **facts,
    )
    made.set_password(PASSWORD)
    made.save()
    return made
