"""What a file tells as jobs that can be posted here: whose, on which day, what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from earnest.jobs.rules import CATEGORIES, JobDraft, suggest_price
from earnest.jobs.rules.drafts import LIST_LENGTH
from earnest.jobs.rules.importing.files import BrokenRecord, ImportedJob
from earnest.rulebook.rules import Rulebook

LEVEL_IF_NOT_SAID = "intermediate"


@dataclass(frozen=True, slots=True)
class PlayedJob:
    """One job of the file; jobs with one `client` belong to the same one."""

    client: str
    posted_at: datetime
    told: ImportedJob


def read_played(
    rows: Iterable[ImportedJob | BrokenRecord],
) -> tuple[list[PlayedJob], int]:
    """The jobs by day, each id once, and how many rows could not be read."""
    found: dict[str, PlayedJob] = {}
    unread_count = 0
    for row in rows:
        if isinstance(row, BrokenRecord):
            unread_count += 1
        else:
            client = row.facts.get("client_key") or f"job {row.source_id}"
            found[row.source_id] = PlayedJob(client, row.posted_at, row)
    order = sorted(found.values(), key=lambda one: (one.posted_at, one.told.source_id))
    return order, unread_count


def draft_of(told: ImportedJob, book: Rulebook) -> JobDraft:
    """What the client says here. What the file does not tell is filled in as simply as can be."""
    kind = "fixed" if told.kind == "fixed" and told.budget_cents is not None else "hourly"
    suggested = suggest_price(
        book, kind=kind, budget_cents=told.budget_cents, duration=told.duration
    )
    price = suggested.price if told.price is None else told.price
    return JobDraft(
        title=told.title,
        description=told.description or f"{told.title}. The file says no more.",
        kind=kind,
        price=min(max(price, book.jobs.price_min), book.jobs.price_max),
        level=told.level or LEVEL_IF_NOT_SAID,
        category=told.category if told.category in CATEGORIES else "",
        skills=told.skills[:LIST_LENGTH],
        rate_min_cents=told.rate_min_cents,
        rate_max_cents=told.rate_max_cents,
        hours_per_week=told.hours_per_week,
        budget_cents=told.budget_cents if kind == "fixed" else None,
        duration=told.duration,
        hire_count_wanted=max(1, min(told.hire_count_wanted, 1_000)),
    )
