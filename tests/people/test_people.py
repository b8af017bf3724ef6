"""Joining, roles, and the one person per address."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from earnest.base.refusals import Refused
from earnest.people.actions import add_roles, confirm_addresses, sign_up_person
from earnest.people.models import Person
from earnest.people.queries import is_address_taken
from tests import make

pytestmark = pytest.mark.django_db


def sign_up(email: str, *, is_freelancer: bool = True, is_client: bool = False) -> Person:
    return sign_up_person(
        email,
        password=make.PASSWORD,
        name="Ann",
        is_freelancer=is_freelancer,
        is_client=is_client,
        at=make.AT,
    )


def test_a_new_person_is_not_confirmed_and_has_the_roles_they_chose() -> None:
    person = sign_up("Ann@example.test", is_client=True)
    assert (person.email, person.normalised_email) == ("Ann@example.test", "ann@example.test")
    assert (person.is_freelancer, person.is_client, person.is_staff) == (True, True, False)
    assert (person.joined_at, person.email_confirmed_at) == (make.AT, None)
    assert person.check_password(make.PASSWORD)


@pytest.mark.parametrize(
    ("email", "roles", "name"),
    [
        ("ann", {"is_freelancer": False}, "no_role"),
        ("ann", {}, "no_address"),
        ("a.l.i.c.e+2@gmail.com", {}, "address_taken"),
    ],
)
def test_refusals_of_signing_up_in_their_order(
    email: str, roles: dict[str, bool], name: str
) -> None:
    make.person("alice", email="alice@gmail.com", is_client=True)
    with pytest.raises(Refused) as refused:
        sign_up(email, **roles)
    assert refused.value.name == name
    assert Person.objects.count() == 1


def test_the_normal_form_follows_an_address_saved_alone(alice: Person) -> None:
    alice.email = "A.lice+new@googlemail.com"
    alice.save(update_fields=["email"])
    alice.refresh_from_db()
    assert alice.normalised_email == "alice@gmail.com"


def test_the_first_confirmation_is_kept(alice: Person) -> None:
    later = make.AT.replace(year=2027)
    [confirmed] = confirm_addresses([alice.id], at=later)
    assert confirmed.email_confirmed_at == make.AT


def test_roles_are_added_and_none_is_taken_away(alice: Person) -> None:
    assert add_roles(alice.id, is_client=True).is_freelancer
    alice.refresh_from_db()
    assert (alice.is_freelancer, alice.is_client) == (True, True)


def test_nobody_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        confirm_addresses([404], at=make.AT)
    assert refused.value.name == "unknown_person"


def test_an_address_is_taken_in_every_spelling_but_for_its_owner(alice: Person) -> None:
    assert is_address_taken("ALICE+x@example.test")
    assert not is_address_taken("alice@example.test", but_for=alice.id)
    assert not is_address_taken("nobody@example.test")
    assert not is_address_taken("no address")


@pytest.mark.parametrize("facts", [{}, {"is_client": True, "level": "guru"}])
def test_the_database_refuses_a_person_without_a_role_or_of_an_unknown_level(
    facts: dict[str, Any],
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.person("ann", **facts)
