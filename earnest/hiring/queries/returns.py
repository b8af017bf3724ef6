"""What would come back, and how far a return is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from earnest.base.refusals import Refused
from earnest.hiring.models import JobReturn, Proposal
from earnest.hiring.queries.promises import promises_until
from earnest.hiring.rules import FORFEIT, ReturnReason, is_returned
from earnest.jobs.rules import may_change_job


@dataclass(frozen=True, slots=True)
class ComingBack:
    """How many Connects go back to how many people: "88 Connects go back to 23 people"."""

    people_count: int
    connects: int


def coming_back_of_job(job_id: int, reason: ReturnReason, *, at: datetime) -> ComingBack:
    """What would come back for this reason now, by the promises each proposal was sent under.

    A person has at most one proposal for a job that is not undone, so proposals are people.
    """
    rows = (
        Proposal.objects.filter(job_id=job_id, price__gt=0, returned_at__isnull=True)
        .exclude(**FORFEIT)
        .values_list("rulebook_version")
        .annotate(Count("id"), Sum("price"))
    )
    promises = promises_until(at)
    promised = [row for row in rows if is_returned(reason, promises[row[0]])]
    return ComingBack(sum(row[1] for row in promised), sum(row[2] for row in promised))


def return_of_job(job_id: int, *, person_id: int, is_staff: bool) -> JobReturn:
    """The last return that was begun for a job, for its client and staff. Its numbers say how far.

    Refuses: unknown_return, to everybody else too.
    """
    found = JobReturn.objects.filter(job_id=job_id).select_related("job").defer("job__words")
    last = found.order_by("-id").first()
    if last is None:
        raise Refused("unknown_return")
    if not is_staff and not may_change_job(person_id, client_id=last.job.client_id):
        raise Refused("unknown_return")
    return last
