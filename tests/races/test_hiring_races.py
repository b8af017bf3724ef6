"""Applying, closing, undoing and opening at the same moment, with real threads."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from earnest.hiring.actions import (
    Sent,
    close_job,
    continue_returns,
    mark_viewed,
    open_quote,
    submit_proposal,
    submit_proposals,
    undo_proposal,
)
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.actions import change_price
from earnest.ledger.queries import history
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make
from tests.committed import at_once
from tests.hiring import make as hiring
from tests.make import AT

pytestmark = pytest.mark.usefixtures("committed")


def freelancer(name: str = "alice", connects: int = 10) -> Person:
    person = make.person(name, is_freelancer=True)
    hiring.fund(person, connects)
    return person


def client() -> Person:
    return make.person("acme", is_client=True)


def applying(person: Person, job: Any, **facts: Any) -> Callable[[], Any]:
    """A quote is open; what remains is to press the button."""
    open_quote(person.id, job.id, at=AT)
    return partial(submit_proposal, hiring.request(person, job, **facts), at=AT)


def spent(person: Person) -> int:
    """By how much the applications of a person changed the balance, returns included."""
    rows = history(wallet_owner(person.id), limit=500)
    return -sum(row.change for row in rows if row.subject.startswith("proposal:"))


def test_a_double_click_sends_one_proposal_and_both_see_it() -> None:
    alice, job = freelancer(), hiring.job(client(), price=4)
    press = applying(alice, job)
    answers = at_once(*[press] * 6)
    assert all(isinstance(one, Sent) for one in answers), answers
    assert len({one.proposal.id for one in answers}) == 1
    assert sum(one.is_replay for one in answers) == 5
    assert hiring.balance(alice) == 6


def test_two_tabs_with_keys_of_their_own_send_one_proposal() -> None:
    alice, job = freelancer(), hiring.job(client(), price=4)
    answers = at_once(*[applying(alice, job) for _ in range(4)])
    assert Counter(one for one in answers if isinstance(one, str)) == {"already_applied": 3}
    assert hiring.balance(alice) == 6


def test_two_tabs_spending_the_last_connects_one_wins_and_the_other_is_told() -> None:
    alice, acme = freelancer(connects=6), client()
    jobs = [hiring.job(acme, price=4) for _ in range(4)]
    answers = at_once(*[applying(alice, job) for job in jobs])
    refused = Counter(one for one in answers if isinstance(one, str))
    assert refused == {"insufficient_connects": 3}
    assert (hiring.balance(alice), Proposal.objects.count()) == (2, 1)


def test_one_key_for_two_jobs_at_once_sends_one() -> None:
    alice, acme = freelancer(), client()
    jobs = [hiring.job(acme, price=4) for _ in range(2)]
    answers = at_once(*[applying(alice, job, key="same") for job in jobs])
    assert [one for one in answers if isinstance(one, str)] == ["key_reused"]
    assert hiring.balance(alice) == 6


@pytest.mark.parametrize("again", range(5))
def test_applying_while_the_job_closes_is_returned_or_refused(again: int) -> None:
    acme, people = client(), [freelancer(f"f{number}") for number in range(6)]
    job = hiring.job(acme, price=4)
    presses = [applying(person, job) for person in people]
    close = partial(close_job, job.id, person_id=acme.id, at=AT)
    answers = at_once(*presses[:3], close, *presses[3:])
    faults = [one for one in answers if isinstance(one, str) and one != "job_without_hire"]
    assert not faults
    assert not [one for one in answers if isinstance(one, Exception)]
    assert continue_returns(at=AT) == 0
    assert hiring.unreturned(job) == 0
    assert [hiring.balance(person) for person in people] == [10] * 6
    assert not Proposal.objects.filter(state="submitted").exists()


@pytest.mark.parametrize("again", range(5))
def test_applying_while_the_price_rises_pays_what_was_quoted(again: int) -> None:
    alice, acme = freelancer(), client()
    job = hiring.job(acme, price=4)
    raise_price = partial(change_price, job.id, person_id=acme.id, price=6, at=AT)
    answers = at_once(applying(alice, job, price_seen=4), raise_price)
    assert isinstance(answers[0], Sent)
    assert hiring.balance(alice) == 6


@pytest.mark.parametrize("again", range(5))
def test_undoing_while_the_client_opens_it_is_one_or_the_other(again: int) -> None:
    alice, acme = freelancer(), client()
    sent = hiring.proposal(alice, hiring.job(acme, price=4))
    undo = partial(undo_proposal, sent.id, person_id=alice.id, at=AT)
    read = partial(mark_viewed, sent.id, person_id=acme.id, at=AT)
    undone, _ = at_once(undo, read)
    sent.refresh_from_db()
    if undone == "already_opened":
        assert (sent.state, hiring.balance(alice)) == ("viewed", 6)
    else:
        assert (sent.state, sent.viewed_at, hiring.balance(alice)) == ("undone", None, 10)


def test_twenty_closes_at_once_return_once() -> None:
    acme, people = client(), [freelancer(f"f{number}") for number in range(5)]
    job = hiring.job(acme, price=4)
    for person in people:
        hiring.proposal(person, job)
    answers = at_once(*[partial(close_job, job.id, person_id=acme.id, at=AT)] * 20)
    assert all(isinstance(one, JobReturn) for one in answers), answers
    assert continue_returns(at=AT) == 0
    done = JobReturn.objects.get()
    assert (done.total_count, done.done_count, done.returned_connects) == (5, 5, 20)
    assert [spent(person) for person in people] == [0] * 5


def test_twenty_undos_at_once_return_once() -> None:
    alice, acme = freelancer(), client()
    sent = hiring.proposal(alice, hiring.job(acme, price=4))
    at_once(*[partial(undo_proposal, sent.id, person_id=alice.id, at=AT)] * 20)
    assert (hiring.balance(alice), spent(alice)) == (10, 0)


def test_undoing_while_the_job_closes_returns_once() -> None:
    alice, acme = freelancer(), client()
    job = hiring.job(acme, price=4)
    sent = hiring.proposal(alice, job)
    close = partial(close_job, job.id, person_id=acme.id, at=AT)
    at_once(partial(undo_proposal, sent.id, person_id=alice.id, at=AT), close)
    continue_returns(at=AT)
    assert (hiring.balance(alice), spent(alice)) == (10, 0)


def test_the_last_place_of_a_job_is_given_once() -> None:
    acme, people = client(), [freelancer(f"f{number}") for number in range(5)]
    job = hiring.job(acme, price=4, proposal_limit=2)
    answers = at_once(*[applying(person, job) for person in people])
    assert Counter(one for one in answers if isinstance(one, str)) == {"proposals_full": 3}
    assert sum(10 - hiring.balance(person) for person in people) == 8


def test_batches_in_opposite_orders_do_not_block_each_other() -> None:
    acme, people = client(), [freelancer(f"f{number}", 100) for number in range(4)]
    jobs = [hiring.job(acme, price=1) for _ in range(8)]
    requests = []
    for person in people:
        for job in jobs:
            open_quote(person.id, job.id, at=AT)
            requests.append(hiring.request(person, job))
    orders = [requests, requests[::-1], requests[::2] + requests[1::2], requests[16:]]
    answers = at_once(*[partial(submit_proposals, order, at=AT) for order in orders])
    assert not [one for one in answers if isinstance(one, Exception)], answers
    assert [hiring.balance(person) for person in people] == [92] * 4
    assert Proposal.objects.count() == 32


def test_a_quote_that_ends_just_then_spends_nothing_above_it() -> None:
    alice, acme = freelancer(), client()
    job = hiring.job(acme, price=4)
    press = applying(alice, job, price_seen=4)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    later = AT + timedelta(hours=24)
    reopen = partial(open_quote, alice.id, job.id, at=later)
    late = partial(press.func, press.args[0], at=later)  # type: ignore[attr-defined]
    answers = at_once(reopen, late)
    assert answers[1] in ("quote_expired", "price_changed")
    assert hiring.balance(alice, at=later) == 10
