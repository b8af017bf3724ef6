"""P1: spends in calls of 1,000, against rows that PostgreSQL alone can insert in such calls."""

from collections.abc import Callable
from random import Random
from time import perf_counter
from typing import Any

import psycopg

from earnest.bench.markets import (
    LOTS,
    OPENED_AT,
    SPENT_AT,
    dsn,
    move_all,
    open_wallets,
    rate_of_processes,
)
from earnest.bench.measuring import Report, Result, measure_sizes
from earnest.ledger.rules import Spend

TITLE = "Spends in calls of 1,000 over wallets with 3 live lots, two processes that share none"
FLOOR = 0.15
SIZES = (1_000, 4_000, 16_000)
FULL_SIZES = (10_000, 30_000, 100_000)
CALL = 1_000
CALLS = 15
PROCESSES = 2


def measure(*, full: bool, report: Report) -> Result:
    """Sizes are wallets. The limit is `INSERT … SELECT unnest(1000)` into a table with a bigint
    primary key and an index on one of 100,000 random values, one connection."""
    _make_limit()
    opened = 0

    def prepare(size: int) -> tuple[Callable[[], float], Callable[[], float]]:
        nonlocal opened
        report(f"P1: {size:,} wallets of {LOTS} lots")
        open_wallets([f"p1:{number}" for number in range(opened, size)])
        opened = size
        rounds = iter(range(100))
        return lambda: _spends(size, next(rounds)), _inserts

    result = Result("P1", "spends/s", FLOOR)
    return measure_sizes(result, FULL_SIZES if full else SIZES, prepare)


def _spends(size: int, round_number: int) -> float:
    shares = [(place, size, round_number) for place in range(PROCESSES)]
    return rate_of_processes(_spend_share, shares)


def _spend_share(
    wait: Callable[[], Any], place: int, size: int, round_number: int
) -> tuple[int, float, float]:
    """Spend from the wallets whose number leaves `place`, so that no process waits for another."""
    random = Random(f"{place} {size} {round_number}")  # noqa: S311
    names = f"{size}.{round_number}.{place}"
    spends = [
        Spend(
            owner=f"p1:{random.randrange(size // PROCESSES) * PROCESSES + place}",
            subject=f"spend:{names}.{number}",
            connects=random.randint(1, 6),
            reason="application",
        )
        for number in range(CALL * (CALLS + 1))
    ]
    move_all(spends[:CALL], at=SPENT_AT, batch=CALL)
    wait()
    began = perf_counter()
    move_all(spends[CALL:], at=SPENT_AT, batch=CALL)
    return CALL * CALLS, began, perf_counter()


def _make_limit() -> None:
    with psycopg.connect(**dsn()) as server:
        server.execute(
            """CREATE TABLE IF NOT EXISTS bench_limit (
                   id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, wallet int, connects int)"""
        )
        server.execute("CREATE INDEX IF NOT EXISTS bench_limit_wallet ON bench_limit (wallet)")


def _inserts() -> float:
    random = Random(OPENED_AT.isoformat())  # noqa: S311
    calls = [[random.randrange(100_000) for _ in range(CALL)] for _ in range(4 * CALLS)]
    statement = "INSERT INTO bench_limit (wallet, connects) SELECT w, 1 FROM unnest(%s::int[]) w"
    with psycopg.connect(**dsn(), autocommit=True) as server:
        began = perf_counter()
        for wallets in calls:
            server.execute(statement, [wallets])
        return len(calls) * CALL / (perf_counter() - began)
