"""The numbers of the trade as frozen values. `reading` fills them from TOML; nothing else does.

Every field is one key of a rulebook; its type says what is allowed there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Between:
    """What a whole number (or each one of a list) may be, both ends included."""

    low: int
    high: int


Connects = Annotated[int, Between(0, 1_000_000)]
Cents = Annotated[int, Between(0, 100_000_000)]
Days = Annotated[int, Between(0, 3650)]
SomeDays = Annotated[int, Between(1, 3650)]
Hours = Annotated[int, Between(0, 8760)]
Count = Annotated[int, Between(1, 1_000_000)]
Percent = Annotated[int, Between(0, 100)]
Priority = Annotated[int, Between(-1000, 1000)]
Life = Annotated[int | None, Between(1, 36500)]  # days; "never" in the file is None here


@dataclass(frozen=True, slots=True)
class ConnectsBook:
    """A1: what a Connect costs on the list."""

    list_price_cents: Cents


@dataclass(frozen=True, slots=True)
class Packs:
    """A2: what can be bought at once."""

    sizes: tuple[Count, ...]
    has_custom_amounts: bool


@dataclass(frozen=True, slots=True)
class BasicPlan:
    """A3."""

    price_cents: Cents
    monthly_connects: Connects


@dataclass(frozen=True, slots=True)
class PlusPlan:
    """A4: the month's Connects come in two grants."""

    price_cents: Cents
    plan_connects: Connects
    platform_connects: Connects


@dataclass(frozen=True, slots=True)
class Plans:
    """A3, A4 and what B9 says about renewals that fail."""

    basic: BasicPlan
    plus: PlusPlan
    failed_renewal_days: Days
    failed_renewal_tries: Count


@dataclass(frozen=True, slots=True)
class Bonuses:
    """A6 to A9: Connects that come once for something done."""

    sign_up: Connects
    readiness_test: Connects
    interview: Connects
    interview_cap: Connects
    interview_cap_hours: Hours
    badge: Connects
    certification: Connects


@dataclass(frozen=True, slots=True)
class ReadinessTest:
    """A7."""

    question_count: Count
    pass_count: Count
    retry_hours: Hours


@dataclass(frozen=True, slots=True)
class Expiry:
    """B4: how many days a lot lives, by its source; None is for ever."""

    sign_up: Life
    allowance: Life
    plan: Life
    platform: Life
    purchase: Life
    readiness_test: Life
    interview: Life
    badge: Life
    certification: Life
    promotion: Life
    staff: Life

    def life_of(self, source: str) -> timedelta | None:
        """How long a lot of this source is good from its grant; None: it never expires."""
        days: int | None = getattr(self, source)
        return None if days is None else timedelta(days=days)


@dataclass(frozen=True, slots=True)
class SpendOrder:
    """B5: the priority a lot gets from its source; the smaller is drawn first."""

    sign_up: Priority
    allowance: Priority
    plan: Priority
    platform: Priority
    purchase: Priority
    readiness_test: Priority
    interview: Priority
    badge: Priority
    certification: Priority
    promotion: Priority
    staff: Priority

    def priority_of(self, source: str) -> int:
        """The priority of a lot of this source."""
        priority: int = getattr(self, source)
        return priority


@dataclass(frozen=True, slots=True)
class Returns:
    """A11 to A14: what gives Connects back, and for how long they are then good at least."""

    on_close_without_hire: bool
    on_removal: bool
    on_expiry: bool
    on_decline: bool
    on_withdrawal: bool
    on_other_hired: bool
    grace_days: Days

    @property
    def grace(self) -> timedelta:
        """A14: how long what comes back is good at least."""
        return timedelta(days=self.grace_days)


@dataclass(frozen=True, slots=True)
class Jobs:
    """A15 and B9: what a client may ask for applying, and how long a job stands."""

    price_min: Connects
    price_max: Connects
    open_days: SomeDays
    warning_days: Days


@dataclass(frozen=True, slots=True)
class PriceSuggestion:
    """A15: how the price is summed up that a posting page suggests; no less or more than `jobs`.

    Each amount of `budget_from_cents` that a fixed budget reaches adds `budget_step`.
    """

    base: Connects
    budget_from_cents: tuple[Count, ...]
    budget_step: Connects
    hourly_under_1_month: Connects
    hourly_1_to_3_months: Connects
    hourly_3_to_6_months: Connects
    hourly_over_6_months: Connects
    hourly_not_said: Connects


@dataclass(frozen=True, slots=True)
class Proposals:
    """A16, B3, B6."""

    invited_price: Connects
    quote_hours: Hours
    undo_minutes: Annotated[int, Between(0, 1440)]


@dataclass(frozen=True, slots=True)
class Boosts:
    """B1."""

    slot_count: Count
    window_days: SomeDays
    most: Connects
    returns_if_never_seen: bool


