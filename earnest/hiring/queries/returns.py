"""What would come back, and how far a return is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from earnest.hiring.models import JobReturn, Proposal
from earnest.hiring.queries.promises import promises_until
from earnest.hiring.rules import REMOVED, ReturnReason, is_returned


@dataclass(frozen=True, slots=True)
class Due:
    """How many Connects go back to how many people: "88 Connects go back to 23 people"."""

    people_count: int
    connects: int


def due_of_job(job_id: int, reason: ReturnReason, *, at: datetime) -> Due:
    """What would come back for this reason now, by the promises each proposal was sent under.

    A person has at most one proposal for a job that is not undone, so proposals are people.
    """
    rows = (
        Proposal.objects.filter(job_id=job_id, price__gt=0, returned_at__isnull=True)
        .exclude(state=REMOVED, removal_cause="fraud")
        .values_list("rulebook_version")
        .annotate(Count("id"), Sum("price"))
    )
    promises = promises_until(at)
    promised = [row for row in rows if is_returned(reason, promises[row[0]])]
    return Due(sum(row[1] for row in promised), sum(row[2] for row in promised))


def latest_return(job_id: int) -> JobReturn | None:
    """The last return that was begun for a job, or None. Its numbers say how far it is."""
    return JobReturn.objects.filter(job_id=job_id).order_by("-id").first()
