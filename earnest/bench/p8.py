"""P8: the audit of every entry, against Python's own SHA-256 over the same bytes."""

from collections.abc import Callable
from hashlib import sha256
from random import Random
from time import perf_counter

import psycopg

from earnest.bench.markets import SPENT_AT, dsn, move_all, open_wallets
from earnest.bench.measuring import Report, Result, measure_sizes
from earnest.ledger.queries.audit import audit
from earnest.ledger.rules import Refund, Request, Spend
from earnest.ledger.rules.chain import ENTRY_COLUMNS

TITLE = "Audit of every invariant, entries per second ÷ SHA-256 of the same bytes, per core"
FLOOR = 0.12
SIZES = (10_000, 30_000, 100_000)
FULL_SIZES = (100_000, 300_000, 1_000_000)
ENTRIES_EACH = 100


def measure(*, full: bool, report: Report) -> Result:
    """Sizes are entries, in wallets of about 100: grants, spends, and a refund of each fifth."""
    written = wallets = 0

    def prepare(size: int) -> tuple[Callable[[], float], Callable[[], float]]:
        nonlocal written, wallets
        report(f"P8: {size:,} entries")
        written, wallets = _fill(written, wallets, size)
        return _audit, lambda: _hashes(size)

    result = Result("P8", "entries/s", FLOOR)
    return measure_sizes(result, FULL_SIZES if full else SIZES, prepare)


def _fill(written: int, wallets: int, size: int) -> tuple[int, int]:
    random = Random(f"p8 {written}")  # noqa: S311
    owners = [f"p8:{wallets + number}" for number in range((size - written) // ENTRIES_EACH)]
    open_wallets(owners)
    spends = ENTRIES_EACH * 5 // 6 - 3
    for start in range(0, len(owners), 100):
        requests: list[Request] = []
        for number in range(spends):
            for owner in owners[start : start + 100]:
                connects = random.randint(1, 6)
                requests.append(Spend(owner=owner, subject=f"spend:{number}", connects=connects))
                if number % 5 == 4:
                    requests.append(Refund(owner=owner, subject=f"spend:{number}"))
        move_all(requests, at=SPENT_AT, batch=5000)
    return size, wallets + len(owners)


def _audit() -> float:
    began = perf_counter()
    report = audit()
    took = perf_counter() - began
    if not report.is_clean:
        raise RuntimeError(f"the audit found {report.findings[:3]}")
    return report.totals.entries / took


def _hashes(size: int) -> float:
    """The bare rate: one hash an entry, chained, over its byte form as the audit reads it."""
    with psycopg.connect(**dsn()) as server, server.cursor() as cursor:
        query = f"COPY (SELECT {ENTRY_COLUMNS} FROM ledger_entry LIMIT {min(size, 200_000)})"  # noqa: S608
        with cursor.copy(f"{query} TO STDOUT") as copy:
            lines = [bytes(line) for line in copy]
    head = b""
    began = perf_counter()
    for line in lines:
        head = sha256(head + line).digest()
    return len(lines) / (perf_counter() - began)