@dataclass(frozen=True, slots=True)
class Purchases:
    """B7."""

    cancellation_days: Days


@dataclass(frozen=True, slots=True)
class Invitations:
    """B9: how long they can be answered."""

    open_days: SomeDays
    interview_open_days: SomeDays


@dataclass(frozen=True, slots=True)
class Reviews:
    """B9: blind until both wrote, or until this many days are over."""

    open_days: SomeDays


@dataclass(frozen=True, slots=True)
class Staff:
    """B9: what one member of staff may grant at once; more takes a second person."""

    grant_alone: Connects


@dataclass(frozen=True, slots=True)
class Notices:
    """B9: when somebody is told."""

    low_balance: Connects
    expiring_soon_days: Days


@dataclass(frozen=True, slots=True)
class Seriousness:
    """A30, of 100 points."""

    wording_points: Percent
    known_percent: Percent


@dataclass(frozen=True, slots=True)
class Planner:
    """A33 and B11: Connects a week for full-time work, and when the week's cap warns."""

    first_weeks: Annotated[int, Between(0, 52)]
    first_weekly: Connects
    then_weekly_min: Connects
    then_weekly_max: Connects
    cap_warning_percent: Percent


@dataclass(frozen=True, slots=True)
class Limits:
    """Ledger.md 12: what the ledger takes at once, and how long a hold may last."""

    batch: Count
    live_lots: Count
    movement: Count
    hold_days: SomeDays


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One version of the numbers. `version` counts from 1 within an installation."""

    version: int
    name: str
    connects: ConnectsBook
    packs: Packs
    plans: Plans
    bonuses: Bonuses
    readiness_test: ReadinessTest
    expiry: Expiry
    spend_order: SpendOrder
    returns: Returns
    jobs: Jobs
    price_suggestion: PriceSuggestion
    proposals: Proposals
    boosts: Boosts
    purchases: Purchases
    invitations: Invitations
    reviews: Reviews
    staff: Staff
    notices: Notices
    seriousness: Seriousness
    planner: Planner
    limits: Limits


Leaf = int | bool | str | tuple[int, ...] | None


def leaves_of(book: Rulebook) -> dict[str, Leaf]:
    """Every key of the book by its dotted name, in the order of the fields; not the version."""
    return {name: value for name, value in _leaves("", book) if name != "version"}


def _leaves(prefix: str, part: object) -> Iterator[tuple[str, Leaf]]:
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if is_dataclass(value):
            yield from _leaves(f"{prefix}{field.name}.", value)
        else:
            yield f"{prefix}{field.name}", value


def differences(a: Rulebook, b: Rulebook) -> list[tuple[str, Leaf, Leaf]]:
    """The keys in which two books differ: name, value in `a`, value in `b`; in field order."""
    left, right = leaves_of(a), leaves_of(b)
    return [(name, left[name], right[name]) for name in left if left[name] != right[name]]


def earliest_in_force(at: datetime) -> datetime:
    """From when a version recorded at `at` may hold: the first whole minute a minute from then."""
    return (at + timedelta(seconds=119, microseconds=999_999)).replace(second=0, microsecond=0)


def may_come_into_force(in_force_at: datetime, at: datetime) -> bool:
    """Whether a version recorded at `at` may hold from then: a whole minute, not too soon."""
    is_whole = in_force_at == in_force_at.replace(second=0, microsecond=0)
    return is_whole and in_force_at >= earliest_in_force(at)


def contradictions(book: Rulebook) -> Iterator[tuple[str, str, str]]:
    """Keys that are each allowed but not together: key, what was found, what is allowed."""
    checks = [
        ("jobs.price_max", book.jobs.price_max, "jobs.price_min", book.jobs.price_min),
        ("jobs.open_days", book.jobs.open_days, "jobs.warning_days", book.jobs.warning_days),
        (
            "readiness_test.question_count",
            book.readiness_test.question_count,
            "readiness_test.pass_count",
            book.readiness_test.pass_count,
        ),
        (
            "planner.then_weekly_max",
            book.planner.then_weekly_max,
            "planner.then_weekly_min",
            book.planner.then_weekly_min,
        ),
        ("limits.hold_days", book.limits.hold_days, "boosts.window_days", book.boosts.window_days),
    ]
    for name, value, floor_name, floor in checks:
        if value < floor:
            yield name, str(value), f"{floor} or more, which is {floor_name}"
    sizes = book.packs.sizes
    if list(sizes) != sorted(set(sizes)) or not sizes:
        yield "packs.sizes", str(list(sizes)), "at least one size, each larger than the one before"
    steps = book.price_suggestion.budget_from_cents
    if list(steps) != sorted(set(steps)):
        name = "price_suggestion.budget_from_cents"
        yield name, str(list(steps)), "amounts, each larger than the one before"
