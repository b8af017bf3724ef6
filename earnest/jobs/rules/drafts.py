"""What is wrong with a job as its client wrote it: every fault at once, in the form's order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from earnest.base.texts import is_storable
from earnest.jobs.rules.job import (
    CATEGORIES,
    DURATIONS,
    KINDS,
    LEVELS,
    QUALIFICATION_KINDS,
    WEEKLY_HOURS,
    JobDraft,
)

TITLE_LENGTH = 200
SHORT_LENGTH = 200
TEXT_LENGTH = 50_000
LIST_LENGTH = 20
COUNT_MOST = 1_000
CENTS_MOST = 100_000_000_00


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the field, the refusal's name and the facts its sentence wants."""

    field: str
    refusal: str
    facts: dict[str, Any]


def _fault(field: str, refusal: str, **facts: Any) -> Fault:
    return Fault(field, refusal, facts)


def faults_of(draft: JobDraft, *, price_min: int, price_max: int, today: date) -> list[Fault]:
    """Every fault of a draft, in the form's order; empty = it may be posted (A15, A20).

    Prices `price_min` to `price_max` are both allowed; a deadline must lie after `today`.
    """
    return [
        *_text_faults(draft),
        *_choice_faults(draft),
        *_money_faults(draft),
        *_date_faults(draft, today),
        *_list_faults(draft),
        *_number_faults(draft, price_min, price_max),
    ]


def _wording(field: str, text: str, limit: int) -> Iterator[Fault]:
    if not is_storable(text):
        yield _fault(field, "job_text_broken")
    elif len(text) > limit:
        yield _fault(field, "job_text_too_long", limit=limit, found=len(text))


def _text_faults(draft: JobDraft) -> Iterator[Fault]:
    if not draft.title.strip():
        yield _fault("title", "job_title_missing")
    yield from _wording("title", draft.title, TITLE_LENGTH)
    if not draft.description.strip():
        yield _fault("description", "job_description_missing")
    yield from _wording("description", draft.description, TEXT_LENGTH)
    yield from _wording("volume", draft.volume, SHORT_LENGTH)


def _choice_faults(draft: JobDraft) -> Iterator[Fault]:
    choices = (
        ("category", draft.category, ("", *CATEGORIES)),
        ("kind", draft.kind, KINDS),
        ("hours_per_week", draft.hours_per_week, ("", *WEEKLY_HOURS)),
        ("duration", draft.duration, ("", *DURATIONS)),
        ("level", draft.level, LEVELS),
    )
    for field, chosen, allowed in choices:
        if chosen not in allowed:
            names = ", ".join(name for name in allowed if name)
            yield _fault(field, "job_choice_unknown", allowed=names)


def _amount(field: str, cents: int | None) -> Iterator[Fault]:
    if cents is None:
        return
    if cents <= 0:
        yield _fault(field, "job_money_not_positive")
    elif cents > CENTS_MOST:
        yield _fault(field, "job_money_too_large", limit=f"{CENTS_MOST // 100:,}")


def _money_faults(draft: JobDraft) -> Iterator[Fault]:
    is_fixed = draft.kind == "fixed"
    if is_fixed and draft.budget_cents is None:
        yield _fault("budget", "job_budget_missing")
    if draft.kind == "hourly" and draft.budget_cents is not None:
        yield _fault("budget", "job_money_of_other_kind")
    rates = (("rate_min", draft.rate_min_cents), ("rate_max", draft.rate_max_cents))
    if is_fixed:
        rate_said = [field for field, cents in rates if cents is not None]
        yield from (_fault(field, "job_money_of_other_kind") for field in rate_said)
    for field, cents in (("budget", draft.budget_cents), *rates):
        yield from _amount(field, cents)
    lowest, highest = draft.rate_min_cents, draft.rate_max_cents
    if lowest is not None and highest is not None and highest < lowest:
        yield _fault("rate_max", "job_rates_out_of_order")


def _date_faults(draft: JobDraft, today: date) -> Iterator[Fault]:
    if draft.deadline_on is not None and draft.deadline_on <= today:
        yield _fault("deadline", "job_deadline_past", today=today.isoformat())


def _list_faults(draft: JobDraft) -> Iterator[Fault]:
    wanted = [one.wanted for one in draft.qualifications]
    lists = (
        ("skills", draft.skills),
        ("locations", draft.locations),
        ("qualifications", wanted),
        ("questions", draft.questions),
    )
    for field, texts in lists:
        if len(texts) > LIST_LENGTH:
            yield _fault(field, "job_list_too_long", limit=LIST_LENGTH, found=len(texts))
        for text in texts:
            yield from _wording(field, text, SHORT_LENGTH)
    if any(one.kind not in QUALIFICATION_KINDS for one in draft.qualifications):
        yield _fault("qualifications", "job_choice_unknown", allowed=", ".join(QUALIFICATION_KINDS))


def _number_faults(draft: JobDraft, price_min: int, price_max: int) -> Iterator[Fault]:
    if not 1 <= draft.hire_count_wanted <= COUNT_MOST:
        yield _fault("hire_count_wanted", "job_count_out_of_range", limit=COUNT_MOST)
    if draft.proposal_limit is not None and not 1 <= draft.proposal_limit <= COUNT_MOST:
        yield _fault("proposal_limit", "job_count_out_of_range", limit=COUNT_MOST)
    if not price_min <= draft.price <= price_max:
        yield _fault("price", "job_price_out_of_range", min=price_min, max=price_max)
