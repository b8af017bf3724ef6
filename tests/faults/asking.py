"""Processes that keep asking the ledger, for races between processes and to be killed.

A key is fsynced to a file only after the commit of its batch is acknowledged.
"""

import os
import random
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from earnest.ledger.actions import move_connects  # noqa: E402
from earnest.ledger.rules import (  # noqa: E402
    Capture,
    Chargeback,
    Grant,
    Hold,
    Refund,
    Release,
    Request,
    Spend,
    Void,
    Won,
)
from tests.ledger.asking import AT, terms  # noqa: E402

OWNERS = [f"owner{number}" for number in range(30)]
GRANTS = 5
HOUR = timedelta(hours=1)


def started(folder: Path, name: str, batches: int) -> BaseProcess:
    """A process that asks so many batches, forked from one in which everything is imported."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.asking"])
    database = str(connection.settings_dict["NAME"])
    process = context.Process(target=keep_asking, args=(database, folder, name, batches))
    process.start()
    return process


def keep_asking(database: str, folder: Path, name: str, batches: int) -> None:
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    chance = random.Random(name)
    acknowledged = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(batches):
        requests = _batch(chance, f"{name}.{number}")
        outcomes = move_connects(requests, at=AT + number * HOUR, schedule=terms())
        told = zip(requests, outcomes, strict=True)
        keys = [request.key for request, outcome in told if outcome.refusal is None]
        os.write(acknowledged, "".join(f"{key}\n" for key in keys).encode())
        os.fsync(acknowledged)
    connection.close()


def _batch(chance: random.Random, name: str) -> list[Request]:
    """Some grants, which are never refused, and as many requests of every other kind."""
    owners = chance.sample(OWNERS, 2 * GRANTS)
    asked: list[Request] = [
        Grant(
            owner=owner,
            subject=f"g:{name}",
            connects=chance.randint(1, 9),
            expires=chance.choice([None, 2 * HOUR, 50 * HOUR]),
            cost_cents=chance.choice([0, 100]),
            key=f"g:{name}:{owner}",
        )
        for owner in owners[:GRANTS]
    ]
    asked += [_other(chance, name, owner) for owner in owners[GRANTS:]]
    chance.shuffle(asked)
    return asked


def _other(chance: random.Random, name: str, owner: str) -> Request:
    family, _, number = name.rpartition(".")
    before = f"{family}.{chance.randrange(int(number) + 1)}"
    key, lot = f"o:{name}", chance.randint(1, 9)
    others: list[Request] = [
        *[Spend(owner=owner, subject=f"p:{name}", connects=chance.randint(1, 6), key=key)] * 3,
        Hold(owner=owner, subject=f"p:{name}", connects=2, until=AT + 99 * HOUR, key=key),
        Capture(owner=owner, subject=f"p:{before}", connects=1, key=key),
        Release(owner=owner, subject=f"p:{before}", key=key),
        *[Refund(owner=owner, subject=f"p:{before}", key=key)] * 3,
        Void(owner=owner, lot=lot, key=key),
        Chargeback(owner=owner, lot=lot, key=key),
        Won(owner=owner, lot=lot, key=key),
    ]
    return chance.choice(others)
