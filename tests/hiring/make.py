"""Jobs, wallets and proposals in one line each, for tests about hiring."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from earnest.hiring.actions import (
    ProposalRequest,
    Sent,
    open_quote,
    submit_proposal,
    submit_proposals,
)
from earnest.hiring.models import Proposal, Quote
from earnest.jobs.actions import post_job
from earnest.jobs.models import Job
from earnest.jobs.rules import JobDraft
from earnest.ledger.actions import move_connects
from earnest.ledger.queries import balance_of
from earnest.ledger.rules import Grant
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make
from tests.make import AT

_numbers = count(1)
LETTER = "I have drawn twenty logos and can begin on Monday."


def job(client: Person, *, price: int = 4, at: datetime = AT, **facts: Any) -> Job:
    """An open job; `facts` are fields of JobDraft."""
    said: dict[str, Any] = {
        "title": "Logo set",
        "description": "Three logos for a bakery, as SVG, within two weeks.",
        "kind": "fixed",
        "level": "intermediate",
        "budget_cents": 30_000,
    }
    return post_job(client.id, JobDraft(price=price, **(said | facts)), at=at)


def fund(person: Person, connects: int, *, at: datetime = AT, days: int = 365) -> None:
    """Connects in a lot of their own, good for this many days."""
    grant = Grant(
        owner=wallet_owner(person.id),
        subject=f"staff:{next(_numbers)}",
        connects=connects,
        source="staff",
        expires=timedelta(days=days),
    )
    assert move_connects([grant], at=at)[0].refusal is None


def request(person: Person, job: Job, **facts: Any) -> ProposalRequest:
    """A whole request with a key of its own; `facts` replace fields of it."""
    said: dict[str, Any] = {"key": f"key-{next(_numbers)}", "letter": LETTER, "asked_cents": 25_000}
    return ProposalRequest(person.id, job.id, **(said | facts))


def proposal(person: Person, job: Job, *, at: datetime = AT, **facts: Any) -> Proposal:
    """A proposal that was quoted and sent at `at`."""
    open_quote(person.id, job.id, at=at)
    answer: Sent = submit_proposal(request(person, job, **facts), at=at)
    return answer.proposal


def balance(person: Person, *, at: datetime = AT) -> int:
    """What the ledger says this person has."""
    return balance_of(wallet_owner(person.id), at=at)


def crowd(size: int, *, connects: int = 40, at: datetime = AT) -> list[Person]:
    """This many freelancers with Connects."""
    people = [make.person(f"crowd{number}", is_freelancer=True) for number in range(size)]
    for person in people:
        fund(person, connects, at=at)
    return people


def applicants(job: Job, size: int, *, at: datetime = AT) -> list[Person]:
    """This many freelancers who have each sent a proposal for the job, made in bulk."""
    assert job.price is not None
    people = Person.objects.bulk_create(
        Person(
            name=f"Applicant {number}",
            email=f"applicant{number}.{job.id}@example.test",
            normalised_email=f"applicant{number}.{job.id}@example.test",
            is_freelancer=True,
            joined_at=at,
        )
        for number in range(size)
    )
    move_connects(
        [
            Grant(owner=wallet_owner(one.id), subject="staff:1", connects=10, source="staff")
            for one in people
        ],
        at=at,
    )
    Quote.objects.bulk_create(
        Quote(
            freelancer=one,
            job=job,
            price=job.price,
            rulebook_version=1,
            made_at=at,
            good_until=at + timedelta(hours=1),
        )
        for one in people
    )
    answers = submit_proposals([request(one, job) for one in people], at=at)
    assert all(isinstance(answer, Sent) for answer in answers)
    return people


def unreturned(job: Job) -> int:
    """Connects that proposals for this job have cost and that have not come back."""
    rows = Proposal.objects.filter(job=job).values_list("price", "connects_returned")
    return sum(price - back for price, back in rows)
