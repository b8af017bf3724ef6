"""Settings: what is said is kept, what cannot be is said back, and roles are added."""

import pytest
from django.test import Client

from earnest.base.clock import now
from earnest.people.models import Person
from tests.hiring.make import balance, fund

SAID = {"name": "Alice M.", "time_zone": "Asia/Tokyo", "country": "BE", "level": "expert"}


def test_settings_are_for_who_is_logged_in(client: Client, db: None) -> None:
    assert client.get("/settings/").headers["Location"] == "/account/log-in/?next=/settings/"


def test_what_is_said_is_kept(client: Client, alice: Person) -> None:
    client.force_login(alice)
    assert client.post("/settings/", SAID).status_code == 302
    alice.refresh_from_db()
    assert {name: getattr(alice, name) for name in SAID} == SAID


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("name", "a\x00b"),
        ("time_zone", "Mars/Olympus"),
        ("country", "Belgium"),
        ("level", "wizard"),
    ],
)
def test_what_cannot_be_comes_back_with_its_reason(
    client: Client, alice: Person, field: str, value: str
) -> None:
    client.force_login(alice)
    answer = client.post("/settings/", {**SAID, field: value})
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in answer.content.decode()
    alice.refresh_from_db()
    assert alice.name == "Alice"


def test_times_are_shown_in_the_persons_own_zone(client: Client, alice: Person) -> None:
    alice.time_zone = "Asia/Kolkata"
    alice.save()
    fund(alice, 5, at=now().replace(hour=0, minute=0, second=1))
    client.force_login(alice)
    assert "05:30</time>" in client.get("/settings/membership/history/").content.decode()


def test_a_client_becomes_a_freelancer_and_has_fifty_connects(client: Client, acme: Person) -> None:
    client.force_login(acme)
    assert "Become a freelancer too" in client.get("/settings/").content.decode()
    client.post("/settings/role/add/", {"role": "freelancer"})
    client.post("/settings/role/add/", {"role": "freelancer"})
    acme.refresh_from_db()
    assert acme.is_freelancer
    assert balance(acme, at=now()) == 50


def test_a_freelancer_becomes_a_client_and_nobody_staff(client: Client, alice: Person) -> None:
    client.force_login(alice)
    client.post("/settings/role/add/", {"role": "staff"})
    client.post("/settings/role/add/", {"role": "client"})
    alice.refresh_from_db()
    assert (alice.is_client, alice.is_staff) == (True, False)


def test_the_password_is_changed_with_the_old_one(client: Client, alice: Person) -> None:
    client.force_login(alice)
    new = {"password1": "another fine phrase", "password2": "another fine phrase"}
    wrong = client.post("/account/password/", {"oldpassword": "not it at all", **new})
    assert "needs another look" in wrong.content.decode()
    client.post("/account/password/", {"oldpassword": "correct horse battery", **new})
    alice.refresh_from_db()
    assert alice.check_password("another fine phrase")


def test_what_was_chosen_is_selected_again(client: Client, alice: Person) -> None:
    client.force_login(alice)
    client.post("/settings/", SAID)
    page = client.get("/settings/").content.decode()
    assert '<option value="Asia/Tokyo" selected>Asia/Tokyo</option>' in page
    assert '<option value="BE" selected>Belgium</option>' in page
    assert page.count(" selected>") == 3
