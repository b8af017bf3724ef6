"""What tests need much of, made in one line. `AT` is the moment at which most tests play."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

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
        password=_hashed_password(),
        joined_at=at,
        email_confirmed_at=at,
        **facts,
    )
    made.save()
    return made


@cache
def _hashed_password() -> str:
    """Hashed once for everybody: hashing is slow on purpose."""
    return make_password(PASSWORD)
