"""How a job ends, and with it what was spent on it: closed, removed, expired."""

from datetime import datetime

from django.db import transaction

from earnest.base.refusals import Refused
from earnest.hiring.actions.locking import locked_job
from earnest.hiring.actions.returns import continue_return, start_return
from earnest.hiring.models import JobReturn
from earnest.hiring.queries.promises import promises_until
from earnest.hiring.queries.returns import coming_back_of_job
from earnest.hiring.rules import REMOVAL_CAUSES, may_close
from earnest.jobs.actions import mark_job_closed, mark_jobs_expired
from earnest.jobs.models import Job
from earnest.jobs.rules import may_change_job
from earnest.people.queries import is_moderator

_AT_ONCE = 500


def close_job(job_id: int, *, person_id: int, at: datetime) -> JobReturn:
    """The client closes a job without hiring: everything spent on it goes back (A11).

    Also after it expired. The first chunk is returned here, the rest by `continue_return(s)`.
    Asked again, it answers with the same return. Locks the job.
    Refuses: unknown_job, not_your_job, job_not_open (hired or removed).
    """
    job_return = _closed(job_id, person_id, at)
    return continue_return(job_return.id, at=at)


@transaction.atomic
def _closed(job_id: int, person_id: int, at: datetime) -> JobReturn:
    job = locked_job(job_id)
    if not may_change_job(person_id, client_id=job.client_id):
        raise Refused("not_your_job")
    if job.closed_reason == "without_hire":
        return JobReturn.objects.filter(job=job, reason="job_closed").latest("id")
    if not may_close(job.state, job.closed_reason):
        raise Refused("job_not_open")
    mark_job_closed(job, reason="without_hire", at=at)
    return start_return(job, reason="job_closed", started_by_id=person_id, at=at)


def remove_job(job_id: int, *, person_id: int, cause: str, at: datetime) -> JobReturn:
    """Staff remove a job for breaking the terms, whatever had become of it (A12).

    The first chunk is returned here, the rest by `continue_return(s)`. Asked again with the same
    cause, it answers with the same return. Locks the job.
    Refuses: not_staff, unknown_cause, unknown_job, job_already_removed.
    """
    if not is_moderator(person_id):
        raise Refused("not_staff")
    if cause not in REMOVAL_CAUSES:
        raise Refused("unknown_cause")
    job_return = _removed(job_id, person_id, cause, at)
    return continue_return(job_return.id, at=at)


@transaction.atomic
def _removed(job_id: int, person_id: int, cause: str, at: datetime) -> JobReturn:
    job = locked_job(job_id)
    if job.closed_reason == "removed":
        before = JobReturn.objects.filter(job=job, reason="job_removed").latest("id")
        if before.cause != cause:
            raise Refused("job_already_removed")
        return before
    mark_job_closed(job, reason="removed", at=at)
    return start_return(job, reason="job_removed", started_by_id=person_id, cause=cause, at=at)


def expire_jobs(*, at: datetime) -> int:
    """Close every open job whose `expires_at` has come, that instant included; how many (A13).

    Nothing comes back by this, but for proposals sent under a rulebook that promises it. Jobs go
    in chunks, each its own transaction: killed at any moment, the next run does the rest.
    """
    count = 0
    while chunk := _expired_chunk(at):
        count += chunk
    return count


@transaction.atomic
def _expired_chunk(at: datetime) -> int:
    due = Job.objects.filter(state="open", expires_at__lte=at).order_by("id")
    ids = list(due.select_for_update(no_key=True).values_list("id", flat=True)[:_AT_ONCE])
    mark_jobs_expired(ids)
    if any(promise.on_expiry for promise in promises_until(at).values()):
        for job_id in ids:
            if coming_back_of_job(job_id, "job_expired", at=at).people_count:
                job = locked_job(job_id)
                start_return(job, reason="job_expired", started_by_id=None, at=at)
    return len(ids)
