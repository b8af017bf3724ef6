"""What is read of jobs: the list with its filters, one job's page, a client's own jobs."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Cast

from earnest.base.refusals import Refused
from earnest.jobs.models import Job, JobPrice
from earnest.jobs.rules import (
    Fault,
    FreelancerFacts,
    JobDraft,
    JobFilters,
    JudgedQualification,
    PageMark,
    SuggestedPrice,
    faults_of,
    is_open,
    judge_qualifications,
    may_read_job,
    suggest_price,
)
from earnest.jobs.rules.listing import PAGE_SIZE, TEXT_LENGTH
from earnest.people.models import Person
from earnest.rulebook.queries import rulebook_at


@dataclass(frozen=True, slots=True)
class JobList:
    """One page of jobs; `next_mark` is None on the last."""

    jobs: list[Job]
    next_mark: PageMark | None


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What this installation knows of a job's client. Imported jobs show `Job.source_facts`."""

    name: str
    country: str
    joined_at: datetime
    posted_count: int
    open_count: int
    closed_without_hire_count: int


@dataclass(frozen=True, slots=True)
class JobPage:
    """All facts of one job's page as one reader sees it (A21)."""

    job: Job
    is_open: bool
    is_own: bool
    qualifications: list[JudgedQualification]
    client: ClientFacts | None
    prices: list[JobPrice]


def find_jobs(
    filters: JobFilters, *, at: datetime, after: PageMark | None = None, limit: int = PAGE_SIZE
) -> JobList:
    """Open jobs that pass the filters, a page of `limit`, in one statement (keyset, no offset).

    With words to match and sort "best": best match first (title before skills and category before
    description), then newest; otherwise newest first. At one moment the higher id comes first.
    """
    found = _matching(filters, at)
    order = ["-rank"] if filters.is_ranked else []
    if after is not None:
        found = found.filter(_beyond(after, is_ranked=filters.is_ranked))
    rows = list(found.defer("words").order_by(*order, "-posted_at", "-id")[: limit + 1])
    if len(rows) <= limit:
        return JobList(rows, None)
    last = rows[limit - 1]
    assert last.posted_at is not None  # an open job has been posted: the database says so
    return JobList(rows[:limit], PageMark(last.posted_at, last.id, getattr(last, "rank", None)))


def count_jobs(filters: JobFilters, *, at: datetime, most: int) -> int:
    """How many jobs pass the filters, counted no further than `most`."""
    return _matching(filters, at).values("id")[:most].count()


def _matching(filters: JobFilters, at: datetime) -> QuerySet[Job]:
    jobs = Job.objects.filter(state="open", expires_at__gt=at).filter(
        *_word_filters(filters), *_money_filters(filters), *_other_filters(filters)
    )
    if filters.is_ranked:
        rank = Cast(SearchRank(F("words"), _query(filters)), FloatField())
        return jobs.annotate(rank=rank)
    return jobs


def _query(filters: JobFilters) -> SearchQuery:
    words = filters.text.replace("\x00", " ")[:TEXT_LENGTH]
    return SearchQuery(words, config="english", search_type="websearch")


def _word_filters(filters: JobFilters) -> list[Q]:
    wanted = [Q(words=_query(filters))] if filters.text.strip() else []
    exact = {
        "category": filters.category,
        "kind": filters.kind,
        "client_country": filters.country,
        "level__in": filters.levels,
        "duration__in": filters.durations,
    }
    return wanted + [Q(**{name: value}) for name, value in exact.items() if value]


def _range(column: str, low: int | None, high: int | None) -> Q:
    wanted = Q()
    if low is not None:
        wanted &= Q(**{f"{column}__gte": low})
    if high is not None:
        wanted &= Q(**{f"{column}__lte": high})
    return wanted


