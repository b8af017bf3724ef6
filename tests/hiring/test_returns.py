"""Mass returns: in chunks, with progress, resumable, never twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from earnest.hiring.actions import (
    close_job,
    continue_return,
    continue_returns,
    expire_jobs,
    remove_job,
    returns,
)
from earnest.hiring.models import JobReturn, Proposal
from earnest.hiring.queries import coming_back_of_job
from earnest.ledger.actions import move_connects
from earnest.ledger.queries import balances_of
from earnest.ledger.rules import Refund
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests.hiring import make as hiring
from tests.make import AT, adopt


@pytest.fixture
def chunks_of_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returns, "CHUNK", 4)


def balances(people: list[Person]) -> set[int]:
    return set(balances_of([wallet_owner(one.id) for one in people], at=AT).values())


@pytest.mark.usefixtures("chunks_of_4")
def test_a_large_job_returns_its_first_chunk_at_once_and_the_rest_step_by_step(
    acme: Person,
) -> None:
    job = hiring.job(acme, price=4)
    people = hiring.applicants(job, 10)
    begun = close_job(job.id, person_id=acme.id, at=AT)
    assert (begun.done_count, begun.total_count, begun.total_connects) == (4, 10, 40)
    assert begun.finished_at is None
    assert continue_return(begun.id, at=AT).done_count == 8
    done = continue_return(begun.id, at=AT)
    assert (done.done_count, done.returned_connects, done.finished_at) == (10, 40, AT)
    assert continue_return(begun.id, at=AT).done_count == 10
    assert balances(people) == {10}


@pytest.mark.usefixtures("chunks_of_4")
def test_the_worker_continues_every_unfinished_return_oldest_first(acme: Person) -> None:
    jobs = [hiring.job(acme, price=4), hiring.job(acme, price=3)]
    for job in jobs:
        hiring.applicants(job, 9)
        close_job(job.id, person_id=acme.id, at=AT)
    assert continue_returns(at=AT, chunks=1) == 2
    assert list(JobReturn.objects.order_by("id").values_list("done_count", flat=True)) == [8, 4]
    assert continue_returns(at=AT) == 0
    assert [hiring.unreturned(job) for job in jobs] == [0, 0]


@pytest.mark.usefixtures("chunks_of_4")
def test_a_removal_waits_for_the_close_that_came_before_it(acme: Person, sam: Person) -> None:
    job = hiring.job(acme, price=4)
    people = hiring.applicants(job, 6)
    closed = close_job(job.id, person_id=acme.id, at=AT)
    removed = remove_job(job.id, person_id=sam.id, cause="terms", at=AT)
    assert (removed.total_count, removed.done_count, removed.finished_at) == (2, 0, None)
    assert continue_returns(at=AT) == 0
    closed.refresh_from_db()
    removed.refresh_from_db()
    assert (closed.done_count, removed.done_count, removed.total_count) == (6, 0, 0)
    assert balances(people) == {10}


@pytest.mark.usefixtures("chunks_of_4")
def test_only_what_was_promised_comes_back_however_it_lies_among_the_chunks(
    acme: Person,
) -> None:
    job = hiring.job(acme, price=4)
    hiring.applicants(job, 5)
    later = AT + timedelta(minutes=1)
    adopt({"returns.on_expiry": True}, in_force_at=later)
    Proposal.objects.filter(id__gt=Proposal.objects.order_by("id")[1].id).update(rulebook_version=2)
    at = AT + timedelta(days=31)
    expire_jobs(at=at)
    assert coming_back_of_job(job.id, "job_expired", at=at).people_count == 3
    assert continue_returns(at=at) == 0
    assert JobReturn.objects.get().done_count == 3
    assert hiring.unreturned(job) == 8


def test_what_the_ledger_has_returned_already_is_not_counted_as_coming_back(
    acme: Person,
) -> None:
    job = hiring.job(acme, price=4)
    people = hiring.applicants(job, 3)
    sent = Proposal.objects.get(freelancer=people[0])
    refund = Refund(
        owner=wallet_owner(people[0].id),
        subject=f"proposal:{sent.id}",
        reason="staff",
        key="by hand",
    )
    assert move_connects([refund], at=AT)[0].change == 4
    done = close_job(job.id, person_id=acme.id, at=AT)
    assert (done.done_count, done.returned_connects) == (3, 8)
    assert balances(people) == {10}


def test_a_return_that_fails_leaves_its_chunk_as_it_was(
    acme: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = hiring.job(acme, price=4)
    people = hiring.applicants(job, 3)

    def fail(*_: Any) -> None:
        raise RuntimeError("the lights went out")

    with monkeypatch.context() as broken:
        broken.setattr(returns, "write_returns", fail)
        with pytest.raises(RuntimeError):
            close_job(job.id, person_id=acme.id, at=AT)
    assert balances(people) == {6}
    assert JobReturn.objects.get().done_count == 0
    assert continue_returns(at=AT) == 0
    assert balances(people) == {10}


def test_a_chunk_is_at_most_a_thousand_and_its_queries_do_not_grow(acme: Person) -> None:
    job = hiring.job(acme, price=2)
    people = hiring.applicants(job, 1_250)
    with CaptureQueriesContext(connection) as first:
        begun = close_job(job.id, person_id=acme.id, at=AT)
    assert (begun.done_count, begun.total_count) == (1_000, 1_250)
    assert len(first) < 30
    assert continue_returns(at=AT) == 0
    assert balances(people) == {10}


@pytest.mark.usefixtures("chunks_of_4")
def test_progress_says_the_proposals_that_really_came_back_at_the_end(
    alice: Person, acme: Person
) -> None:
    adopt({"returns.on_close_without_hire": False}, in_force_at=AT)
    job = hiring.job(acme, price=4)
    hiring.fund(alice, 10)
    kept = hiring.proposal(alice, job)
    done = close_job(job.id, person_id=acme.id, at=AT)
    kept.refresh_from_db()
    assert (done.total_count, done.done_count, done.finished_at) == (0, 0, AT)
    assert (kept.state, kept.connects_returned) == ("not_chosen", 0)
