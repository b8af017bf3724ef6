"""Quotes: the price that stays while somebody writes a proposal (B3)."""

from datetime import datetime

from django.db import transaction

from earnest.base.refusals import Refused
from earnest.hiring.models import Quote
from earnest.hiring.queries.standing import standing_of
from earnest.hiring.rules import may_apply, quote_ends_at
from earnest.jobs.models import Job
from earnest.people.models import Person
from earnest.rulebook.queries import rulebook_at


@transaction.atomic
def open_quote(person_id: int, job_id: int, *, at: datetime) -> Quote:
    """The quote for this person and job: the one that is still good, or a new one (B3).

    Opening the form again does not make a good quote any longer. Locks the job, then the person.
    Refuses: unknown_job and whatever `may_apply` refuses.
    """
    job = Job.objects.select_for_update(no_key=True).filter(id=job_id).first()
    if job is None:
        raise Refused("unknown_job")
    person = Person.objects.select_for_update(no_key=True).get(id=person_id)
    if refusal := may_apply(standing_of(person, job), at):
        raise Refused(refusal[0], **refusal[1])
    quote = Quote.objects.filter(freelancer=person, job=job).first()
    if quote is not None and at < quote.good_until:
        return quote
    book = rulebook_at(at)
    assert job.price is not None, "a job that can be applied for has a price"
    kept, _ = Quote.objects.update_or_create(
        freelancer=person,
        job=job,
        defaults={
            "price": job.price,
            "rulebook_version": book.version,
            "made_at": at,
            "good_until": quote_ends_at(at, book.proposals.quote_hours),
        },
    )
    return kept


def delete_draft(person_id: int, job_id: int) -> None:
    """Throw a draft away and its quote with it (B3); nothing happens if there is none."""
    Quote.objects.filter(freelancer_id=person_id, job_id=job_id).delete()
