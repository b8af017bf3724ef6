"""Membership & Connects and its history: what is there, whose it is, and in which order."""

import csv
import re
from datetime import timedelta

import pytest
from django.test import Client

from earnest.base.clock import now
from earnest.billing.actions import welcome_person
from earnest.hiring.actions import close_job
from earnest.people.models import Person
from earnest.web.views import history as views
from tests.hiring.make import fund, job, proposal

DAY = timedelta(days=1)
HISTORY = "/settings/membership/history/"


@pytest.fixture
def told(client: Client, alice: Person, acme: Person) -> Client:
    """Alice joined, applied for a job, and has her Connects back; she is logged in."""
    at = now() - 10 * DAY
    welcome_person(alice.id, at=at)
    logo = job(acme, at=at + DAY, title="=Logo")
    proposal(alice, logo, at=at + 2 * DAY)
    close_job(logo.id, person_id=acme.id, at=at + 3 * DAY)
    client.force_login(alice)
    return client


def rows(client: Client, address: str = HISTORY) -> list[str]:
    """The rows of the table as lines of words."""
    page = client.get(address).content.decode()
    found = re.findall(r"<tr>(.*?)</tr>", page.split("<tbody>")[-1], re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]


def test_every_movement_stands_there_newest_first_with_its_reason(told: Client) -> None:
    words = rows(told)
    assert [re.search(r"[+−]\d+ \d+", row)[0] for row in words] == [  # type: ignore[index]
        "+4 50",
        "−4 46",
        "+10 50",
        "+40 40",
    ]
    assert "Acme closed “=Logo” without hiring" in words[0]
    assert "spent on" in words[0]
    assert "Applied for “=Logo”" in words[1]
    assert "4 came back on" in words[1]
    assert ["Monthly Connects" in words[2], "Sign-up bonus" in words[3]] == [True, True]


@pytest.mark.parametrize(("show", "count"), [("", 4), ("in", 2), ("spent", 1), ("back", 1)])
def test_kinds_can_be_picked(told: Client, show: str, count: int) -> None:
    assert len(rows(told, f"{HISTORY}?show={show}")) == count


def test_a_period_includes_its_last_day(told: Client) -> None:
    spent_on = (now() - 8 * DAY).date().isoformat()
    words = rows(told, f"{HISTORY}?since={spent_on}&until={spent_on}")
    assert len(words) == 1
    assert "−4" in words[0]


@pytest.mark.parametrize("query", ["show=everything", "since=yesterday", "until=2026-02-30"])
def test_what_cannot_be_asked_is_said(told: Client, query: str) -> None:
    for address in (HISTORY, "/settings/membership/history.csv"):
        answer = told.get(f"{address}?{query}")
        assert answer.status_code == 422
        assert "needs another look" in answer.content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²"])
def test_a_damaged_page_mark_shows_the_latest(told: Client, before: str) -> None:
    assert len(rows(told, f"{HISTORY}?before={before}")) == 4


def test_pages_follow_each_other_without_gap_or_double(
    told: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 3)
    first = told.get(HISTORY).content.decode()
    earlier = re.search(r'href="([^"]+)" rel="next"', first)
    assert earlier
    assert len(rows(told, earlier[1])) == 1
    assert "Latest" in told.get(earlier[1]).content.decode()


def test_the_csv_has_it_all_oldest_first_and_no_formulas(told: Client) -> None:
    answer = told.get("/settings/membership/history.csv")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    lines = list(csv.DictReader(text.splitlines()))
    assert [line["balance"] for line in lines] == ["40", "50", "46", "50"]
    assert [line["Connects"] for line in lines] == ["40", "10", "-4", "4"]
    assert not any(cell.startswith("=") for line in lines for cell in line.values())


def test_an_entry_shows_what_belongs_to_it(told: Client) -> None:
    page = told.get(f"{HISTORY}3/").content.decode()
    assert "What belongs together" in page
    assert "without hiring" in page


def test_a_lot_shows_what_it_was_spent_on_and_what_came_back(told: Client) -> None:
    words = rows(told, "/settings/membership/lots/1/")
    assert [re.search(r"[+−]\d+", row)[0] for row in words] == ["+40", "−4", "+4"]  # type: ignore[index]


@pytest.mark.parametrize("address", [f"{HISTORY}99/", "/settings/membership/lots/99/"])
def test_what_is_not_in_the_wallet_is_not_found(told: Client, address: str) -> None:
    assert told.get(address).status_code == 404


def test_nobody_sees_anybody_elses(told: Client, bob: Person) -> None:
    told.force_login(bob)
    assert rows(told) == []
    assert told.get(f"{HISTORY}1/").status_code == 404
    assert told.get("/settings/membership/lots/1/").status_code == 404


def test_membership_says_balance_next_connects_lots_and_pace(told: Client) -> None:
    page = told.get("/settings/membership/").content.decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Basic plan 10 Connects a month. Free." in text
    assert "Balance 50 Connects" in text
    assert "40 of 40" in text
    assert "View Connects history" in text
    assert "Buy" not in text
    assert "At your pace" not in text


def test_the_pace_is_said_where_there_is_one(told: Client, alice: Person, acme: Person) -> None:
    proposal(alice, job(acme, at=now() - DAY, title="Another"), at=now() - DAY)
    text = told.get("/settings/membership/").content.decode()
    assert "At your pace of the last 28 days the balance lasts 322 days." in text


def test_a_wallet_of_a_few_days_has_no_pace_yet(
    client: Client, alice: Person, acme: Person
) -> None:
    at = now() - 6 * DAY
    welcome_person(alice.id, at=at)
    proposal(alice, job(acme, at=at), at=at)
    client.force_login(alice)
    assert "At your pace" not in client.get("/settings/membership/").content.decode()


def test_a_lot_about_to_expire_is_spent_first_and_listed_first(
    client: Client, alice: Person
) -> None:
    fund(alice, 5, at=now() - DAY, days=90)
    fund(alice, 6, at=now() - DAY, days=30)
    welcome_person(alice.id, at=now())
    client.force_login(alice)
    words = rows(client, "/settings/membership/")
    assert [row.split(" of ")[0][-1] for row in words[:2]] == ["6", "5"]


def test_of_very_many_lots_the_next_are_listed_and_the_rest_is_summed(
    client: Client, alice: Person
) -> None:
    welcome_person(alice.id, at=now() - DAY)
    for days in range(40, 95):
        fund(alice, 2, at=now() - DAY, days=days)
    client.force_login(alice)
    page = client.get("/settings/membership/").content.decode()
    assert page.count(">of 2<") == 50
    assert "7 more lots with 60 Connects are spent after these." in page


@pytest.mark.parametrize("address", ["/settings/membership/", HISTORY, f"{HISTORY}1/"])
def test_wallets_are_for_who_is_logged_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 302
