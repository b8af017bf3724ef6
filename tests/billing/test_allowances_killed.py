"""Giving allowances is killed with SIGKILL and run again, and is run twice at once."""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db import connection

from earnest.billing.actions import give_allowances
from earnest.billing.models import Membership
from earnest.ledger.queries import balances_of, history
from earnest.people.models import Person
from earnest.people.rules import normalise_email, wallet_owner
from tests import make

JOINED_ON = date(2026, 3, 20)
AT = datetime(2026, 4, 20, 3, tzinfo=UTC)
COUNT = 300


@pytest.fixture
def due(committed: None) -> list[str]:
    """The wallets of people with one allowance due and nothing in them yet."""
    people = Person.objects.bulk_create(
        Person(
            name=f"P{number}",
            email=f"p{number}@example.test",
            normalised_email=normalise_email(f"p{number}@example.test"),
            is_freelancer=True,
            joined_at=make.AT,
        )
        for number in range(COUNT)
    )
    Membership.objects.bulk_create(
        Membership(
            person=person,
            plan="basic",
            billing_day=20,
            joined_on=JOINED_ON,
            next_allowance_on=date(2026, 4, 20),
        )
        for person in people
    )
    return [wallet_owner(person.id) for person in people]


def in_another_process(play: Callable[[], object]) -> int:
    """Start a copy of this process that plays and ends; its id. The connection is its own."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            play()
        finally:
            os._exit(0)
    return child


def given_count() -> int:
    return Membership.objects.filter(next_allowance_on__gt=AT.date()).count()


def assert_each_has_one(owners: list[str]) -> None:
    assert given_count() == COUNT
    assert set(balances_of(owners, at=AT).values()) == {10}
    assert {len(history(owner)) for owner in owners} == {1}


def test_killed_again_and_again_nobody_gets_it_twice_and_nobody_is_missed(due: list[str]) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    chance, kills = random.Random(seed), 0
    while kills < 4:
        before = given_count()
        child = in_another_process(partial(give_allowances, at=AT, chunk=5))
        while given_count() < before + 20:
            time.sleep(0.001)
        time.sleep(chance.random() / 50)
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        kills += 1
    assert 80 <= given_count() < COUNT
    give_allowances(at=AT, chunk=50)
    assert_each_has_one(due)


def test_two_at_once_give_each_person_one(due: list[str]) -> None:
    children = [
        in_another_process(partial(give_allowances, at=AT, chunk=chunk)) for chunk in (7, 11)
    ]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert_each_has_one(due)
