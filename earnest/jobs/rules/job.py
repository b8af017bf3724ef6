"""What a job is and what may be done with it. Pure: no Django, no clock, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

KINDS = ("hourly", "fixed")
LEVELS = ("entry", "intermediate", "expert")
DURATIONS = ("under_1_month", "1_to_3_months", "3_to_6_months", "over_6_months")
WEEKLY_HOURS = ("under_30", "30_or_more", "to_be_agreed")
STATES = ("draft", "open", "closed")
CLOSED_REASONS = ("hired", "without_hire", "expired", "removed")
CATEGORIES = (
    "Accounting & Consulting",
    "Admin Support",
    "Customer Service",
    "Data Science & Analytics",
    "Design & Creative",
    "Engineering & Architecture",
    "IT & Networking",
    "Legal",
    "Sales & Marketing",
    "Translation",
    "Web, Mobile & Software Dev",
    "Writing",
)

ClosedReason = Literal["hired", "without_hire", "expired", "removed"]
QualificationKind = Literal["level", "country", "other"]
QUALIFICATION_KINDS: tuple[QualificationKind, ...] = ("level", "country", "other")


@dataclass(frozen=True, slots=True)
class Qualification:
    """A preferred qualification. `wanted`: a level (at least), country codes, or free words."""

    kind: QualificationKind
    wanted: str


@dataclass(frozen=True, slots=True)
class JobDraft:
    """What a client says about a job. Money in cents, `price` in Connects; None = not said."""

    title: str
    description: str
    kind: str
    price: int
    level: str
    category: str = ""
    skills: Sequence[str] = ()
    rate_min_cents: int | None = None
    rate_max_cents: int | None = None
    hours_per_week: str = ""
    budget_cents: int | None = None
    volume: str = ""
    deadline_on: date | None = None
    duration: str = ""
    locations: Sequence[str] = ()
    qualifications: Sequence[Qualification] = ()
    questions: Sequence[str] = ()
    hire_count_wanted: int = 1
    proposal_limit: int | None = None


def is_open(state: str, expires_at: datetime | None, at: datetime) -> bool:
    """Whether a job takes part at `at`. `expires_at` is the first moment it no longer does."""
    return state == "open" and (expires_at is None or at < expires_at)
