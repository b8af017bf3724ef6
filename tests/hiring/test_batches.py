"""Many proposals in one call: answers in order, one refused alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.actions import Answer, ProposalRequest, open_quote, submit_proposals
from earnest.hiring.models import Proposal
from earnest.people.models import Person
from tests.hiring import make as hiring
from tests.make import AT, adopt


def quoted(person: Person, *jobs: object) -> None:
    for job in jobs:
        open_quote(person.id, job.id, at=AT)  # type: ignore[attr-defined]


def names(answers: Sequence[Answer]) -> list[str]:
    """Each answer in a word: the refusal's name, `sent` or `replayed`."""
    return [
        one.name if isinstance(one, Refused) else "replayed" if one.is_replay else "sent"
        for one in answers
    ]


def test_one_refused_is_refused_alone_and_answers_come_in_order(
    alice: Person, bob: Person, acme: Person
) -> None:
    hiring.fund(alice, 10)
    hiring.fund(bob, 3)
    job, other = hiring.job(acme, price=4), hiring.job(acme, price=6)
    quoted(alice, job, other)
    quoted(bob, job)
    requests = [
        hiring.request(alice, job),
        hiring.request(bob, job),
        hiring.request(bob, other),
        hiring.request(alice, other),
    ]
    answers = submit_proposals(requests, at=AT)
    assert names(answers) == ["sent", "insufficient_connects", "no_quote", "sent"]
    assert (hiring.balance(alice), hiring.balance(bob)) == (0, 3)
    assert list(Proposal.objects.values_list("freelancer_id", flat=True)) == [alice.id, alice.id]


UNFIT = [
    ({"key": ""}, "key_unfit"),
    ({"key": "k" * 81}, "key_unfit"),
    ({"key": "nul \x00"}, "key_unfit"),
    ({"key": "half a pair \ud83d"}, "key_unfit"),
    ({"letter": "nul \x00"}, "letter_broken"),
    ({"letter": "half a pair \ud83d"}, "letter_broken"),
    ({"letter": "x" * 10_001}, "letter_too_long"),
    ({"asked_cents": 10_000_000_001}, "asked_too_large"),
    ({"asked_cents": 2**63}, "asked_too_large"),
    ({"answers": ["nul \x00"]}, "answer_broken"),
    ({"answers": ["half a pair \ud83d"]}, "answer_broken"),
    ({"answers": ["x" * 4_001]}, "answer_too_long"),
    ({"answers": ["one", "more"]}, "answers_unasked"),
    ({"job_id": 2**63}, "unknown_job"),
    ({"freelancer_id": 2**63}, "not_a_freelancer"),
]


@pytest.mark.parametrize(("fault", "name"), UNFIT)
def test_what_the_database_could_not_keep_is_refused_alone(
    fault: dict[str, Any], name: str, alice: Person, bob: Person, acme: Person
) -> None:
    job = hiring.job(acme, questions=("Which tools?",))
    requests = []
    for person in (alice, bob):
        hiring.fund(person, 10)
        quoted(person, job)
        requests.append(hiring.request(person, job, answers=["Pens."]))
    requests[0] = replace(requests[0], **fault)
    assert names(submit_proposals(requests, at=AT)) == [name, "sent"]
    assert (hiring.balance(alice), hiring.balance(bob)) == (10, 6)
    assert list(Proposal.objects.values_list("freelancer_id", flat=True)) == [bob.id]


def test_the_same_key_twice_in_one_batch_sends_once(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    quoted(alice, job)
    request = hiring.request(alice, job)
    assert names(submit_proposals([request, request], at=AT)) == ["sent", "replayed"]
    assert hiring.balance(alice) == 6


def test_the_same_job_twice_in_one_batch_is_sent_once(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme, price=4)
    quoted(alice, job)
    requests = [hiring.request(alice, job), hiring.request(alice, job)]
    assert names(submit_proposals(requests, at=AT)) == ["sent", "already_applied"]


def test_the_last_place_goes_to_the_next_when_the_first_cannot_pay(
    alice: Person, bob: Person, nils: Person, acme: Person
) -> None:
    job = hiring.job(acme, price=4, proposal_limit=1)
    for person in (bob, nils):
        hiring.fund(person, 10)
    for person in (alice, bob, nils):
        quoted(person, job)
    requests = [hiring.request(person, job) for person in (alice, bob, nils)]
    answers = submit_proposals(requests, at=AT)
    assert names(answers) == ["insufficient_connects", "sent", "proposals_full"]


def test_a_batch_over_the_rulebooks_limit_is_refused_whole(alice: Person, acme: Person) -> None:
    adopt({"limits.batch": 1}, in_force_at=AT)
    request = hiring.request(alice, hiring.job(acme))
    with pytest.raises(Refused, match="too_many"):
        submit_proposals([request, request], at=AT)


def test_an_empty_batch_is_answered_with_nothing(db: None) -> None:
    assert submit_proposals([], at=AT) == []


def test_queries_do_not_grow_with_the_batch(
    acme: Person, django_assert_max_num_queries: object
) -> None:
    people, job = hiring.crowd(12), hiring.job(acme)
    requests: list[ProposalRequest] = []
    for person in people:
        quoted(person, job)
        requests.append(hiring.request(person, job))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert names(submit_proposals(requests, at=AT)) == ["sent"] * 12
