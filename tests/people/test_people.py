"""Joining, roles, and the one person per address."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from earnest.base.refusals import Refused
from earnest.people.actions import (
    Newcomer,
    add_roles,
    confirm_addresses,
    sign_up_people,
    sign_up_person,
)
from earnest.people.models import Person
from earnest.people.queries import is_address_taken, is_moderator
from tests import make

pytestmark = pytest.mark.django_db


def sign_up(
    email: str, *, name: str = "Ann", is_freelancer: bool = True, is_client: bool = False
) -> Person:
    return sign_up_person(
        email,
        password=make.PASSWORD,
        name=name,
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
    ("email", "facts", "name"),
    [
        ("ann", {"name": "", "is_freelancer": False}, "no_role"),
        ("ann", {"name": " "}, "no_name"),
        ("ann", {"name": "nul \x00"}, "no_name"),
        ("ann", {"name": "half a pair \ud83d"}, "no_name"),
        ("ann", {"name": "x" * 121}, "no_name"),
        ("ann", {}, "no_address"),
        ("nul\x00@example.test", {}, "no_address"),
        ("x" * 255 + "@example.test", {}, "no_address"),
        ("\ufdfa" * 40 + "@example.test", {}, "no_address"),
        ("a.l.i.c.e+2@gmail.com", {}, "address_taken"),
    ],
)
def test_refusals_of_signing_up_in_their_order(
    email: str, facts: dict[str, Any], name: str
) -> None:
    make.person("alice", email="alice@gmail.com", is_client=True)
    with pytest.raises(Refused) as refused:
        sign_up(email, **facts)
    assert refused.value.name == name
    assert Person.objects.count() == 1


def test_several_are_signed_up_by_the_same_rules_all_or_none() -> None:
    good = Newcomer(email="ann@example.test", name=" Ann ", is_client=True)
    with pytest.raises(Refused, match="no_name"):
        sign_up_people([good, replace(good, email="ben@example.test", name="\x00")], at=make.AT)
    assert not Person.objects.exists()
    [ann] = sign_up_people([good], at=make.AT)
    assert (ann.name, ann.has_usable_password()) == ("Ann", False)


def test_only_staff_who_are_active_moderate(sam: Person, acme: Person) -> None:
    assert is_moderator(sam.id)
    assert not is_moderator(acme.id)
    assert not is_moderator(404)
    Person.objects.filter(id=sam.id).update(is_active=False)
    assert not is_moderator(sam.id)


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
