"""Tests that must really commit: threads and killed processes see each other's rows.

The rows are swept up afterwards; the ledger's own guards, which refuse that, are set aside for it.
"""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from earnest.base.refusals import Refused

_KEPT = {"rulebook"}


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database without the transaction that other tests are wrapped in; empty again after."""
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            _sweep()
            connection.close()


def _sweep() -> None:
    tables = ", ".join(
        connection.ops.quote_name(model._meta.db_table)
        for config in apps.get_app_configs()
        if config.name.startswith(("earnest.", "allauth.")) and config.label not in _KEPT
        for model in config.get_models()
        if model._meta.managed
    )
    guarded = ("ledger_entry", "ledger_lot", "ledger_wallet")
    with transaction.atomic(), connection.cursor() as cursor:
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {tables}, web_cache CASCADE")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call answers, all begun at the same moment in threads of their own.

    A refusal is answered by its name; any other exception is answered as it is.
    """
    answers: list[Any] = [None] * len(calls)
    start = Barrier(len(calls))

    def run(place: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            answers[place] = call()
        except Refused as refused:
            answers[place] = refused.name
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive(), "a thread is still waiting: deadlock?"
    return answers
