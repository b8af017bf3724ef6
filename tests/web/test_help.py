"""Home and Help say the rulebook's numbers, not numbers of their own."""

import re

import pytest
from django.test import Client

from tests.make import adopt


def words(client: Client, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "1 to 6 Connects"),
        ("/", "40 Connects when you confirm your e-mail, and 10 each month"),
        ("/", "at $0.15 each"),
        ("/", "For 10 minutes you can take it back"),
        ("/", "good for 30 more days"),
        ("/help/", "held for you for 24 hours"),
        ("/help/", "Sign-up bonus: after 365 days"),
        ("/help/", "The client closes the job without hiring come back"),
        ("/help/", "The job expires do not come back"),
    ],
)
def test_the_articles_numbers_are_said(
    client: Client, db: None, address: str, sentence: str
) -> None:
    assert sentence in words(client, address)


@pytest.mark.parametrize(
    ("changes", "address", "sentence"),
    [
        ({"bonuses.sign_up": 35}, "/", "35 Connects when you confirm"),
        ({"connects.list_price_cents": 20}, "/help/", "Its list price is $0.20"),
        ({"expiry.allowance": "never"}, "/help/", "Monthly Connects: never"),
        ({"returns.on_expiry": True}, "/help/", "The job expires come back"),
        ({"proposals.undo_minutes": 1}, "/", "For 1 minute you can"),
        ({"jobs.price_max": 9}, "/", "1 to 9 Connects"),
    ],
)
def test_another_rulebook_says_other_numbers(
    client: Client, db: None, changes: dict[str, object], address: str, sentence: str
) -> None:
    adopt(changes)
    assert sentence in words(client, address)
