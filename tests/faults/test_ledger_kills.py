"""Processes that write the ledger are killed in the middle; what was acknowledged is all there."""

import os
import random
import signal
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from earnest.hiring.models import Proposal
from earnest.ledger.models import Entry
from earnest.ledger.queries.audit import audit
from tests import make
from tests.faults.asking import GRANTS, keep_applying, keep_asking, started
from tests.faults.test_returns_killed import others_are_connected
from tests.hiring import make as hiring

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


def kill(process: BaseProcess, file: Path, moment: float) -> None:
    """Kill it so many seconds after it has begun."""
    while not file.exists():
        time.sleep(0.002)
    time.sleep(moment)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def moments(count: int) -> list[tuple[str, float]]:
    """Names and moments of so many kills, from a seed that is printed."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    return [(f"{seed}-{number}", chance.uniform(0, 0.12)) for number in range(count)]


def wait_for_backends() -> None:
    while others_are_connected():
        time.sleep(0.01)


def test_killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    tmp_path: Path,
) -> None:
    for name, moment in moments(KILLS):
        kill(started(keep_asking, tmp_path, name, 10**6), tmp_path / name, moment)
    wait_for_backends()
    keys = written()
    assert len(acknowledged(tmp_path)) > KILLS
    assert acknowledged(tmp_path) - keys == set()
    assert halves(keys) == []
    assert audit().findings == []


def test_killed_between_paying_and_the_proposal_both_are_there_or_neither(tmp_path: Path) -> None:
    acme = make.person("acme", is_client=True)
    people = [person.id for person in hiring.crowd(10, connects=1000)]
    jobs = [hiring.job(acme, price=4).id for _ in range(40)]
    for name, moment in moments(10):
        kill(started(keep_applying, tmp_path, name, people, jobs), tmp_path / name, moment)
    wait_for_backends()
    proposals = {f"proposal:{proposal.id}" for proposal in Proposal.objects.all()}
    assert set(Entry.objects.filter(kind="spend").values_list("subject", flat=True)) == proposals
    assert acknowledged(tmp_path) <= set(Proposal.objects.values_list("key", flat=True))
    assert proposals
    assert audit().findings == []


def test_processes_that_ask_at_once_leave_a_clean_ledger(tmp_path: Path) -> None:
    processes = [started(keep_asking, tmp_path, f"asker{number}", 40) for number in range(4)]
    for process in processes:
        process.join(timeout=60)
        assert process.exitcode == 0
    assert acknowledged(tmp_path) == written()
    assert audit().findings == []
