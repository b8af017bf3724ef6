"""Finding jobs: words, every filter, order and pages."""

from datetime import timedelta
from typing import Any

import pytest

from earnest.jobs.actions import mark_job_closed
from earnest.jobs.models import Job
from earnest.jobs.queries import count_jobs, find_jobs
from earnest.jobs.rules import JobFilters
from earnest.people.models import Person
from tests.jobs.make import job
from tests.make import AT

LATER = AT + timedelta(hours=1)


def titles(at: Any = LATER, **wanted: Any) -> list[str]:
    return [one.title for one in find_jobs(JobFilters(**wanted), at=at).jobs]


@pytest.fixture
def three(acme: Person) -> None:
    """A cheap logo, a translation paid by the hour, and an app; posted in this order."""
    job(acme, title="Logo", price=2, budget_cents=40_00, level="entry")
    job(
        acme,
        at=AT + timedelta(minutes=1),
        title="Translate a brochure",
        description="German into English, with the logo as it is.",
        category="Translation",
        skills=("German",),
        kind="hourly",
        budget_cents=None,
        rate_min_cents=20_00,
        rate_max_cents=35_00,
        duration="1_to_3_months",
        price=6,
    )
    job(
        acme,
        at=AT + timedelta(minutes=2),
        title="App for bakers",
        description="Ordering bread.",
        category="Web, Mobile & Software Dev",
        skills=("Kotlin", "Django"),
        budget_cents=3_000_00,
        price=6,
        level="expert",
    )


@pytest.mark.usefixtures("three")
class TestFilters:
    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ({}, ["App for bakers", "Translate a brochure", "Logo"]),
            ({"text": "logos"}, ["Logo", "Translate a brochure"]),
            ({"text": "logo", "sort": "newest"}, ["Translate a brochure", "Logo"]),
            ({"text": "django"}, ["App for bakers"]),
            ({"text": '"german into english"'}, ["Translate a brochure"]),
            ({"text": "logo -brochure"}, ["Logo"]),
            ({"text": "kotlin or german"}, ["App for bakers", "Translate a brochure"]),
            ({"text": "'); DROP TABLE jobs_job; --\x00"}, []),
            ({"category": "Translation"}, ["Translate a brochure"]),
            ({"kind": "hourly"}, ["Translate a brochure"]),
            ({"levels": ("entry", "expert")}, ["App for bakers", "Logo"]),
            ({"durations": ("1_to_3_months",)}, ["Translate a brochure"]),
            ({"budget_min_cents": 40_00}, ["App for bakers", "Logo"]),
            ({"budget_min_cents": 40_01}, ["App for bakers"]),
            ({"budget_max_cents": 40_00}, ["Logo"]),
            ({"rate_min_cents": 35_00}, ["Translate a brochure"]),
            ({"rate_min_cents": 35_01}, []),
            ({"rate_max_cents": 20_00}, ["Translate a brochure"]),
            ({"rate_max_cents": 19_99}, []),
            ({"budget_max_cents": 50_00, "rate_min_cents": 1}, ["Translate a brochure", "Logo"]),
            ({"price_max": 5}, ["Logo"]),
            ({"price_min": 3}, ["App for bakers", "Translate a brochure"]),
            ({"country": "DE"}, []),
            ({"has_verified_payment": True}, []),
            ({"posted_since": AT + timedelta(minutes=2)}, ["App for bakers"]),
            ({"can_apply": True, "price_max": 2}, ["Logo"]),
        ],
    )
    def test_each_filter_keeps_what_it_says(
        self, wanted: dict[str, Any], expected: list[str]
    ) -> None:
        assert sorted(titles(**wanted)) == sorted(expected)
        assert count_jobs(JobFilters(**wanted), at=LATER, most=10) == len(expected)

    def test_without_words_the_newest_comes_first(self) -> None:
        assert titles() == ["App for bakers", "Translate a brochure", "Logo"]

    def test_with_words_a_title_goes_before_a_description(self) -> None:
        assert titles(text="logo") == ["Logo", "Translate a brochure"]

    def test_what_has_expired_is_not_found_swept_or_not(self) -> None:
        assert titles(at=AT + timedelta(days=30)) == ["App for bakers", "Translate a brochure"]

    def test_what_is_closed_is_not_found(self) -> None:
        mark_job_closed(Job.objects.get(title="Logo"), reason="without_hire", at=AT)
        assert titles() == ["App for bakers", "Translate a brochure"]


@pytest.mark.parametrize("text", ["", "logo"])
def test_pages_show_every_job_once_in_one_order(acme: Person, text: str) -> None:
    for number in range(7):
        when = AT + timedelta(minutes=number // 3)
        job(acme, at=when, title="Logo " * (1 + number % 2) + str(number))
    filters = JobFilters(text=text)
    whole = [one.id for one in find_jobs(filters, at=LATER, limit=50).jobs]
    paged, mark = [], None
    for _page in range(4):
        page = find_jobs(filters, at=LATER, after=mark, limit=2)
        paged += [one.id for one in page.jobs]
        mark = page.next_mark
    assert mark is None
    assert paged == whole
    assert len(set(whole)) == 7


def test_a_job_posted_while_one_reads_on_repeats_nothing(acme: Person) -> None:
    for number in range(4):
        job(acme, title=str(number), at=AT + timedelta(minutes=number))
    first = find_jobs(JobFilters(), at=LATER, limit=2)
    job(acme, title="new", at=LATER)
    second = find_jobs(JobFilters(), at=LATER, after=first.next_mark, limit=2)
    assert [one.title for one in second.jobs] == ["1", "0"]
    assert second.next_mark is None


def test_counting_stops_where_it_is_told(acme: Person) -> None:
    for number in range(3):
        job(acme, title=str(number))
    assert count_jobs(JobFilters(), at=LATER, most=2) == 2
