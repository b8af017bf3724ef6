"""Rate limits: all processes count in one table, and none counts while another does."""

from functools import partial

from django.core.cache import caches
from django.db import connection
from django.test import Client

from earnest.people.models import Person
from tests.committed import at_once

TRIES = {"login": "alice@example.test", "password": "not hers"}


def taken(key: str) -> bool:
    """Whether this thread, with a connection of its own, was the one that took the lock."""
    return bool(caches["default"].add(key, 1, timeout=10))


def test_tries_are_counted_where_every_process_reads_them(client: Client, alice: Person) -> None:
    client.post("/account/log-in/", TRIES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM web_cache WHERE cache_key LIKE '%%login%%'", [])
        assert cursor.fetchone()[0] > 0


def test_too_many_tries_are_refused(client: Client, alice: Person) -> None:
    pages = [client.post("/account/log-in/", TRIES).content.decode() for _ in range(12)]
    assert "Too many failed login attempts" not in pages[0]
    assert "Too many failed login attempts" in pages[-1]


def test_of_many_who_would_count_at_once_one_does(committed: None) -> None:
    for turn in range(10):
        answers = at_once(*[partial(taken, f"lock-{turn}")] * 6)
        assert sorted(answers) == [False] * 5 + [True]
