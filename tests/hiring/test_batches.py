"""Many proposals in one call: answers in order, one refused alone."""

from collections.abc import Sequence

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
