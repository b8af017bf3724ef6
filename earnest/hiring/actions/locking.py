"""The rows that actions lock, always in this order: jobs, people, returns, proposals, wallets."""

from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Value

from earnest.base.refusals import Refused
from earnest.hiring.models import Proposal
from earnest.jobs.models import Job
from earnest.people.models import Person

_JOB_FACTS = (
    "client_id",
    "state",
    "closed_reason",
    "expires_at",
    "closed_at",
    "is_imported",
    "price",
    "proposal_limit",
    "questions",
    "qualifications",
)


def has_one_of(ids: Collection[int]) -> Func:
    """The condition `id = ANY(ids)`: one parameter, however many ids there are."""
    numbers = Value(list(ids), output_field=ArrayField(BigIntegerField()))
    return Func(
        F("id"),
        Func(numbers, template="(%(expressions)s)", output_field=BigIntegerField()),
        template="%(expressions)s",
        arg_joiner=" = ANY ",
        output_field=BooleanField(),
    )


def locked_jobs(ids: Collection[int]) -> dict[int, Job]:
    """These jobs by id, locked in id order; only what hiring asks of a job is read."""
    rows = Job.objects.select_for_update(no_key=True).filter(has_one_of(ids)).order_by("id")
    return {job.id: job for job in rows.only(*_JOB_FACTS)}


def locked_job(job_id: int) -> Job:
    """One job, locked. Refuses: unknown_job."""
    job = locked_jobs([job_id]).get(job_id)
    if job is None:
        raise Refused("unknown_job")
    return job


def locked_people(ids: Collection[int]) -> dict[int, Person]:
    """These people by id, locked in id order."""
    rows = Person.objects.select_for_update(no_key=True).filter(has_one_of(ids)).order_by("id")
    return {person.id: person for person in rows}


def locked_proposal(proposal_id: int) -> Proposal:
    """One proposal, locked. Refuses: unknown_proposal."""
    rows = Proposal.objects.select_for_update(no_key=True, of=("self",)).select_related("job")
    proposal = rows.filter(id=proposal_id).first()
    if proposal is None:
        raise Refused("unknown_proposal")
    return proposal
