"""An import whose process is killed at some moment and run again: nothing doubled or missing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from earnest.jobs.models import Job, JobPrice
from tests.faults.test_returns_killed import others_are_connected
from tests.jobs.reading import HEAD

pytestmark = pytest.mark.usefixtures("committed")
COUNT = 400

# Imports in chunks of seven, so that there are many moments between its first and its last.
PROGRAM = """
import sys, django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from earnest.cli import import_jobs
import_jobs.CHUNK = 7
import_jobs.app(["jobs", sys.argv[2], "--as-of", "2026-02-09"])
"""


def start(file: Path) -> "subprocess.Popen[str]":
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, name, str(file)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "earnest.config.settings"},
    )


@pytest.mark.parametrize("least", [1, 200])
def test_a_killed_import_is_finished_by_running_it_again(tmp_path: Path, least: int) -> None:
    file = tmp_path / "jobs.csv"
    rows = (f"{n},Job {n},2026-02-01,fixed,{n + 1},\n" for n in range(COUNT))
    file.write_text(HEAD.replace("skills", "connects") + "".join(rows).replace(",\n", ",2\n"))
    child = start(file)
    while Job.objects.count() < least:
        assert child.poll() is None, "it ended before it could be killed"
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=30)
    while others_are_connected():
        time.sleep(0.01)
    done_count = Job.objects.count()
    assert done_count % 7 == 0, "a chunk is there whole or not at all"
    assert JobPrice.objects.count() == done_count
    again = start(file)
    said, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert f"{COUNT} jobs: {COUNT - done_count} new, 0 brought up to date" in said
    ids = list(Job.objects.values_list("source_id", flat=True))
    assert sorted(ids, key=int) == [str(n) for n in range(COUNT)]
    assert JobPrice.objects.count() == COUNT
