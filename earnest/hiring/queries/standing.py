"""What decides whether somebody may apply, read for one person and job or for many at once."""

from collections.abc import Collection
from typing import TypeAlias

from django.db import connection
from django.db.models import Count

from earnest.hiring.models import Proposal, Quote
from earnest.hiring.rules import UNDONE, WITHDRAWN, Standing
from earnest.jobs.models import Job
from earnest.people.models import Person

Pair: TypeAlias = tuple[int, int]
"""A freelancer's id and a job's."""


def earlier_states(pairs: Collection[Pair]) -> dict[Pair, str]:
    """The state of the one proposal that is not undone, for each pair that has one."""
    sql = """
        SELECT p.freelancer_id, p.job_id, p.state
          FROM unnest(%s::bigint[], %s::bigint[]) AS asked(freelancer_id, job_id)
          JOIN hiring_proposal p
            ON p.freelancer_id = asked.freelancer_id AND p.job_id = asked.job_id
         WHERE p.state <> %s
    """
    with connection.cursor() as cursor:
        people, jobs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        cursor.execute(sql, [people, jobs, UNDONE])
        return {(freelancer, job): state for freelancer, job, state in cursor.fetchall()}


def proposal_of(person_id: int, job_id: int) -> int | None:
    """The id of a person's proposal for a job that is not undone; None where there is none."""
    found = Proposal.objects.filter(freelancer_id=person_id, job_id=job_id).exclude(state=UNDONE)
    return found.values_list("id", flat=True).first()


def sent_before(keys: Collection[tuple[int, str]]) -> dict[tuple[int, str], Proposal]:
    """The proposals that these keys have sent already, by freelancer's id and key."""
    sql = """
        SELECT p.*
          FROM unnest(%s::bigint[], %s::text[]) AS asked(freelancer_id, key)
          JOIN hiring_proposal p ON p.freelancer_id = asked.freelancer_id AND p.key = asked.key
    """
    rows = Proposal.objects.raw(sql, [[one[0] for one in keys], [one[1] for one in keys]])
    return {(proposal.freelancer_id, proposal.key): proposal for proposal in rows}


def quotes_of(pairs: Collection[Pair]) -> dict[Pair, Quote]:
    """The quotes of these pairs, good or not."""
    sql = """
        SELECT q.*
          FROM unnest(%s::bigint[], %s::bigint[]) AS asked(freelancer_id, job_id)
          JOIN hiring_quote q ON q.freelancer_id = asked.freelancer_id AND q.job_id = asked.job_id
    """
    rows = Quote.objects.raw(sql, [[pair[0] for pair in pairs], [pair[1] for pair in pairs]])
    return {(quote.freelancer_id, quote.job_id): quote for quote in rows}


def counts_towards_limit(job_ids: Collection[int]) -> dict[int, int]:
    """How many proposals a job has that its limit counts: all but the undone and withdrawn."""
    if not job_ids:
        return {}
    rows = (
        Proposal.objects.filter(job_id__in=job_ids)
        .exclude(state__in=(UNDONE, WITHDRAWN))
        .values_list("job_id")
        .annotate(Count("id"))
    )
    return dict(rows)


def standing_from(person: Person, job: Job, *, earlier: str, proposal_count: int) -> Standing:
    """The facts of a person and a job, put together for `why_not_apply`."""
    return Standing(
        person_id=person.id,
        is_freelancer=person.is_freelancer and person.is_active,
        client_id=job.client_id,
        job_state=job.state,
        closed_reason=job.closed_reason,
        expires_at=job.expires_at,
        is_imported=job.is_imported,
        earlier=earlier,
        proposal_limit=job.proposal_limit,
        proposal_count=proposal_count,
    )


def standing_of(person: Person, job: Job) -> Standing:
    """As `standing_from`, with what the proposals say."""
    pair = (person.id, job.id)
    limited = {job.id} if job.proposal_limit is not None else set()
    return standing_from(
        person,
        job,
        earlier=earlier_states([pair]).get(pair, ""),
        proposal_count=counts_towards_limit(limited).get(job.id, 0),
    )
