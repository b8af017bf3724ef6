"""P2: single spends from 32 threads of one process, against one statement that moves as much."""

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Barrier, Thread
from time import perf_counter

import psycopg
from django.db import connection

from earnest.bench.markets import SPENT_AT, dsn, open_wallets
from earnest.bench.measuring import Report, Result, measure_sizes
from earnest.config.embedded.binaries import binaries, wanted_major
from earnest.ledger.actions import spend_connects
from earnest.ledger.rules import Spend

TITLE = "Single spends from 32 threads of one process, each durable when it is answered"
FLOOR = 0.25
SIZES = (1_000, 4_000, 16_000)
FULL_SIZES = (10_000, 30_000, 100_000)
THREADS = 32
SPENDS_EACH = 150
LIMIT_SECONDS = 3
_STATEMENT = """\\set row random(1, {size})
WITH moved AS (UPDATE bench_row SET n = n + 1 WHERE id = :row RETURNING id)
 INSERT INTO bench_line (row_id, n) SELECT id, 1 FROM moved;
"""


def measure(*, full: bool, report: Report) -> Result:
    """Sizes are wallets. The limit is an UPDATE of a random row with an INSERT in one statement,
    from 32 connections, by PostgreSQL's own pgbench."""
    opened = 0

    def prepare(size: int) -> tuple[Callable[[], float], Callable[[], float]]:
        nonlocal opened
        report(f"P2: {size:,} wallets, {THREADS} threads")
        open_wallets([f"p2:{number}" for number in range(opened, size)])
        opened = size
        _make_limit(size)
        rounds = iter(range(100))
        return lambda: _spends(size, next(rounds)), lambda: _statements(size)

    result = Result("P2", "spends/s", FLOOR)
    return measure_sizes(result, FULL_SIZES if full else SIZES, prepare)


def _spends(size: int, round_number: int) -> float:
    barrier = Barrier(THREADS + 1)
    faults: list[BaseException] = []

    def spend(place: int) -> None:
        random = Random(f"{place} {size} {round_number}")  # noqa: S311
        name = f"spend:{size}.{round_number}.{place}"
        try:
            connection.ensure_connection()
            barrier.wait(60)
            for number in range(SPENDS_EACH):
                outcome = spend_connects(
                    Spend(
                        owner=f"p2:{random.randrange(size)}",
                        subject=f"{name}.{number}",
                        connects=random.randint(1, 6),
                        reason="application",
                    ),
                    at=SPENT_AT,
                )
                if outcome.refusal:
                    raise RuntimeError(f"a spend was refused: {outcome}")
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=spend, args=(place,)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    barrier.wait(60)
    began = perf_counter()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return THREADS * SPENDS_EACH / (perf_counter() - began)


def _make_limit(size: int) -> None:
    with psycopg.connect(**dsn()) as server:
        server.execute("DROP TABLE IF EXISTS bench_row, bench_line")
        server.execute("CREATE TABLE bench_row (id int PRIMARY KEY, n bigint) WITH (fillfactor=50)")
        server.execute(
            """CREATE TABLE bench_line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                   row_id int, n int)"""
        )
        server.execute("INSERT INTO bench_row SELECT i, 0 FROM generate_series(1, %s) i", [size])


def _statements(size: int) -> float:
    script = _STATEMENT.format(size=size)
    parts = dsn()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "statement.sql"
        file.write_text(script)
        command = [
            str(binaries(wanted_major()) / "bin" / "pgbench"),
            *("--no-vacuum", "--protocol=prepared", "--jobs=2", f"--client={THREADS}"),
            *(f"--time={LIMIT_SECONDS}", f"--file={file}", parts["dbname"]),
        ]
        names = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password"}
        given = {name: str(parts[part]) for name, part in names.items() if parts.get(part)}
        done = subprocess.run(
            command, env={**os.environ, **given}, check=True, capture_output=True, text=True
        )
    line = next(line for line in done.stdout.splitlines() if line.startswith("tps"))
    return float(line.split("=")[1].split()[0])
