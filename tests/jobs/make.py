"""Jobs for the tests of this room and of those above it."""

from datetime import datetime
from typing import Any

from earnest.jobs.actions import post_job
from earnest.jobs.models import Job
from earnest.jobs.rules import JobDraft
from earnest.people.models import Person
from tests.make import AT

DRAFT = JobDraft(
    title="A logo for a bakery",
    description="Two drafts, then one of them finished as SVG.",
    kind="fixed",
    budget_cents=300_00,
    price=4,
    level="intermediate",
    category="Design & Creative",
    skills=("Logo design", "SVG"),
)


def draft(**changes: Any) -> JobDraft:
    """The bakery's job with changes."""
    facts = {name: getattr(DRAFT, name) for name in DRAFT.__slots__}
    return JobDraft(**facts | changes)


def job(client: Person, *, at: datetime = AT, **changes: Any) -> Job:
    """A posted job: the bakery's with changes."""
    return post_job(client.id, draft(**changes), at=at)
