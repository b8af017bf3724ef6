"""Writing what a file told: added once, brought up to date, never doubled, never paid for (B8)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from earnest.jobs.actions import import_jobs, mark_job_closed
from earnest.jobs.actions.importing import CHUNK, ImportCount
from earnest.jobs.models import Job
from earnest.jobs.queries import find_jobs, price_history
from earnest.jobs.rules import JobFilters
from earnest.jobs.rules.importing.jobs import ImportedJob
from tests.jobs.reading import AS_OF, fixture, jobs_of
from tests.make import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> list[ImportedJob]:
    return jobs_of(fixture("listing.csv"))


def bring_in(jobs: list[ImportedJob], **how: datetime) -> ImportCount:
    return import_jobs(jobs, source="board", as_of=how.get("as_of", AS_OF), at=how.get("at", AT))


def test_each_posting_becomes_one_job_without_a_client(told: list[ImportedJob]) -> None:
    early = datetime(2026, 1, 10, tzinfo=UTC)
    assert bring_in(told, as_of=early) == ImportCount(added=10, open=9)
    kept = Job.objects.get(title="Poster for a choir concert")
    assert (kept.client, kept.is_imported, kept.price) == (None, True, 4)
    assert kept.posted_at == told[1].posted_at
    assert kept.source_facts["spent_cents"] == 1_530_50
    assert Job.objects.get(title="Old and not renewed").closed_reason == "expired"


def test_days_count_as_if_the_day_of_the_file_were_today(told: list[ImportedJob]) -> None:
    as_of = datetime(2026, 1, 10, tzinfo=UTC)
    bring_in(told, as_of=as_of)
    kept = Job.objects.get(title="Poster for a choir concert")
    left = told[1].posted_at + timedelta(days=30) - as_of
    assert kept.expires_at == AT + left
    assert len(find_jobs(JobFilters(), at=AT).jobs) == 9
    assert not find_jobs(JobFilters(can_apply=True), at=AT).jobs


def test_the_same_file_again_changes_nothing(told: list[ImportedJob]) -> None:
    bring_in(told)
    before = list(Job.objects.order_by("id").values_list())
    again = bring_in(told, at=AT + timedelta(hours=1))
    assert (again.unchanged, again.added, again.updated) == (10, 0, 0)
    assert list(Job.objects.order_by("id").values_list()) == before


def test_a_posting_told_again_is_brought_up_to_date_and_keeps_its_prices(
    told: list[ImportedJob],
) -> None:
    bring_in(told)
    dearer = [replace(told[0], price=6, title="Menu texts, longer"), *told[1:]]
    assert bring_in(dearer, at=AT + timedelta(days=1)).updated == 1
    kept = Job.objects.get(source_id=told[0].source_id)
    assert (kept.title, kept.price) == ("Menu texts, longer", 6)
    assert [row.price for row in price_history(kept.id)] == [6, 2]
    assert Job.objects.count() == 10


def test_the_same_id_from_another_source_is_another_job(told: list[ImportedJob]) -> None:
    bring_in(told[:1])
    import_jobs(told[:1], source="another", as_of=AS_OF, at=AT)
    assert Job.objects.count() == 2


def test_of_one_id_twice_in_a_file_the_last_row_counts(told: list[ImportedJob]) -> None:
    found = bring_in([told[0], replace(told[0], title="Second")])
    assert (found.added, found.repeated) == (1, 1)
    assert Job.objects.get().title == "Second"


def test_what_staff_removed_stays_removed(told: list[ImportedJob]) -> None:
    bring_in(told[:1])
    mark_job_closed(Job.objects.get(), reason="removed", at=AT)
    assert bring_in([replace(told[0], title="Again")]).unchanged == 1
    assert Job.objects.get().closed_reason == "removed"


def test_a_posting_listed_again_later_is_open_again(told: list[ImportedJob]) -> None:
    bring_in(told[:1], as_of=AS_OF + timedelta(days=60))
    assert Job.objects.get().state == "closed"
    assert bring_in(told[:1], as_of=told[0].posted_at).updated == 1
    assert Job.objects.get().state == "open"
    assert Job.objects.get().closed_at is None


def test_a_posting_is_not_open_at_the_very_instant_it_runs_out(told: list[ImportedJob]) -> None:
    ends_at = told[0].posted_at + timedelta(days=30)
    assert bring_in(told[:1], as_of=ends_at).open == 0
    assert bring_in(told[:1], as_of=ends_at - timedelta(microseconds=1)).open == 1


def test_more_than_a_chunk_at_once_is_a_mistake_of_the_caller(told: list[ImportedJob]) -> None:
    with pytest.raises(AssertionError):
        bring_in(told[:1] * (CHUNK + 1))
