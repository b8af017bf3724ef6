"""The tasks: each is in the time table and calls its action with one reading of the clock."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from procrastinate.contrib.django import app

from earnest.billing.actions import welcome_person
from earnest.billing.queries import next_allowance_on
from earnest.hiring import actions as hiring
from earnest.ledger.queries import balance_of, history
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.worker import tasks
from tests import make
from tests.house.source import functions, modules

pytestmark = pytest.mark.django_db
AT = make.AT


def test_every_task_is_in_the_time_table_and_locked_by_its_name() -> None:
    scheduled = {
        name: task.task for (name, _), task in app.periodic_registry.periodic_tasks.items()
    }
    for name in ("give_allowances", "settle_wallets", "expire_jobs", "continue_returns"):
        assert scheduled[name].lock == scheduled[name].queueing_lock == name


def test_a_worker_that_only_starts_django_has_every_periodic_task() -> None:
    """What is registered because something else imported it would be missing in a worker."""
    written = {
        function.name
        for module in modules("earnest/worker")
        for function in functions(module)
        if any("app.periodic" in ast.unparse(one) for one in function.decorator_list)
    }
    asks = (
        "import django; django.setup();"
        "from procrastinate.contrib.django import app;"
        "print(*(name for name, _ in app.periodic_registry.periodic_tasks))"
    )
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "earnest.config.settings"}
    answer = subprocess.run(
        [sys.executable, "-c", asks], env=given, capture_output=True, text=True, check=True
    )
    assert set(answer.stdout.split()) == written >= {"retry_stalled_tasks"}


def test_allowances_come_on_the_day_that_the_clock_shows(alice: Person) -> None:
    welcome_person(alice.id, at=AT)
    with time_machine.travel(datetime(2026, 4, 20, 0, 3, tzinfo=UTC), tick=False):
        assert tasks.give_allowances(0) == "1 given, 0 refused"
    assert next_allowance_on(alice.id) == date(2026, 5, 20)


def test_what_expired_is_written_down_without_anybody_moving_the_wallet(alice: Person) -> None:
    welcome_person(alice.id, at=AT)
    owner = wallet_owner(alice.id)
    with time_machine.travel(AT + timedelta(days=366), tick=False):
        assert tasks.settle_wallets(0) == 1
        assert tasks.settle_wallets(0) == 0
    assert [(row.kind, row.change) for row in history(owner)[:2]] == [
        ("expiry", -10),
        ("expiry", -40),
    ]
    assert balance_of(owner, at=AT + timedelta(days=366)) == 0


@pytest.mark.parametrize(
    ("task", "action", "arguments"),
    [
        (tasks.expire_jobs, "expire_jobs", {}),
        (tasks.continue_returns, "continue_returns", {"chunks": tasks.CHUNKS_A_MINUTE}),
    ],
)
def test_jobs_expire_and_returns_go_on_by_the_clock(
    task: Callable[[int], object],
    action: str,
    arguments: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[dict[str, object]] = []
    monkeypatch.setattr(hiring, action, lambda **given: calls.append(given))
    with time_machine.travel(AT, tick=False):
        task(0)
    assert calls == [{"at": AT, **arguments}]
