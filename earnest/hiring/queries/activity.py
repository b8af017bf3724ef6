"""What has happened on jobs: proposals, openings, and when their client was last there (A21)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.db.models.functions import Greatest

from earnest.hiring.models import Proposal
from earnest.hiring.rules import DECLINED, LIVE_STATES, UNDONE


@dataclass(frozen=True, slots=True)
class Activity:
    """One job's. `live_count` of the proposals wait for an answer; undone ones never count.

    `last_active_at` is when the client last opened or declined one; None if never.
    """

    proposal_count: int = 0
    live_count: int = 0
    viewed_count: int = 0
    last_active_at: datetime | None = None


def activity_of_jobs(job_ids: Collection[int]) -> dict[int, Activity]:
    """The activity of each of these jobs, in one query; a job without proposals has none."""
    rows = (
        Proposal.objects.filter(job_id__in=list(job_ids))
        .exclude(state=UNDONE)
        .values_list("job_id")
        .annotate(
            proposals=Count("id"),
            live=Count("id", filter=Q(state__in=LIVE_STATES)),
            viewed=Count("viewed_at"),
            active=Greatest(Max("viewed_at"), Max("ended_at", filter=Q(state=DECLINED))),
        )
    )
    found = {row[0]: Activity(*row[1:]) for row in rows}
    return {job_id: found.get(job_id, Activity()) for job_id in job_ids}
