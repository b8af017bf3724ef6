"""Which rulebook is in force. Read by every room above, so the answer is kept in the process."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from earnest.base.refusals import Refused
from earnest.rulebook.models import RulebookVersion
from earnest.rulebook.reading import read_rulebook
from earnest.rulebook.rules import Rulebook

BOOKS = Path(__file__).resolve().parent / "books"
_MINUTES_KEPT = 4096
_by_minute: dict[datetime, Rulebook] = {}
_history_by_minute: dict[datetime, list[tuple[datetime, Rulebook]]] = {}


def shipped_text(name: str = "article") -> str:
    """The text of a rulebook that comes with Earnest."""
    return (BOOKS / f"{name}.toml").read_text(encoding="utf-8")


@cache
def shipped_rulebook() -> Rulebook:
    """The book `article` as it comes with Earnest, whatever is in force here."""
    return read_rulebook(shipped_text(), file="article.toml", version=1)


@cache
def shipped_tables() -> dict[str, Any]:
    """The tables of `article`, from which keys come that an older text lacks."""
    return tomllib.loads(shipped_text())


@cache
def _read(text: str, number: int) -> Rulebook:
    file = f"version {number}"
    return read_rulebook(text, file=file, version=number, missing_from=shipped_tables())


def rulebook_at(at: datetime) -> Rulebook:
    """The book in force at `at`, from the first instant of its `in_force_at` on.

    Before an installation's first version, the first. Kept per minute of `at`: that is never wrong
    for a moment that has come, since a version is recorded at least a minute before the whole
    minute from which it holds. For a moment yet to come ask `rulebook_planned_for`.
    """
    minute = at.replace(second=0, microsecond=0)
    book = _by_minute.get(minute)
    if book is None:
        if len(_by_minute) >= _MINUTES_KEPT:
            _by_minute.clear()
        book = _by_minute[minute] = rulebook_planned_for(at)
    return book


def rulebook_planned_for(at: datetime) -> Rulebook:
    """As `rulebook_at`, asked of the database each time: what is planned now for `at`."""
    versions = RulebookVersion.objects
    version = (
        versions.filter(in_force_at__lte=at).order_by("-in_force_at").first()
        or versions.order_by("in_force_at").first()
    )
    if version is None:
        return _read(shipped_text(), 1)
    return _read(version.text, version.number)


def rulebooks_until(at: datetime) -> list[tuple[datetime, Rulebook]]:
    """Every book in force at some time up to `at` with its `in_force_at`, earliest first.

    Never empty: the first book is there even if it holds only later. Kept per minute of `at`,
    for the reason that `rulebook_at` gives.
    """
    minute = at.replace(second=0, microsecond=0)
    books = _history_by_minute.get(minute)
    if books is None:
        if len(_history_by_minute) >= _MINUTES_KEPT:
            _history_by_minute.clear()
        books = _history_by_minute[minute] = [
            (version.in_force_at, _read(version.text, version.number))
            for index, version in enumerate(versions())
            if index == 0 or version.in_force_at <= at
        ] or [(minute, _read(shipped_text(), 1))]
    return books


def rulebook_numbered(number: int) -> Rulebook:
    """The version of that number, in force or not. Refusals: unknown_rulebook."""
    version = RulebookVersion.objects.filter(number=number).first()
    if version is None:
        raise Refused("unknown_rulebook", number=number)
    return _read(version.text, version.number)


def shipped_rulebooks() -> list[str]:
    """The names of the rulebooks that come with Earnest."""
    return sorted(path.stem for path in BOOKS.glob("*.toml"))


def versions() -> list[RulebookVersion]:
    """Every version, the earliest in force first."""
    return list(RulebookVersion.objects.order_by("in_force_at"))


def forget_kept_rulebooks() -> None:
    """Empty this process's memory of minutes. For tests, whose versions are rolled back."""
    _by_minute.clear()
    _history_by_minute.clear()
