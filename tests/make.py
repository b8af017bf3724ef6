"""What tests need much of, made in one line. `AT` is the moment at which most tests play."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from earnest.ledger.actions import move_connects
from earnest.ledger.queries import balance_of
from earnest.ledger.queries.terms import terms_of
from earnest.ledger.rules import Spend, Terms
from earnest.people.models import Person
from earnest.rulebook.actions import adopt_rulebook
from earnest.rulebook.models import RulebookVersion
from earnest.rulebook.queries import forget_kept_rulebooks, shipped_rulebook, shipped_text

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"


def person(name: str, *, at: datetime = AT, **facts: Any) -> Person:
    """One person with a confirmed address; `facts` are fields of Person."""
    email = facts.pop("email", f"{name}@example.test")
    made = Person(
        name=name.capitalize(),
        email=email,
        password=_hashed_password(),
        joined_at=at,
        **{"email_confirmed_at": at, **facts},
    )
    made.save()
    return made


@cache
def _hashed_password() -> str:
    """Hashed once for everybody: hashing is slow on purpose."""
    return make_password(PASSWORD)


def article_with(changes: dict[str, object]) -> str:
    """The text of `article` with keys changed: `article_with({"jobs.price_max": 7})`."""
    text = shipped_text()
    for name, value in changes.items():
        table, _, key = name.rpartition(".")
        head, header, tail = text.partition(f"\n[{table}]\n") if table else ("", "", text)
        line = re.search(rf"^{key} = (\[.*?\]|\S+)", tail, re.MULTILINE)
        assert line, f"article has no key {name}"
        text = head + header + tail[: line.start(1)] + json.dumps(value) + tail[line.end(1) :]
    return text


def adopt(changes: dict[str, object], *, in_force_at: datetime = AT) -> RulebookVersion:
    """A changed `article` as a version in force from `in_force_at` on, whenever that is."""
    version = adopt_rulebook(
        article_with(changes), in_force_at=in_force_at, at=in_force_at - timedelta(days=1)
    )
    forget_kept_rulebooks()
    return version


def empty_wallet(owner: str, *, at: datetime = AT) -> None:
    """Spend everything that is in it."""
    balance = balance_of(owner, at=at)
    [outcome] = move_connects([Spend(owner=owner, subject="emptied:1", connects=balance)], at=at)
    assert outcome.refusal is None


def ledger_terms(**facts: Any) -> Terms:
    """What the shipped rulebook says about the ledger, with some facts changed."""
    return replace(terms_of(shipped_rulebook()), **facts)
