"""Processes that keep asking the ledger, for races between processes and to be killed.

A key is fsynced to a file only after the commit of its batch is acknowledged.
"""

import os
import random
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from earnest.base.refusals import Refused  # noqa: E402
from earnest.hiring.actions import (  # noqa: E402
    ProposalRequest,
    open_quote,
    submit_proposal,
)
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


def started(keep_going: Callable[..., None], folder: Path, name: str, *more: Any) -> BaseProcess:
    """A process that runs this, forked from one in which everything is imported."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.asking"])
    database = str(connection.settings_dict["NAME"])
    process = context.Process(target=keep_going, args=(database, folder, name, *more))
    process.start()
    return process


class _Acknowledged:
    """The file of what was acknowledged; it is there from when the process can be killed."""

    def __init__(self, database: str, folder: Path, name: str) -> None:
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
        self.file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def add(self, keys: Iterable[str | None]) -> None:
        os.write(self.file, "".join(f"{key}\n" for key in keys).encode())
        os.fsync(self.file)


def keep_asking(database: str, folder: Path, name: str, batches: int) -> None:
    """Ask the ledger so many batches."""
    chance = random.Random(name)
    acknowledged = _Acknowledged(database, folder, name)
    for number in range(batches):
        requests = _batch(chance, f"{name}.{number}")
        outcomes = move_connects(requests, at=AT + number * HOUR, schedule=terms())
        told = zip(requests, outcomes, strict=True)
        acknowledged.add(request.key for request, outcome in told if outcome.refusal is None)
    connection.close()


def keep_applying(
    database: str, folder: Path, name: str, people: Sequence[int], jobs: Sequence[int]
) -> None:
    """Send proposals of these people for these jobs, one after the other."""
    acknowledged = _Acknowledged(database, folder, name)
    pairs = [(person, job) for job in jobs for person in people]
    random.Random(name).shuffle(pairs)
    for person, job in pairs:
        key = f"{name}:{person}:{job}"
        request = ProposalRequest(person, job, key=key, letter="I can begin.", asked_cents=100)
        try:
            open_quote(person, job, at=AT)
            submit_proposal(request, at=AT)
        except Refused:
            continue
        acknowledged.add([key])


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
