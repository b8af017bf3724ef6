"""How jobs end and what comes back: closed (A11), removed (A12), expired (A13)."""

from datetime import timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.actions import (
    close_job,
    continue_returns,
    decline_proposal,
    expire_jobs,
    open_quote,
    remove_job,
    submit_proposal,
    undo_proposal,
    withdraw_proposal,
)
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.models import Job
from earnest.ledger.queries import history, wallet_view
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests.hiring import make as hiring
from tests.make import AT, adopt

MONTH = timedelta(days=30)
INSTANT = timedelta(microseconds=1)


def test_a11_closing_without_a_hire_returns_every_connect_with_its_reason(
    alice: Person, bob: Person, acme: Person
) -> None:
    job = hiring.job(acme, price=4)
    for person in (alice, bob):
        hiring.fund(person, 10)
        hiring.proposal(person, job)
    job_return = close_job(job.id, person_id=acme.id, at=AT)
    assert (job_return.total_count, job_return.done_count) == (2, 2)
    assert (job_return.total_connects, job_return.returned_connects) == (8, 8)
    assert job_return.finished_at == AT
    assert (hiring.balance(alice), hiring.balance(bob)) == (10, 10)
    assert history(wallet_owner(alice.id))[0].reason == "job_closed"
    states = set(Proposal.objects.values_list("state", "return_reason", "connects_returned"))
    assert states == {("not_chosen", "job_closed", 4)}
    assert Job.objects.get().closed_reason == "without_hire"


def test_a11_beats_a13_declined_and_withdrawn_ones_come_back_too(
    alice: Person, bob: Person, acme: Person
) -> None:
    job = hiring.job(acme, price=4)
    for person in (alice, bob):
        hiring.fund(person, 10)
    declined, withdrawn = hiring.proposal(alice, job), hiring.proposal(bob, job)
    decline_proposal(declined.id, person_id=acme.id, at=AT)
    withdraw_proposal(withdrawn.id, person_id=bob.id, at=AT)
    close_job(job.id, person_id=acme.id, at=AT)
    assert (hiring.balance(alice), hiring.balance(bob)) == (10, 10)
    assert set(Proposal.objects.values_list("state", flat=True)) == {"declined", "withdrawn"}


def test_what_was_undone_is_not_returned_again(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    undo_proposal(hiring.proposal(alice, job).id, person_id=alice.id, at=AT)
    hiring.proposal(alice, job)
    assert close_job(job.id, person_id=acme.id, at=AT).done_count == 1
    assert hiring.balance(alice) == 10


def test_a13_expiry_returns_nothing_and_leaves_proposals_as_they_are(
    alice: Person, acme: Person
) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    hiring.proposal(alice, job)
    assert expire_jobs(at=AT + MONTH - INSTANT) == 0
    assert expire_jobs(at=AT + MONTH + timedelta(hours=3)) == 1
    job.refresh_from_db()
    assert (job.state, job.closed_reason, job.closed_at) == ("closed", "expired", AT + MONTH)
    assert Proposal.objects.get().state == "submitted"
    assert hiring.balance(alice, at=AT + MONTH) == 6


def test_a13_a_rulebook_may_return_on_expiry(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    kept = hiring.proposal(alice, hiring.job(acme, price=4))
    adopt({"returns.on_expiry": True}, in_force_at=AT + timedelta(minutes=1))
    at = AT + timedelta(minutes=1)
    back = hiring.proposal(alice, hiring.job(acme, price=3, at=at), at=at)
    expire_jobs(at=AT + MONTH + timedelta(days=1))
    assert continue_returns(at=AT + MONTH + timedelta(days=1)) == 0
    kept.refresh_from_db()
    back.refresh_from_db()
    assert (kept.connects_returned, back.connects_returned) == (0, 3)
    assert (back.state, back.return_reason) == ("submitted", "job_expired")


def test_a12_removal_returns_even_after_the_job_expired(
    alice: Person, acme: Person, sam: Person
) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    hiring.proposal(alice, job)
    expire_jobs(at=AT + MONTH)
    removed = remove_job(job.id, person_id=sam.id, cause="terms", at=AT + MONTH)
    assert (removed.reason, removed.cause, removed.started_by) == ("job_removed", "terms", sam)
    assert hiring.balance(alice, at=AT + MONTH) == 10


def test_a12_removal_after_a_close_returns_nothing_twice(
    alice: Person, acme: Person, sam: Person
) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    hiring.proposal(alice, job)
    close_job(job.id, person_id=acme.id, at=AT)
    assert remove_job(job.id, person_id=sam.id, cause="terms", at=AT).done_count == 0
    assert hiring.balance(alice) == 10
    assert Job.objects.get().closed_reason == "removed"


def test_a11_the_client_may_still_say_not_hiring_after_the_job_expired(
    alice: Person, acme: Person
) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    hiring.proposal(alice, job)
    expire_jobs(at=AT + MONTH)
    close_job(job.id, person_id=acme.id, at=AT + MONTH)
    assert hiring.balance(alice, at=AT + MONTH) == 10


def test_a14_what_comes_back_to_a_dying_lot_is_good_for_the_grace(
    alice: Person, acme: Person
) -> None:
    hiring.fund(alice, 10, days=20)
    job = hiring.job(acme, price=4)
    hiring.proposal(alice, job)
    later = AT + timedelta(days=25)
    close_job(job.id, person_id=acme.id, at=later)
    lots = wallet_view(wallet_owner(alice.id), at=later).lots
    assert [(lot.remaining, lot.expires_at) for lot in lots] == [(4, later + timedelta(days=30))]


def test_closing_again_answers_with_the_same_return(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme)
    hiring.proposal(alice, job)
    first = close_job(job.id, person_id=acme.id, at=AT)
    assert close_job(job.id, person_id=acme.id, at=AT + MONTH) == first
    assert JobReturn.objects.count() == 1


def test_only_the_client_closes_and_only_staff_remove(
    alice: Person, nils: Person, acme: Person, sam: Person
) -> None:
    job = hiring.job(acme)
    for stranger in (alice, nils, sam):
        with pytest.raises(Refused, match="not_your_job"):
            close_job(job.id, person_id=stranger.id, at=AT)
    for stranger in (alice, acme):
        with pytest.raises(Refused, match="not_staff"):
            remove_job(job.id, person_id=stranger.id, cause="terms", at=AT)


def test_a_job_is_removed_once_and_for_one_cause(acme: Person, sam: Person) -> None:
    job = hiring.job(acme)
    first = remove_job(job.id, person_id=sam.id, cause="terms", at=AT)
    assert remove_job(job.id, person_id=sam.id, cause="terms", at=AT) == first
    with pytest.raises(Refused, match="job_already_removed"):
        remove_job(job.id, person_id=sam.id, cause="free_work", at=AT)
    with pytest.raises(Refused, match="job_not_open"):
        close_job(job.id, person_id=acme.id, at=AT)


def test_after_the_close_nobody_can_apply_any_more(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme)
    open_quote(alice.id, job.id, at=AT)
    close_job(job.id, person_id=acme.id, at=AT)
    with pytest.raises(Refused, match="job_without_hire"):
        submit_proposal(hiring.request(alice, job), at=AT)


def test_b26_what_cost_nothing_ends_without_a_return(alice: Person, acme: Person) -> None:
    adopt({"jobs.price_min": 0}, in_force_at=AT)
    job = hiring.job(acme, price=0)
    hiring.proposal(alice, job)
    closed = close_job(job.id, person_id=acme.id, at=AT)
    assert (closed.total_count, closed.finished_at) == (0, AT)
    assert Proposal.objects.get().state == "not_chosen"
