"""What docs/ledger.md shows is so: its stories, its refusals, its code and its chain."""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from psycopg import Cursor

from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Grant, Hold, Refund, Spend
from earnest.ledger.stories.playing import play_story
from earnest.ledger.stories.reading import LOOKS
from tests.ledger.asking import AT, DAY, ask, grant
from tests.ledger.test_refusals import ORDER
from tests.make import ledger_terms
from tests.properties.player import EVENTS, play

TEXT = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text()
STORIES = re.findall(r"```story\n(.*?)```", TEXT, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.splitlines()[0][18:40])
def test_a_story_of_the_page_holds(story: str) -> None:
    assert play(story) == []
    assert play_story(story) == []


def test_the_page_has_its_stories() -> None:
    assert len(STORIES) >= 8


@pytest.mark.django_db
@pytest.mark.parametrize("code", PYTHON)
def test_code_of_the_page_runs_as_it_says(code: str) -> None:
    names = {"Grant": Grant, "Spend": Spend, "Refund": Refund, "timedelta": timedelta, "at": AT}
    exec(code, {**names, "move_connects": move_connects})


def test_the_page_tells_every_refusal_in_its_order() -> None:
    rows = re.findall(r"^\| (`[a-z_`, ]+`) \|", TEXT, re.MULTILINE)
    assert re.findall(r"[a-z_]+", " ".join(rows)) == ORDER


def test_the_page_tells_the_limits_of_the_article() -> None:
    terms = ledger_terms()
    for number in (terms.movement, terms.hold_days, terms.batch, terms.live_lots):
        assert f"{number:,}" in TEXT
    assert f"at least {terms.grace.days} days" in TEXT


def test_the_page_tells_every_line_of_the_language() -> None:
    told = re.findall(r"^TIME ([a-z]+) ", TEXT, re.MULTILINE)
    assert told == [*EVENTS, *LOOKS]


def columns(what: str) -> str:
    found = re.search(rf"^- {what}: `(.*)`$", TEXT, re.MULTILINE)
    assert found
    return found[1]


def lines(table: str, what: str, condition: str) -> list[bytes]:
    """Rows as the page says that they are written down, without their newlines."""
    assert connection.connection is not None
    order = f"SELECT {columns(what)} FROM {table} WHERE {condition} ORDER BY number"
    with Cursor(connection.connection).copy(f"COPY ({order}) TO STDOUT") as copy:
        return [bytes(row)[:-1] for row in copy]


@pytest.mark.django_db
def test_the_chain_can_be_followed_by_what_the_page_says() -> None:
    ask(
        grant(expires=2 * DAY, source="sign_up", cost_cents=150),
        Spend(owner="ann", subject="p1", connects=4, key="k", reason="application"),
        Hold(owner="ann", subject="b1", connects=2, until=AT + 9 * DAY),
    )
    later: datetime = AT + 5 * DAY + timedelta(microseconds=1200)
    ask(Refund(owner="ann", subject="p1"), at=later)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO'")
    head = sha256(b"earnest ledger 1\tann").digest()
    entries = lines("ledger_entry", "entry", "true")
    for number, entry in enumerate(entries, start=1):
        lots = lines("ledger_lot", "lot", f"entry_number = {number}")
        head = sha256(head + b"\n".join([entry, *lots])).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT head, next_entry FROM ledger_wallet WHERE owner = 'ann'")
        found = cursor.fetchone()
    assert (bytes(found[0]), found[1]) == (head, len(entries) + 1)
    assert len(entries) == 5
