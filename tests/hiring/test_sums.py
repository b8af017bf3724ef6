"""Whatever people do in whatever order: proposals and wallets tell the same; nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from earnest.base.refusals import Refused
from earnest.hiring import actions
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.actions import change_price
from earnest.jobs.models import Job
from earnest.ledger.queries.audit import audit
from earnest.people.models import Person
from tests import make
from tests.hiring import make as hiring
from tests.make import AT, adopt

STEPS = 40
FUNDED = 30


class World:
    """Four freelancers, one client, staff and some jobs; every step is drawn by the seed."""

    def __init__(self, seed: int, *, cheapest: int) -> None:
        self.chance, self.at, self.cheapest = Random(seed), AT, cheapest
        self.people = [make.person(f"f{number}", is_freelancer=True) for number in range(4)]
        self.acme = make.person("acme", is_client=True)
        self.sam = make.person("sam", is_staff=True)
        for person in self.people:
            hiring.fund(person, FUNDED, days=3650)
        self.jobs = [hiring.job(self.acme, price=self.price()) for _ in range(4)]

    def step(self) -> None:
        """Something happens, or is refused; some time goes by."""
        self.at += timedelta(minutes=self.chance.choice([0, 1, 9, 10, 600, 2000]))
        with suppress(Refused):
            self.chance.choice(self.possible())()

    def possible(self) -> list[Callable[[], Any]]:
        person, job = self.chance.choice(self.people), self.chance.choice(self.jobs)
        sent = list(Proposal.objects.order_by("id"))
        steps: list[Callable[[], Any]] = [partial(self.apply, person, job)] * 6
        steps += [partial(self.new_price, job), partial(actions.expire_jobs, at=self.at)]
        steps += [partial(actions.continue_returns, at=self.at, chunks=1)]
        close = partial(actions.close_job, job.id, person_id=self.acme.id, at=self.at)
        remove = partial(actions.remove_job, job.id, person_id=self.sam.id, cause="terms")
        steps += [close, partial(remove, at=self.at)]
        return steps + (self.of_one(self.chance.choice(sent)) if sent else [])

    def of_one(self, sent: Proposal) -> list[Callable[[], Any]]:
        cause = self.chance.choice(["fraud", "terms"])
        remove = partial(actions.remove_proposal, person_id=self.sam.id, cause=cause)
        steps = [
            partial(actions.undo_proposal, person_id=sent.freelancer_id),
            partial(actions.withdraw_proposal, person_id=sent.freelancer_id),
            partial(actions.mark_viewed, person_id=self.acme.id),
            partial(actions.decline_proposal, person_id=self.acme.id),
            remove,
        ]
        return [partial(step, sent.id, at=self.at) for step in steps]

    def apply(self, person: Person, job: Job) -> None:
        hiring.proposal(person, job, at=self.at)

    def new_price(self, job: Job) -> None:
        change_price(job.id, person_id=self.acme.id, price=self.price(), at=self.at)

    def price(self) -> int:
        return self.chance.randint(self.cheapest, 6)

    def assert_in_step(self) -> None:
        for person in self.people:
            rows = Proposal.objects.filter(freelancer=person)
            kept = sum(one.price - one.connects_returned for one in rows)
            assert hiring.balance(person, at=self.at) == FUNDED - kept


def play(world: World) -> None:
    """Many steps, the sums after each; then every job is removed and everything is back."""
    for _ in range(STEPS):
        world.step()
        world.assert_in_step()
    for job in world.jobs:
        actions.remove_job(job.id, person_id=world.sam.id, cause="terms", at=world.at)
    assert actions.continue_returns(at=world.at, chunks=100) == 0
    world.assert_in_step()
    owed = Proposal.objects.exclude(removal_cause="fraud").filter(price__gt=0, returned_at=None)
    assert not owed.exists()
    assert not JobReturn.objects.filter(finished_at=None).exists()


@pytest.fixture(autouse=True)
def _chunks_of_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions.returns, "CHUNK", 1)


@pytest.mark.parametrize("seed", range(4))
def test_balances_are_what_the_proposals_say(db: None, seed: int) -> None:
    adopt({"jobs.price_min": 0, "returns.on_decline": seed % 2 == 1}, in_force_at=AT)
    play(World(seed, cheapest=0))


@pytest.mark.parametrize("seed", range(2))
def test_the_audit_finds_nothing_in_it(committed: None, seed: int) -> None:
    play(World(seed, cheapest=1))
    assert audit().is_clean
