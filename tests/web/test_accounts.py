"""Signing up, confirming, logging in: the forms as a browser without JavaScript sends them."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from earnest.ledger.queries import balance_of
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at
from tests.make import AT, PASSWORD

SIGN_UP = {
    "name": "Ann",
    "email": "ann@example.test",
    "password1": PASSWORD,
    "roles": ["freelancer"],
    "plan": "basic",
}


def link_in_mail() -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_sign_up_preselects_basic_and_says_what_it_gives(client: Client, db: None) -> None:
    page = client.get("/account/sign-up/").content.decode()
    assert re.search(r'value="basic"[^>]*checked', page)
    assert "10 Connects a month" in page


def test_confirming_the_address_brings_bonus_and_first_allowance(client: Client, db: None) -> None:
    assert client.post("/account/sign-up/", SIGN_UP).status_code == 302
    ann = Person.objects.get(email="ann@example.test")
    owner = wallet_owner(ann.id)
    assert balance_of(owner, at=ann.joined_at) == 0
    link = link_in_mail()
    assert "Yes, confirm it" in client.get(link).content.decode()
    answer = client.post(link, follow=True)
    book = rulebook_at(AT)
    expected = book.bonuses.sign_up + book.plans.basic.monthly_connects
    assert balance_of(owner, at=ann.joined_at + timedelta(minutes=1)) == expected
    words = answer.content.decode()
    assert f"<strong>{expected}</strong>" in words
    assert "ann@example.test is confirmed." in words
    link = '<a href="/settings/membership/history/">See them in your history</a>'
    assert words.count(f"40 + 10 Connects are yours. {link}") == 1


def test_a_client_who_confirms_is_told_of_no_connects(client: Client, db: None) -> None:
    client.post("/account/sign-up/", {**SIGN_UP, "roles": ["client"]})
    words = client.post(link_in_mail(), follow=True).content.decode()
    assert "is confirmed." in words
    assert "are yours" not in words


def test_nobody_logs_in_before_confirming(client: Client, db: None) -> None:
    client.post("/account/sign-up/", SIGN_UP)
    answer = client.post(
        "/account/log-in/", {"login": "ann@example.test", "password": PASSWORD}, follow=True
    )
    assert "Open the link we sent you" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "ann", "Enter a valid email address."),
        ("password1", "short", "This password is too short."),
        ("roles", [], "Choose"),
        ("plan", "plus", "Select a valid choice."),
    ],
)
def test_a_bad_sign_up_comes_back_with_a_sentence(
    client: Client, db: None, field: str, value: object, sentence: str
) -> None:
    answer = client.post("/account/sign-up/", {**SIGN_UP, field: value})
    page = answer.content.decode()
    assert sentence in page
    assert "needs another look" in page
    assert not Person.objects.exists()


def test_a_known_address_gets_a_mail_and_the_same_page(client: Client, alice: Person) -> None:
    first = client.post("/account/sign-up/", SIGN_UP)
    other = Client().post("/account/sign-up/", {**SIGN_UP, "email": alice.email})
    assert (other.status_code, other.headers["Location"]) == (302, first.headers["Location"])
    assert mail.outbox[-1].subject.strip() == "You already have an account"


def test_a_forgotten_password_is_set_anew(client: Client, alice: Person) -> None:
    client.post("/account/password/reset/", {"email": alice.email})
    page = client.get(link_in_mail(), follow=True)
    address = page.request["PATH_INFO"]
    client.post(address, {"password1": "another fine phrase", "password2": "another fine phrase"})
    alice.refresh_from_db()
    assert alice.check_password("another fine phrase")


@pytest.mark.parametrize(
    "address",
    [
        "/account/log-in/",
        "/account/sign-up/",
        "/account/confirm/",
        "/account/confirm/no-such-key/",
        "/account/password/reset/",
        "/account/password/reset/sent/",
        "/account/password/reset/1-no-such-key/",
        "/account/password/reset/done/",
        "/account/closed/",
    ],
)
def test_every_account_page_stands_in_our_shell(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="site-head"' in page
    assert "<h1></h1>" not in page
