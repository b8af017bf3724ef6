"""Quotes: the price that stays while somebody writes a proposal (B3)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from earnest.base.refusals import Refused
from earnest.hiring.actions.locking import locked_jobs, locked_people
from earnest.hiring.models import Quote
from earnest.hiring.queries.standing import (
    Pair,
    counts_towards_limit,
    earlier_states,
    quotes_of,
    standing_from,
)
from earnest.hiring.rules import quote_ends_at, why_not_apply
from earnest.jobs.models import Job
from earnest.people.models import Person
from earnest.rulebook.queries import rulebook_at


def open_quote(person_id: int, job_id: int, *, at: datetime) -> Quote:
    """The quote for this person and job; raises the refusal that `open_quotes` would answer."""
    answer = open_quotes([(person_id, job_id)], at=at)[0]
    if isinstance(answer, Refused):
        raise answer
    return answer


@transaction.atomic
def open_quotes(pairs: Sequence[Pair], *, at: datetime) -> list[Quote | Refused]:
    """For each (person, job) the quote that is still good, or a new one (B3), in order.

    Opening the form again does not make a good quote any longer. Locks the jobs, then the
    people, each in id order; round trips do not depend on how many there are. One refused is
    refused alone. Refuses: unknown_job, unknown_person and whatever `why_not_apply` refuses.
    """
    jobs = locked_jobs({job_id for _, job_id in pairs})
    people = locked_people({person_id for person_id, _ in pairs})
    earlier, kept = earlier_states(set(pairs)), quotes_of(set(pairs))
    counts = counts_towards_limit({one.id for one in jobs.values() if one.proposal_limit})
    answers: dict[Pair, Quote | Refused] = {}
    new: list[Quote] = []
    for person_id, job_id in dict.fromkeys(pairs):
        pair = (person_id, job_id)
        person, job = people.get(person_id), jobs.get(job_id)
        if person is None or job is None:
            answers[pair] = Refused("unknown_job" if job is None else "unknown_person")
            continue
        standing = standing_from(
            person, job, earlier=earlier.get(pair, ""), proposal_count=counts.get(job_id, 0)
        )
        if refusal := why_not_apply(standing, at):
            answers[pair] = Refused(refusal[0], **refusal[1])
        elif (quote := kept.get(pair)) is not None and at < quote.good_until:
            answers[pair] = quote
        else:
            new.append(_new_quote(person, job, at))
            answers[pair] = new[-1]
    _keep(new)
    return [answers[pair] for pair in pairs]


def _new_quote(person: Person, job: Job, at: datetime) -> Quote:
    book = rulebook_at(at)
    assert job.price is not None, "a job that can be applied for has a price"
    return Quote(
        freelancer=person,
        job=job,
        price=job.price,
        rulebook_version=book.version,
        made_at=at,
        good_until=quote_ends_at(at, book.proposals.quote_hours),
    )


def _keep(quotes: list[Quote]) -> None:
    """Write new quotes, also in the place of ended ones."""
    Quote.objects.bulk_create(
        quotes,
        update_conflicts=True,
        unique_fields=["freelancer", "job"],
        update_fields=["price", "rulebook_version", "made_at", "good_until"],
    )


def delete_draft(person_id: int, job_id: int) -> None:
    """Throw a draft away and its quote with it (B3); nothing happens if there is none."""
    Quote.objects.filter(freelancer_id=person_id, job_id=job_id).delete()
