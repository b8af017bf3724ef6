"""Sending one proposal: what is written, what is paid, what a refusal leaves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from earnest.base.refusals import Refused
from earnest.hiring.actions import open_quote, submit_proposal, undo_proposal
from earnest.hiring.models import Proposal, Quote
from earnest.jobs.models import Job
from earnest.jobs.rules import Qualification
from earnest.ledger.queries import entries_about, history
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests.hiring import make as hiring
from tests.make import AT, adopt


def test_a_proposal_and_its_connects_are_written_together(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    sent = hiring.proposal(alice, hiring.job(acme, price=4))
    assert (sent.state, sent.price, sent.rulebook_version) == ("submitted", 4, 1)
    assert sent.undo_until == AT + timedelta(minutes=10)
    assert hiring.balance(alice) == 46
    row = history(wallet_owner(alice.id))[0]
    assert (row.subject, row.reason, row.change) == (f"proposal:{sent.id}", "application", -4)
    assert row.number == sent.entry_number


def test_the_same_request_twice_gives_the_same_proposal_and_spends_once(
    alice: Person, acme: Person
) -> None:
    hiring.fund(alice, 50)
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    request = hiring.request(alice, job)
    first = submit_proposal(request, at=AT)
    again = submit_proposal(request, at=AT + timedelta(days=2))
    assert (first.is_replay, again.is_replay) == (False, True)
    assert first.proposal == again.proposal
    assert hiring.balance(alice) == 46


def test_a_key_that_stood_for_something_else_is_refused(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    job = hiring.job(acme)
    sent = hiring.proposal(alice, job, key="once")
    with pytest.raises(Refused, match="key_reused"):
        submit_proposal(hiring.request(alice, job, key="once", letter="Other words"), at=AT)
    assert Proposal.objects.get() == sent


def test_a_refused_request_uses_up_nothing(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 3)
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    request = hiring.request(alice, job)
    with pytest.raises(Refused) as refused:
        submit_proposal(request, at=AT)
    assert refused.value.name == "insufficient_connects"
    assert (refused.value.facts["needed"], refused.value.facts["balance"]) == (4, 3)
    assert Quote.objects.count() == 1
    assert not Proposal.objects.exists()
    hiring.fund(alice, 1)
    assert submit_proposal(request, at=AT).proposal.price == 4


def test_who_never_had_a_connect_is_told_how_many_it_takes(alice: Person, acme: Person) -> None:
    job = hiring.job(acme, price=4)
    with pytest.raises(Refused) as refused:
        hiring.proposal(alice, job)
    assert refused.value.name == "insufficient_connects"
    assert "4 Connects" in refused.value.sentence


def test_b26_what_costs_0_writes_no_entry(alice: Person, acme: Person) -> None:
    adopt({"jobs.price_min": 0}, in_force_at=AT)
    sent = hiring.proposal(alice, hiring.job(acme, price=0))
    assert (sent.price, sent.entry_number) == (0, None)
    assert entries_about(wallet_owner(alice.id), f"proposal:{sent.id}") == []


def test_b8_imported_jobs_are_never_paid_for(alice: Person) -> None:
    hiring.fund(alice, 50)
    imported = Job.objects.create(
        title="Elsewhere",
        kind="fixed",
        state="open",
        posted_at=AT,
        expires_at=AT + timedelta(days=1),
        is_imported=True,
        source="file",
        source_id="1",
    )
    with pytest.raises(Refused, match="job_imported"):
        hiring.proposal(alice, imported)
    assert hiring.balance(alice) == 50


def test_a23_one_may_apply_again_after_an_undo_and_pays_again(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    job = hiring.job(acme, price=4)
    first = hiring.proposal(alice, job)
    undo_proposal(first.id, person_id=alice.id, at=AT)
    second = hiring.proposal(alice, job)
    assert first.id != second.id
    assert hiring.balance(alice) == 46


def test_the_database_itself_refuses_a_second_live_proposal(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    sent = hiring.proposal(alice, hiring.job(acme))
    sent.pk, sent.key = None, "another"
    with pytest.raises(IntegrityError, match="proposal_once_per_job"):
        sent.save(force_insert=True)


def test_a22_what_a_freelancer_misses_is_written_down(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    wanted = [Qualification("level", "expert"), Qualification("level", "entry")]
    sent = hiring.proposal(alice, hiring.job(acme, qualifications=wanted))
    assert sent.missed_count == 1


def test_screening_questions_must_be_answered(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 50)
    job = hiring.job(acme, questions=["When?", "How?"])
    with pytest.raises(Refused, match="answers_missing"):
        hiring.proposal(alice, job, answers=["Monday"])
    assert hiring.proposal(alice, job, answers=["Monday", "By hand"]).answers[1] == "By hand"
