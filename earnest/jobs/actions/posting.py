"""What changes jobs: posting them, changing their price, writing down that one is closed."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from earnest.base.refusals import Refused
from earnest.jobs.models import Job, JobPrice
from earnest.jobs.rules import (
    ClosedReason,
    JobDraft,
    faults_of,
    is_open,
    may_change_job,
    may_post_jobs,
)
from earnest.people.models import Person
from earnest.rulebook.queries import rulebook_at


@dataclass(frozen=True, slots=True)
class JobToPost:
    """One job to be posted: whose it is and what it says. `key` makes it happen once."""

    client_id: int
    draft: JobDraft
    key: str | None = None


def post_job(client_id: int, draft: JobDraft, *, at: datetime, key: str | None = None) -> Job:
    """Post one job, open from `at` for the rulebook's days (A15, A20, B9).

    A key that the client has posted with before answers with that job again. Refuses:
    not_a_client, and the first of `faults_of`; then nothing is written.
    """
    answer = post_jobs([JobToPost(client_id, draft, key)], at=at)[0]
    if isinstance(answer, Refused):
        raise answer
    return answer


@transaction.atomic
def post_jobs(postings: Sequence[JobToPost], *, at: datetime) -> list[Job | Refused]:
    """Post many jobs at once; one answer each, in order. One refused is refused alone.

    Locks the clients in id order, so that a key that comes twice at once is posted once.
    """
    ids = {posting.client_id for posting in postings}
    found = Person.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    clients = {client.id: client for client in found}
    keys = [posting.key for posting in postings if posting.key]
    posted = {
        (job.client_id, job.key): job for job in Job.objects.filter(client__in=ids, key__in=keys)
    }
    answers: list[Job | Refused] = []
    for posting in postings:
        earlier = posted.get((posting.client_id, posting.key)) if posting.key else None
        answer = earlier or _judged(posting, clients.get(posting.client_id), at)
        if posting.key and isinstance(answer, Job):
            answer.key = posting.key
            posted[posting.client_id, posting.key] = answer
        answers.append(answer)
    new: dict[int, Job] = {}
    for one in answers:
        if isinstance(one, Job) and one.pk is None:
            new[id(one)] = one
    jobs = Job.objects.bulk_create(new.values())
    JobPrice.objects.bulk_create(
        [JobPrice(job=job, price=job.price, from_at=at) for job in jobs if job.price is not None]
    )
    return answers


def _judged(posting: JobToPost, client: Person | None, at: datetime) -> Job | Refused:
    if client is None or not may_post_jobs(is_client=client.is_client, is_active=client.is_active):
        return Refused("not_a_client")
    terms = rulebook_at(at).jobs
    faults = faults_of(
        posting.draft, price_min=terms.price_min, price_max=terms.price_max, today=at.date()
    )
    if faults:
        return Refused(faults[0].refusal, **faults[0].facts)
    return _job_of(posting.draft, client, at)


def _job_of(draft: JobDraft, client: Person, at: datetime) -> Job:
    said = asdict(draft) | {
        "title": draft.title.strip(),
        "skills": list(draft.skills),
        "locations": list(draft.locations),
        "questions": list(draft.questions),
        "qualifications": [asdict(one) for one in draft.qualifications],
    }
    return Job(
        **said,
        client=client,
        client_country=client.country,
        state="open",
        posted_at=at,
        expires_at=at + timedelta(days=rulebook_at(at).jobs.open_days),
    )


@transaction.atomic
def change_price(job_id: int, *, person_id: int, price: int, at: datetime) -> Job:
    """Set another price on an open job of one's own; what was stays in its price history (A15).

    Locks the job. The same price again changes nothing. Quotes keep what they promised (B3).
    Refuses: unknown_job, not_your_job, job_not_open, job_price_out_of_range.
    """
    job = _own_open_job(job_id, person_id, at)
    terms = rulebook_at(at).jobs
    if not terms.price_min <= price <= terms.price_max:
        raise Refused("job_price_out_of_range", min=terms.price_min, max=terms.price_max)
    if price != job.price:
        job.price = price
        job.save(update_fields=["price"])
        JobPrice.objects.create(job=job, price=price, from_at=at)
    return job


def _own_open_job(job_id: int, person_id: int, at: datetime) -> Job:
    job = Job.objects.select_for_update().filter(id=job_id).first()
    if job is None:
        raise Refused("unknown_job")
    if not may_change_job(person_id, client_id=job.client_id):
        raise Refused("not_your_job")
    if not is_open(job.state, job.expires_at, at):
        raise Refused("job_not_open")
    return job


def mark_job_closed(job: Job, *, reason: ClosedReason, at: datetime) -> None:
    """Write down that a job is closed and why. The caller holds the job's lock and has judged.

    A removed job stays removed; a job that was already closed takes the new reason and keeps
    the moment it was first closed (A12: removal may come after everything else).
    """
    job.closed_at = job.closed_at or at
    job.state, job.closed_reason = "closed", reason
    job.save(update_fields=["state", "closed_reason", "closed_at"])


def mark_jobs_expired(job_ids: Collection[int]) -> None:
    """Write down that open jobs have run out, each at its own `expires_at` (A13).

    The caller holds their locks and has judged.
    """
    Job.objects.filter(id__in=job_ids, state="open").update(
        state="closed", closed_reason="expired", closed_at=F("expires_at")
    )
