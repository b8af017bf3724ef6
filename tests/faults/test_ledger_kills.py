"""Processes that write the ledger are killed in the middle; what was acknowledged is all there."""

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from earnest.ledger.models import Entry
from earnest.ledger.queries.audit import audit
from tests.faults.asking import GRANTS, started
from tests.faults.test_returns_killed import others_are_connected

pytestmark = pytest.mark.usefixtures("committed")

KILLS = 30


def acknowledged(folder: Path) -> set[str]:
    return {key for file in folder.iterdir() for key in file.read_text().splitlines()}


def written() -> set[str]:
    return {key for key in Entry.objects.values_list("key", flat=True) if key is not None}


def halves(keys: set[str]) -> list[str]:
    """The batches of which some grants are there and some are not."""
    counts = Counter(key.rpartition(":")[0] for key in keys if key.startswith("g:"))
    return [name for name, count in counts.items() if count != GRANTS]


def kill_one(folder: Path, name: str, moment: float) -> None:
    process = started(folder, name, batches=10**6)
    while not (folder / name).exists():
        time.sleep(0.002)
    time.sleep(moment)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def test_killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    tmp_path: Path,
) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    for number in range(KILLS):
        kill_one(tmp_path, f"{seed}-{number}", moments.uniform(0, 0.12))
    while others_are_connected():
        time.sleep(0.01)
    keys = written()
    assert len(acknowledged(tmp_path)) > KILLS
    assert acknowledged(tmp_path) - keys == set()
    assert halves(keys) == []
    assert audit().findings == []
    connection.close()


def test_processes_that_ask_at_once_leave_a_clean_ledger(tmp_path: Path) -> None:
    processes = [started(tmp_path, f"asker{number}", batches=40) for number in range(4)]
    for process in processes:
        process.join(timeout=60)
        assert process.exitcode == 0
    assert acknowledged(tmp_path) == written()
    assert audit().findings == []
