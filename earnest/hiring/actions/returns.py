"""The return of all that was spent on a job, a chunk at a time (A11, A12, A13). Each chunk is one
transaction of proposals, refunds and progress: a crash in between loses and doubles nothing.
"""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet

from earnest.hiring.actions.locking import has_one_of
from earnest.hiring.actions.refunding import refund_proposals, write_returns
from earnest.hiring.models import JobReturn, Proposal
from earnest.hiring.queries.returns import coming_back_of_job
from earnest.hiring.rules import LIVE_STATES, NOT_CHOSEN, JobReturnReason
from earnest.jobs.models import Job

CHUNK = 1_000


def start_return(
    job: Job, *, reason: JobReturnReason, started_by_id: int | None, cause: str = "", at: datetime
) -> JobReturn:
    """Write down that a job's Connects go back and how many there are; returns none yet.

    The caller holds the job's lock and has closed it, so no proposal can come after the count.
    """
    due = coming_back_of_job(job.id, reason, at=at)
    return JobReturn.objects.create(
        job=job,
        reason=reason,
        cause=cause,
        started_by_id=started_by_id,
        total_count=due.people_count,
        total_connects=due.connects,
        started_at=at,
    )


@transaction.atomic
def continue_return(job_return_id: int, *, at: datetime) -> JobReturn:
    """Return the next chunk of at most 1,000 proposals; the progress, as it then is.

    If somebody else is at this return just now, or an earlier return of the same job is not
    finished, nothing happens. Locks the return, then its proposals in id order, then the wallets.
    """
    job_return = JobReturn.objects.get(id=job_return_id)
    if job_return.finished_at or not _is_next(job_return):
        return job_return
    locked = JobReturn.objects.select_for_update(skip_locked=True, of=("self",))
    mine = locked.filter(id=job_return_id, finished_at__isnull=True).first()
    if mine is None:
        return JobReturn.objects.get(id=job_return_id)
    _advance(mine, at)
    return mine


def continue_returns(*, at: datetime, chunks: int = 10) -> int:
    """Work on every unfinished return, oldest first, for at most this many chunks; those left.

    For the worker. Killed at any moment, it goes on where the last chunk ended.
    """
    for _ in range(chunks):
        unfinished = JobReturn.objects.filter(finished_at__isnull=True).order_by("id")
        ids = list(unfinished.values_list("id", flat=True)[:chunks])
        if not ids:
            return 0
        for job_return_id in ids:
            continue_return(job_return_id, at=at)
    return JobReturn.objects.filter(finished_at__isnull=True).count()


def _is_next(job_return: JobReturn) -> bool:
    earlier = JobReturn.objects.filter(
        job_id=job_return.job_id, id__lt=job_return.id, finished_at__isnull=True
    )
    return not earlier.exists()


def _advance(job_return: JobReturn, at: datetime) -> None:
    """Return one chunk, end what is live of it, and note how far that is."""
    rows = _todo(job_return).select_for_update(no_key=True).order_by("id")
    chunk = list(rows.defer("letter", "answers")[:CHUNK])
    returned = refund_proposals(chunk, reason=_reason(job_return), at=at)
    write_returns(returned)
    if _ends_proposals(job_return):
        live = Proposal.objects.filter(has_one_of([one.id for one in chunk]))
        live.filter(state__in=LIVE_STATES).update(state=NOT_CHOSEN, ended_at=at)
    job_return.done_count += len(returned)
    job_return.returned_connects += sum(one.connects_returned for one in returned)
    if chunk:
        job_return.last_proposal_id = chunk[-1].id
    if not _todo(job_return).exists():
        job_return.finished_at = at
        job_return.total_count = job_return.done_count
        job_return.total_connects = job_return.returned_connects
    job_return.save()


def _todo(job_return: JobReturn) -> QuerySet[Proposal]:
    """What this return has not read yet: paid and not returned, or live where it ends them."""
    wanted = Q(price__gt=0, returned_at__isnull=True)
    if _ends_proposals(job_return):
        wanted |= Q(state__in=LIVE_STATES)
    after = job_return.last_proposal_id
    return Proposal.objects.filter(wanted, job_id=job_return.job_id, id__gt=after)


def _ends_proposals(job_return: JobReturn) -> bool:
    """An expired job can be reopened, so its proposals stay as they are."""
    return job_return.reason != "job_expired"


def _reason(job_return: JobReturn) -> JobReturnReason:
    return cast("JobReturnReason", job_return.reason)
