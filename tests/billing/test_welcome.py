"""What comes with a confirmed address: 40 once (A6), Basic, and its first 10 (A3)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from earnest.base.refusals import Refused
from earnest.billing.actions import become_freelancer, welcome_people, welcome_person
from earnest.billing.models import WelcomedAddress
from earnest.billing.queries import membership_of, next_allowance_on
from earnest.ledger.queries import balance_of, history, wallet_view
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make

pytestmark = pytest.mark.django_db
AT = make.AT


def connects_of(person: Person) -> int:
    return balance_of(wallet_owner(person.id), at=AT)


def test_a_freelancer_gets_40_and_10_and_basic() -> None:
    ann = make.person("ann", is_freelancer=True, email_confirmed_at=None)
    welcome_person(ann.id, at=AT)
    assert connects_of(ann) == 50
    rows = history(wallet_owner(ann.id))
    assert [(row.subject, row.change) for row in reversed(rows)] == [
        (f"sign_up:{ann.id}", 40),
        (f"allowance:{ann.id}:basic:2026-03-20", 10),
    ]
    membership = membership_of(ann.id)
    assert membership
    assert (membership.plan, membership.billing_day) == ("basic", 20)
    assert next_allowance_on(ann.id) == date(2026, 4, 20)
    ann.refresh_from_db()
    assert ann.email_confirmed_at == AT


def test_the_lots_live_as_long_as_the_rulebook_says(alice: Person) -> None:
    make.adopt({"expiry.sign_up": 90, "expiry.allowance": "never"}, in_force_at=AT)
    welcome_person(alice.id, at=AT)
    lots = {lot.source: lot.expires_at for lot in wallet_view(wallet_owner(alice.id), at=AT).lots}
    assert lots == {"sign_up": AT + timedelta(days=90), "allowance": None}


def test_being_welcomed_again_gives_nothing_again(alice: Person) -> None:
    welcome_person(alice.id, at=AT)
    make.adopt({"bonuses.sign_up": 70, "plans.basic.monthly_connects": 20}, in_force_at=AT)
    welcome_person(alice.id, at=AT + timedelta(days=1))
    assert connects_of(alice) == 50


def test_the_bonus_comes_once_for_an_address_also_after_it_was_given_up(alice: Person) -> None:
    welcome_person(alice.id, at=AT)
    alice.email = "elsewhere@example.test"
    alice.save()
    ann = make.person("ann", email="Alice+again@example.test", is_freelancer=True)
    welcome_person(ann.id, at=AT)
    assert connects_of(ann) == 10


def test_a_new_address_of_a_welcomed_person_brings_no_second_bonus_to_anybody(
    alice: Person,
) -> None:
    welcome_person(alice.id, at=AT)
    for address in ("second@example.test", "third@example.test"):
        alice.email = address
        alice.save()
        welcome_person(alice.id, at=AT)
    ann = make.person("ann", email="second@example.test", is_freelancer=True)
    welcome_person(ann.id, at=AT)
    assert (connects_of(alice), connects_of(ann)) == (50, 10)


def test_a_client_has_no_wallet_until_they_become_a_freelancer(acme: Person) -> None:
    welcome_person(acme.id, at=AT)
    assert (membership_of(acme.id), connects_of(acme)) == (None, 0)
    assert not WelcomedAddress.objects.exists()
    become_freelancer(acme.id, at=AT)
    assert connects_of(acme) == 50
    become_freelancer(acme.id, at=AT)
    assert connects_of(acme) == 50


def test_becoming_a_freelancer_before_confirming_waits_for_the_confirmation() -> None:
    ann = make.person("ann", is_client=True, email_confirmed_at=None)
    become_freelancer(ann.id, at=AT)
    assert connects_of(ann) == 0
    welcome_person(ann.id, at=AT)
    assert connects_of(ann) == 50


def test_where_the_rulebook_gives_0_nothing_is_written(alice: Person) -> None:
    make.adopt({"bonuses.sign_up": 0, "plans.basic.monthly_connects": 0}, in_force_at=AT)
    welcome_person(alice.id, at=AT)
    assert history(wallet_owner(alice.id)) == []
    assert next_allowance_on(alice.id) == date(2026, 4, 20)


def test_no_address_is_written_where_bonuses_are_remembered(alice: Person) -> None:
    welcome_person(alice.id, at=AT)
    [row] = WelcomedAddress.objects.values_list("digest", flat=True)
    assert len(row) == 64
    assert "alice" not in row


def test_an_unknown_person_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        welcome_person(404, at=AT)
    assert refused.value.name == "unknown_person"


def test_many_are_welcomed_at_once_in_as_many_round_trips_as_one(
    alice: Person, acme: Person
) -> None:
    people = [make.person(f"p{number}", is_freelancer=True) for number in range(20)]
    welcome_people([people[1].id], at=AT)
    with CaptureQueriesContext(connection) as for_one:
        welcome_people([people[0].id], at=AT)
    with CaptureQueriesContext(connection) as for_many:
        welcome_people([one.id for one in [acme, *people, alice]], at=AT)
    assert len(for_many) == len(for_one)
    assert {connects_of(person) for person in [*people, alice]} == {50}
    assert connects_of(acme) == 0


def test_with_one_unknown_among_them_nobody_is_welcomed(alice: Person) -> None:
    with pytest.raises(Refused):
        welcome_people([alice.id, 404], at=AT)
    assert membership_of(alice.id) is None
