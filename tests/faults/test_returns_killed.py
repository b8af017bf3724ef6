"""A mass return whose process is killed in the middle: nothing doubled, nothing missing."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from earnest.hiring.actions import continue_returns
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.models import Job
from earnest.ledger.queries import balances_of
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make
from tests.hiring import make as hiring
from tests.make import AT

pytestmark = pytest.mark.usefixtures("committed")

# Closes a job in chunks of two, so that there are many moments between its first and its last.
PROGRAM = """
import sys, django
from datetime import datetime
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from earnest.hiring.actions import close_job, continue_returns, returns
returns.CHUNK = 2
job_id, client_id, at = int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4])
close_job(job_id, person_id=client_id, at=at)
while continue_returns(at=at, chunks=1):
    pass
"""


def close_and_kill(job: Job, done_count: int) -> None:
    """Begin to close the job in another process and kill it once so many have come back."""
    name = str(connection.settings_dict["NAME"])
    words = [PROGRAM, name, str(job.id), str(job.client_id), AT.isoformat()]
    child = subprocess.Popen(
        [sys.executable, "-c", *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "earnest.config.settings"},
    )
    while not JobReturn.objects.filter(job=job, done_count__gte=done_count).exists():
        assert child.poll() is None, "it ended before it could be killed"
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=30)
    while others_are_connected():
        time.sleep(0.01)


def others_are_connected() -> bool:
    """Whether PostgreSQL still works off what the killed process had asked for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend' AND state <> 'idle'"
        )
        return bool(cursor.fetchone()[0])


def in_step(job: Job) -> bool:
    """Whether the proposals, the progress and the wallets tell the same."""
    returned = Proposal.objects.filter(job=job, returned_at__isnull=False)
    owners = [wallet_owner(one) for one in returned.values_list("freelancer_id", flat=True)]
    balances = balances_of(owners, at=AT).values()
    return len(owners) == JobReturn.objects.get(job=job).done_count and set(balances) == {10}


def test_killed_at_random_moments_a_return_goes_on_where_it_was() -> None:
    acme, seed = make.person("acme", is_client=True), random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    for _ in range(4):
        job = hiring.job(acme, price=4)
        people: list[Person] = hiring.applicants(job, 200)
        close_and_kill(job, moments.randint(1, 80))
        assert in_step(job)
        assert 0 < hiring.unreturned(job) < 800
        while continue_returns(at=AT):
            pass
        assert in_step(job)
        assert hiring.unreturned(job) == 0
        owners = [wallet_owner(one.id) for one in people]
        assert list(balances_of(owners, at=AT).values()) == [10] * 200
