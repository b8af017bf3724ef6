"""Signing up through the pages: the mail, the link, the Connects, and what is not given away."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from earnest.base.clock import now
from earnest.billing.queries import membership_of
from earnest.ledger.queries import balance_of
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.web.forms import sign_up as sign_up_form
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_rate_limits_from_before() -> None:
    cache.clear()


def sign_up(client: Client, email: str, **changes: object) -> tuple[int, str]:
    answer = client.post(
        reverse("account_signup"),
        {
            "name": "Ann",
            "email": email,
            "password1": make.PASSWORD,
            "roles": ["freelancer"],
            "plan": "basic",
            **changes,
        },
    )
    return answer.status_code, answer.get("Location", "")


def follow_link(client: Client, text: str) -> None:
    link = re.search(r"http://testserver(/account/confirm/\S+)", text)
    assert link, text
    client.post(link[1])


def connects_of(person: Person) -> int:
    return balance_of(wallet_owner(person.id), at=now())


def test_confirming_brings_50_connects_and_logs_in(client: Client) -> None:
    assert sign_up(client, "Ann@Example.test") == (302, reverse("account_email_verification_sent"))
    person = Person.objects.get(email="ann@example.test")
    assert (person.email_confirmed_at, connects_of(person)) == (None, 0)
    [letter] = mail.outbox
    follow_link(client, str(letter.body))
    person.refresh_from_db()
    assert (person.email_confirmed_at is None, connects_of(person)) == (False, 50)
    assert client.session["_auth_user_id"] == str(person.id)


def test_nobody_gets_in_before_confirming(client: Client) -> None:
    sign_up(client, "ann@example.test")
    other = Client()
    other.post(reverse("account_login"), {"login": "ann@example.test", "password": make.PASSWORD})
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize("spelling", ["ann@gmail.com", "A.nn+2@googlemail.com"])
def test_a_known_address_is_answered_like_a_new_one_and_told_by_mail(
    client: Client, spelling: str
) -> None:
    make.person("ann", email="ann@gmail.com", is_client=True)
    assert sign_up(client, spelling) == (302, reverse("account_email_verification_sent"))
    assert Person.objects.count() == 1
    [letter] = mail.outbox
    assert letter.to == [spelling.lower()]
    assert "/account/confirm/" not in str(letter.body)


@pytest.mark.parametrize("email", ["ann@example.test", "new@example.test"])
def test_a_known_address_is_hashed_a_password_for_as_a_new_one_is(
    client: Client, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.person("ann", is_client=True)
    hashed: list[str] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(self: Any, password: str, *rest: Any) -> str:
        hashed.append(password)
        return encode(self, password, *rest)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    sign_up(client, email)
    assert hashed == [make.PASSWORD]


def test_of_two_sign_ups_at_once_the_second_is_answered_like_the_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.person("ann", is_client=True)
    monkeypatch.setattr(sign_up_form, "is_address_taken", lambda email: False)
    assert sign_up(client, "ann@example.test")[1] == reverse("account_email_verification_sent")
    assert Person.objects.count() == 1


def test_a_client_gets_no_wallet(client: Client) -> None:
    sign_up(client, "ann@example.test", roles=["client"])
    follow_link(client, str(mail.outbox[0].body))
    person = Person.objects.get(email="ann@example.test")
    assert (person.is_client, person.is_freelancer) == (True, False)
    assert membership_of(person.id) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"roles": []},
        {"roles": ["staff"]},
        {"plan": "plus"},
        {"name": ""},
        {"email": "ann"},
        {"email": f"ann@{'a' * 64}.test"},
        {"password1": "short"},
        {"password1": "1234567890"},
    ],
)
def test_a_form_that_is_wrong_makes_nobody(client: Client, changes: dict[str, object]) -> None:
    email = str(changes.pop("email", "ann@example.test"))
    assert sign_up(client, email, **changes)[0] == 200
    assert not Person.objects.exists()
    assert mail.outbox == []


def test_basic_is_the_plan_that_is_chosen_already(client: Client) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    [radio] = re.findall(r'<input type="radio"[^>]*>', page)
    assert 'value="basic"' in radio
    assert "checked" in radio
    assert "Basic: free, 10 Connects a month" in page
    assert "Plus" not in page


def test_who_was_cut_off_after_confirming_is_welcomed_at_the_next_login(client: Client) -> None:
    ann = make.person("ann", is_freelancer=True, email_confirmed_at=None)
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True, primary=True)
    client.post(reverse("account_login"), {"login": ann.email, "password": make.PASSWORD})
    assert client.session["_auth_user_id"] == str(ann.id)
    assert membership_of(ann.id)


def confirm_new_address(client: Client, ann: Person, email: str) -> None:
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True, primary=True)
    new = EmailAddress.objects.create(user=ann, email=email)
    client.force_login(ann)
    key = EmailConfirmationHMAC.create(new).key
    client.post(reverse("account_confirm_email", args=[key]))
    ann.refresh_from_db()


def test_an_address_that_is_somebody_elses_in_another_spelling_is_not_confirmed(
    client: Client, alice: Person
) -> None:
    ann = make.person("ann", is_freelancer=True)
    confirm_new_address(client, ann, "alice+x@example.test")
    assert ann.email == "ann@example.test"


def test_a_changed_address_is_taken_over_when_it_is_confirmed(client: Client) -> None:
    ann = make.person("ann", is_freelancer=True)
    confirm_new_address(client, ann, "ann.new+x@gmail.com")
    assert (ann.email, ann.normalised_email) == ("ann.new+x@gmail.com", "annnew@gmail.com")
