"""What the measurements stand on: wallets with live lots, and processes that write to them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing import get_context
from typing import Any

from django.db import connection

from earnest.config.database import address
from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Grant, Outcome, Request

OPENED_AT = datetime(2026, 1, 1, tzinfo=UTC)
SPENT_AT = OPENED_AT + timedelta(days=1)
LOTS = 3

Work = Callable[..., tuple[int, float, float]]
"""A process's work: units done, and the moments (of the monotonic clock) between which it was."""


def open_wallets(owners: Sequence[str], *, connects: int = 10_000) -> None:
    """Give each owner three live lots through the shipped action."""
    for lot in range(LOTS):
        grants = (
            Grant(
                owner=owner,
                subject=f"grant:{lot}",
                connects=connects,
                source="bench",
                expires=timedelta(days=365 + lot),
            )
            for owner in owners
        )
        move_all(grants, at=OPENED_AT, batch=5000)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM ANALYZE ledger_wallet, ledger_entry, ledger_lot")


def move_all(requests: Iterable[Request], *, at: datetime, batch: int) -> list[Outcome]:
    """Ask the ledger in calls of `batch`. A refusal stops the measurement."""
    outcomes: list[Outcome] = []
    stream = iter(requests)
    while chunk := list(islice(stream, batch)):
        answers = move_connects(chunk, at=at)
        if refused := next((answer for answer in answers if answer.refusal), None):
            raise RuntimeError(f"a request of the measurement was refused: {refused}")
        outcomes += answers
    return outcomes


def rate_of_processes(work: Work, arguments: Sequence[tuple[Any, ...]]) -> float:
    """Run `work` in a process for each set of arguments at the same time; units per second.

    Each prepares itself, calls what it is given to wait for the others, and returns its units with
    the moments between which it did them.
    """
    context = get_context("fork")
    barrier, ends = context.Barrier(len(arguments)), context.Queue()
    connection.close()

    def run(arguments_of: tuple[Any, ...]) -> None:
        ends.put(work(lambda: barrier.wait(120), *arguments_of))

    processes = [context.Process(target=run, args=(one,)) for one in arguments]
    for process in processes:
        process.start()
    spans = [ends.get(timeout=900) for _ in processes]
    for process in processes:
        process.join(60)
    units = sum(span[0] for span in spans)
    return float(units / (max(span[2] for span in spans) - min(span[1] for span in spans)))


def dsn() -> dict[str, Any]:
    """The scratch database as psycopg's own parameters, for the limits in raw SQL."""
    return {**address(), "dbname": connection.settings_dict["NAME"]}