def _money_filters(filters: JobFilters) -> list[Q]:
    budget = _range("budget_cents", filters.budget_min_cents, filters.budget_max_cents)
    rate = Q()
    if filters.rate_min_cents is not None:
        rate &= Q(rate_max_cents__gte=filters.rate_min_cents) | Q(
            rate_max_cents=None, rate_min_cents__isnull=False
        )
    if filters.rate_max_cents is not None:
        rate &= Q(rate_min_cents__lte=filters.rate_max_cents)
    if budget and rate:
        return [Q(budget, kind="fixed") | Q(rate, kind="hourly")]
    return [Q(budget, kind="fixed")] * bool(budget) + [Q(rate, kind="hourly")] * bool(rate)


def _other_filters(filters: JobFilters) -> list[Q]:
    wanted = [_range("price", filters.price_min, filters.price_max)]
    if filters.has_verified_payment:
        wanted.append(Q(is_payment_verified=True))
    if filters.posted_since is not None:
        wanted.append(Q(posted_at__gte=filters.posted_since))
    if filters.can_apply:
        wanted.append(Q(is_imported=False))
    return [condition for condition in wanted if condition]


def _beyond(mark: PageMark, *, is_ranked: bool) -> Q:
    later = Q(posted_at__lt=mark.posted_at) | Q(posted_at=mark.posted_at, id__lt=mark.job_id)
    if is_ranked and mark.rank is not None:
        return Q(rank__lt=mark.rank) | (Q(rank=mark.rank) & later)
    return later


def job_page(job_id: int, *, viewer: Person | None, at: datetime) -> JobPage:
    """One job as `viewer` sees it; None is a signed-out visitor. Refuses: unknown_job."""
    job = Job.objects.select_related("client").defer("words").filter(id=job_id).first()
    viewer_id = viewer.id if viewer is not None else None
    is_staff = viewer is not None and viewer.is_staff
    if job is None or not may_read_job(
        state=job.state, client_id=job.client_id, reader_id=viewer_id, is_staff=is_staff
    ):
        raise Refused("unknown_job")
    facts = FreelancerFacts()
    if viewer is not None and viewer.is_freelancer:
        facts = FreelancerFacts(level=viewer.level, country=viewer.country)
    return JobPage(
        job=job,
        is_open=is_open(job.state, job.expires_at, at),
        is_own=viewer_id is not None and viewer_id == job.client_id,
        qualifications=judge_qualifications(job.qualifications, facts),
        client=client_facts(job.client) if job.client is not None else None,
        prices=price_history(job_id),
    )


def client_facts(client: Person) -> ClientFacts:
    """What is known of a client from the jobs posted here, in one statement."""
    counts = Job.objects.filter(client=client).aggregate(
        posted=Count("id", filter=~Q(state="draft")),
        open=Count("id", filter=Q(state="open")),
        without_hire=Count("id", filter=Q(closed_reason="without_hire")),
    )
    return ClientFacts(
        name=client.name,
        country=client.country,
        joined_at=client.joined_at,
        posted_count=counts["posted"],
        open_count=counts["open"],
        closed_without_hire_count=counts["without_hire"],
    )


def price_history(job_id: int) -> list[JobPrice]:
    """The prices a job has had, newest first (A21)."""
    return list(JobPrice.objects.filter(job_id=job_id).order_by("-from_at", "-id"))


def jobs_of_client(client_id: int) -> list[Job]:
    """A client's own jobs: open ones first, then newest first."""
    found = Job.objects.filter(client_id=client_id).defer("words", "description")
    return sorted(
        found.order_by(F("posted_at").desc(nulls_first=True), "-id"),
        key=lambda job: job.state == "closed",
    )


def faults_of_draft(draft: JobDraft, *, at: datetime) -> list[Fault]:
    """Everything `post_job` would refuse about a draft at `at`, in the form's order."""
    terms = rulebook_at(at).jobs
    return faults_of(draft, price_min=terms.price_min, price_max=terms.price_max, today=at.date())


def suggested_price(
    kind: str, *, budget_cents: int | None, duration: str, at: datetime
) -> SuggestedPrice:
    """What the rulebook in force at `at` suggests that applying should cost (A15)."""
    return suggest_price(rulebook_at(at), kind=kind, budget_cents=budget_cents, duration=duration)
