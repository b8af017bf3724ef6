"""The same file imported by several at the same moment, with real threads."""

from dataclasses import replace
from functools import partial

import pytest

from earnest.jobs.actions import ImportCount, import_jobs
from earnest.jobs.models import Job, JobPrice
from tests.committed import at_once
from tests.jobs.reading import AS_OF, fixture, jobs_of
from tests.make import AT

pytestmark = pytest.mark.usefixtures("committed")


def test_a_file_imported_by_four_at_once_is_there_once() -> None:
    told = jobs_of(fixture("listing.csv"))
    call = partial(import_jobs, told, source="board", as_of=AS_OF, at=AT)
    answers = at_once(*[call] * 4)
    counts = [answer for answer in answers if isinstance(answer, ImportCount)]
    assert sorted(count.added for count in counts) == [0, 0, 0, 10]
    assert sorted(count.unchanged for count in counts) == [0, 10, 10, 10]
    assert (Job.objects.count(), JobPrice.objects.count()) == (10, 10)


def test_of_two_that_bring_different_news_each_job_has_one_whole_row() -> None:
    told = jobs_of(fixture("listing.csv"))
    other = [replace(one, title=f"{one.title} again", price=5) for one in reversed(told)]
    answers = at_once(
        partial(import_jobs, told, source="board", as_of=AS_OF, at=AT),
        partial(import_jobs, other, source="board", as_of=AS_OF, at=AT),
    )
    assert all(isinstance(answer, ImportCount) for answer in answers)
    for job in Job.objects.all():
        assert (job.price == 5) == job.title.endswith(" again")
        assert JobPrice.objects.filter(job=job).latest("id").price == job.price
