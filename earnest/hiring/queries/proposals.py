"""Proposals as their two sides and staff read them. Every list is paged by keys, not by offset."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from earnest.base.refusals import Refused
from earnest.hiring.models import Proposal, Quote
from earnest.hiring.rules import STATES, UNDONE, may_see_proposal
from earnest.jobs.models import Job
from earnest.jobs.rules import may_change_job

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class ProposalList:
    """One page; `next_mark` says where the next begins and is None on the last."""

    proposals: list[Proposal]
    next_mark: str | None


@dataclass(frozen=True, slots=True)
class ApplicationTotals:
    """What somebody's applications came to, in Connects; the undone are counted apart."""

    count: int
    spent: int
    returned: int
    by_state: dict[str, int]


def proposals_of_freelancer(
    person_id: int, *, state: str = "", mark: str = "", limit: int = PAGE_SIZE
) -> ProposalList:
    """A freelancer's own proposals, newest first, all or those in one state (A23)."""
    found = Proposal.objects.filter(freelancer_id=person_id).select_related("job__client")
    if state:
        found = found.filter(state=state)
    if before := _whole(mark):
        found = found.filter(id__lt=before)
    rows = list(found.defer("letter", "answers", "job__words").order_by("-id")[: limit + 1])
    return ProposalList(rows[:limit], str(rows[limit - 1].id) if len(rows) > limit else None)


def totals_of_freelancer(person_id: int) -> ApplicationTotals:
    """How many proposals there are in each state, and what they cost and brought back."""
    rows = (
        Proposal.objects.filter(freelancer_id=person_id)
        .values_list("state")
        .annotate(Count("id"), Sum("price"), Sum("connects_returned"))
    )
    counts = {state: count for state, count, _spent, _back in rows}
    return ApplicationTotals(
        count=sum(counts.values()),
        spent=sum(spent for _state, _count, spent, _back in rows),
        returned=sum(back for _state, _count, _spent, back in rows),
        by_state={state: counts[state] for state in STATES if state in counts},
    )


def drafts_of(person_id: int, *, at: datetime) -> list[Quote]:
    """Forms that were opened and not sent, whose price is still good; the soonest over first."""
    quotes = Quote.objects.filter(freelancer_id=person_id, good_until__gt=at, job__state="open")
    rows = quotes.filter(job__expires_at__gt=at).select_related("job").defer("job__words")
    return list(rows.order_by("good_until", "id"))


def proposals_of_job(
    job_id: int, *, person_id: int, mark: str = "", limit: int = PAGE_SIZE
) -> ProposalList:
    """A job's proposals for its client: who meets all qualifications first, then oldest (A22).

    Those that were undone were never there. Refuses: unknown_job, not_your_job.
    """
    job = Job.objects.filter(id=job_id).only("client_id").first()
    if job is None:
        raise Refused("unknown_job")
    if not may_change_job(person_id, client_id=job.client_id):
        raise Refused("not_your_job")
    found = Proposal.objects.filter(job_id=job_id).exclude(state=UNDONE)
    missed, _colon, last = mark.partition(".")
    count, last_id = _whole(missed), _whole(last)
    if count is not None and last_id is not None:
        found = found.filter(Q(missed_count__gt=count) | Q(missed_count=count, id__gt=last_id))
    order = found.select_related("freelancer").order_by("missed_count", "id")
    rows = list(order[: limit + 1])
    if len(rows) <= limit:
        return ProposalList(rows, None)
    end = rows[limit - 1]
    return ProposalList(rows[:limit], f"{end.missed_count}.{end.id}")


def proposal_for(proposal_id: int, *, person_id: int, is_staff: bool) -> Proposal:
    """One proposal with its job and people, for its writer, its reader or staff.

    Refuses: unknown_proposal, to everybody else too; an undone one also to the client.
    """
    rows = Proposal.objects.select_related("job__client", "freelancer").defer("job__words")
    proposal = rows.filter(id=proposal_id).first()
    if proposal is None or not may_see_proposal(
        person_id,
        is_staff=is_staff,
        freelancer_id=proposal.freelancer_id,
        client_id=None if proposal.state == UNDONE else proposal.job.client_id,
    ):
        raise Refused("unknown_proposal")
    return proposal


def _whole(words: str) -> int | None:
    """A number out of an address, or None for what is none."""
    return int(words) if words.isdecimal() and len(words) < 19 else None
