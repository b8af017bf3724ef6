"""What staff look through when they remove jobs."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery

from earnest.hiring.models import JobReturn
from earnest.jobs.models import Job

PAGE_SIZE = 25
TEXT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class StaffJobs:
    """One page of jobs, newest first; `next_mark` is None on the last."""

    jobs: list[Job]
    next_mark: str | None


def jobs_for_staff(*, text: str = "", mark: str = "", limit: int = PAGE_SIZE) -> StaffJobs:
    """Every posted job that is not removed, in any state, by words of it if there are any.

    The caller has made sure that the reader is staff.
    """
    found = Job.objects.exclude(state="draft").exclude(closed_reason="removed")
    if words := text.replace("\x00", " ")[:TEXT_LENGTH].strip():
        found = found.filter(words=SearchQuery(words, config="english", search_type="websearch"))
    if mark.isdecimal() and len(mark) < 19:
        found = found.filter(id__lt=int(mark))
    rows = list(found.select_related("client").defer("words").order_by("-id")[: limit + 1])
    return StaffJobs(rows[:limit], str(rows[limit - 1].id) if len(rows) > limit else None)


def recent_removals(limit: int = PAGE_SIZE) -> list[JobReturn]:
    """The last jobs that were removed: which, why, by whom, and how far their return is."""
    rows = JobReturn.objects.filter(reason="job_removed").select_related("job", "started_by")
    return list(rows.defer("job__words").order_by("-id")[:limit])
