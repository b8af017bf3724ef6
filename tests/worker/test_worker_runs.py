"""The worker itself, as a process: it finds the tasks and works them off."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from earnest.base.clock import now
from earnest.billing.actions import welcome_person
from earnest.ledger.queries import balance_of
from earnest.people.rules import wallet_owner
from tests import make

pytestmark = pytest.mark.usefixtures("committed")

PROGRAM = """
import sys, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from earnest.cli import worker
worker.app(["--once"])
"""


def test_a_worker_gives_the_allowances_that_are_due_and_ends() -> None:
    joined_at = now() - timedelta(days=40)
    ann = make.person("ann", is_freelancer=True, at=joined_at)
    welcome_person(ann.id, at=joined_at)
    app.configure_task("give_allowances").defer(timestamp=0)
    name = str(connection.settings_dict["NAME"])
    subprocess.run(
        [sys.executable, "-c", PROGRAM, name],
        check=True,
        timeout=60,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "earnest.config.settings"},
    )
    assert balance_of(wallet_owner(ann.id), at=now()) == 60
    assert not ProcrastinateJob.objects.filter(task_name="give_allowances").exists()
