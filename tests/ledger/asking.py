"""Requests for the tests of the ledger, made short."""

from datetime import UTC, datetime, timedelta
from typing import Any

from earnest.ledger.actions import move_connects
from earnest.ledger.queries import HistoryRow, whole_history
from earnest.ledger.rules import Grant, Outcome, Request, Schedule
from tests.make import ledger_terms

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def terms(**facts: Any) -> Schedule:
    """The ledger's terms with some changed, in force for ever."""
    return Schedule([(AT - 999 * DAY, ledger_terms(**facts))])


def ask(*requests: Request, at: datetime = AT, **facts: Any) -> list[Outcome]:
    return move_connects(list(requests), at=at, schedule=terms(**facts))


def grant(owner: str = "ann", subject: str = "lot1", connects: int = 10, **facts: Any) -> Grant:
    return Grant(owner=owner, subject=subject, connects=connects, **facts)


def refusals(outcomes: list[Outcome]) -> list[str | None]:
    return [outcome.refusal for outcome in outcomes]


def changes(owner: str = "ann") -> list[tuple[str, int]]:
    """The whole history, as stories tell it."""
    rows: list[HistoryRow] = list(whole_history(owner))
    return [(row.kind, row.change) for row in rows]
