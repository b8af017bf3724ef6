"""The real jobs, imported: every row, whole, and once; and how near the suggested price is."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db.models import Count, Q
from typer.testing import CliRunner

from earnest.base.clock import now
from earnest.cli.import_jobs import app
from earnest.jobs.models import Job
from earnest.jobs.queries import find_jobs
from earnest.jobs.rules import JobFilters, suggest_price
from earnest.jobs.rules.listing import PAGE_SIZE
from earnest.rulebook.queries import rulebook_at
from tests.make import AT

pytestmark = [pytest.mark.real, pytest.mark.django_db]
FILES = [("postings-2023.csv", "2023-01-03", 9_756), ("postings-2025.csv", "2025-03-08", 1_695)]


@pytest.mark.parametrize(("name", "as_of", "count"), FILES)
def test_every_row_is_taken_once_and_none_refused(
    real_file: Callable[[str], Path], name: str, as_of: str, count: int
) -> None:
    words = ["jobs", str(real_file(name)), "--as-of", as_of, "--json"]
    first = json.loads(CliRunner().invoke(app, words).stdout)
    assert (first["added"], first["refused"], first["repeated"]) == (count, 0, 0)
    second = json.loads(CliRunner().invoke(app, words).stdout)
    assert (second["added"], second["updated"], second["unchanged"]) == (0, 0, count)
    assert Job.objects.count() == count


@pytest.mark.parametrize(("name", "as_of", "count"), FILES)
def test_no_row_is_half_there(
    real_file: Callable[[str], Path], name: str, as_of: str, count: int
) -> None:
    path = real_file(name)
    CliRunner().invoke(app, ["jobs", str(path), "--as-of", as_of])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = Job.objects.aggregate(
        budget=Count("id", filter=Q(budget_cents__isnull=False)),
        rate=Count("id", filter=Q(rate_min_cents__isnull=False)),
        price=Count("id", filter=Q(price__isnull=False)),
        level=Count("id", filter=~Q(level="")),
        duration=Count("id", filter=~Q(duration="")),
        text=Count("id", filter=~Q(description="")),
        spent=Count("id", filter=Q(source_facts__has_key="spent_cents")),
        hires=Count("id", filter=Q(source_facts__has_key="hires")),
        verified=Count("id", filter=Q(is_payment_verified=True)),
    )
    is_first = name == "postings-2023.csv"

    def said(column: str) -> int:
        return sum(bool(row[column]) for row in rows)

    fixed = sum(
        bool(row["min_budget"]) and row["job_type"] != "Hourly" for row in rows if not is_first
    )
    assert found == {
        "budget": said("amount_amount") if is_first else fixed,
        "rate": said("hourly_rate") if is_first else said("min_budget") - fixed,
        "price": count if is_first else 0,
        "level": said("tier") if is_first else count,
        "duration": said("duration"),
        "text": 0 if is_first else said("description"),
        "spent": said("client_total_spent"),
        "hires": 0 if is_first else said("client_hires_total"),
        "verified": 3_192 if is_first else 0,
    }


def test_the_real_words_are_found(real_file: Callable[[str], Path]) -> None:
    CliRunner().invoke(app, ["jobs", str(real_file("postings-2025.csv")), "--as-of", "2025-03-08"])
    found = find_jobs(JobFilters(text="android"), at=now()).jobs
    assert len(found) == PAGE_SIZE
    assert all("android" in job.title.casefold() for job in found)


def test_the_suggested_price_is_near_the_price_that_was_charged(
    real_file: Callable[[str], Path],
) -> None:
    """Here on the later snapshot. The thresholds were read off both, so it is no forecast."""
    CliRunner().invoke(app, ["jobs", str(real_file("postings-2023.csv")), "--as-of", "2023-01-03"])
    with real_file("postings-2023.csv").open(encoding="utf-8", newline="") as file:
        later = {row["uid"] for row in csv.DictReader(file) if row["snapshot"] == "2023-01-03"}
    book, right = rulebook_at(AT), 0
    for job in Job.objects.filter(source_id__in=later).defer("words"):
        found = suggest_price(
            book, kind=job.kind, budget_cents=job.budget_cents, duration=job.duration
        )
        right += found.price == job.price
    assert right / len(later) == pytest.approx(0.961, abs=0.001)
