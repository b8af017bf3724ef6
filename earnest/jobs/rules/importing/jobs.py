"""One row as a job: every cell read whole, or the row refused with the cell that is at fault."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from earnest.base.countries import country_code
from earnest.jobs.rules.drafts import TEXT_LENGTH, TITLE_LENGTH
from earnest.jobs.rules.importing import cells
from earnest.jobs.rules.importing.columns import NEEDED, Layout, Mapping
from earnest.jobs.rules.importing.records import BrokenRecord, Record
from earnest.jobs.rules.importing.words import WORDS

PRICE_MOST = 1_000
ID_LENGTH = 200
CATEGORY_LENGTH = 80
FACT_LENGTH = 120
ENTRY_LENGTH = 100
LINE_LENGTH = 1_000
SHOWN_LENGTH = 60

T = TypeVar("T")
_ONLY_FROM = re.compile(r"only freelancers located in (?:the )?(.+?) may apply\.?", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")


@dataclass(frozen=True, slots=True)
class ImportedJob:
    """A job as a file told of it, whole. Money in cents, `price` in Connects; None = not said.

    `listed_from` is when its days began to count: when it was renewed, or else posted. `facts` are
    what the source showed of client and activity, named as in `columns.KNOWN`.
    """

    line: int
    source_id: str
    title: str
    description: str
    category: str
    skills: list[str]
    kind: str
    rate_min_cents: int | None
    rate_max_cents: int | None
    hours_per_week: str
    budget_cents: int | None
    duration: str
    level: str
    locations: list[str]
    qualifications: list[dict[str, str]]
    questions: list[str]
    price: int | None
    hire_count_wanted: int
    posted_at: datetime
    listed_from: datetime
    client_country: str
    is_payment_verified: bool | None
    facts: dict[str, Any]


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, column: str, value: Any, allowed: str) -> None:
        self.column, self.value, self.allowed = column, value, allowed
        super().__init__(column)


def read_job(
    record: Record, layout: Layout, mapping: Mapping, *, as_of: datetime
) -> ImportedJob | BrokenRecord:
    """The row's job, or the first cell that stands in the way. After `as_of` nothing is posted."""
    try:
        return _Reading(record, layout, mapping, as_of).job()
    except _Fault as fault:
        shown = cells.line_of_text(fault.value)
        cut = shown if len(shown) <= SHOWN_LENGTH else f"{shown[: SHOWN_LENGTH - 1]}…"
        found = f"found “{cut}”" if cut else "found nothing"
        return BrokenRecord(record.line, f"{found}, allowed is {fault.allowed}", fault.column)


class _Reading:
    """One row beside the columns that are read from it."""

    def __init__(self, record: Record, layout: Layout, mapping: Mapping, as_of: datetime) -> None:
        self.record, self.layout, self.mapping, self.as_of = record, layout, mapping, as_of

    def job(self) -> ImportedJob:
        kind = self.kind()
        low, high = self.rates() if kind == "hourly" else (None, None)
        posted_at = self.day("posted_at")
        if posted_at is None:
            raise self.fault("posted_at", NEEDED["posted_at"])
        return ImportedJob(
            line=self.record.line,
            source_id=self.text("id", ID_LENGTH, is_needed=True),
            title=self.text("title", TITLE_LENGTH, is_needed=True),
            description=self.text("description", TEXT_LENGTH, read=cells.text_block),
            category=self.category(),
            skills=self.skills(),
            kind=kind,
            rate_min_cents=low,
            rate_max_cents=high,
            hours_per_week=self.hours(),
            budget_cents=self.budget() if kind == "fixed" else None,
            duration=self.word("duration"),
            level=self.word("level"),
            locations=self.locations(),
            qualifications=[
                {"kind": "other", "wanted": line} for line in self.lines("qualifications")
            ],
            questions=self.lines("questions"),
            price=self.number("price", PRICE_MOST),
            hire_count_wanted=self.value("hire_count_wanted", cells.count) or 1,
            posted_at=posted_at,
            listed_from=max(posted_at, self.day("renewed_at") or posted_at),
            client_country=self.country(),
            is_payment_verified=self.value("payment_verified", cells.yes_or_no),
            facts=self.facts() | (self.budget_range() if kind == "fixed" else {}),
        )

    def raw(self, name: str) -> Any:
        return self.record.cells.get(self.layout.columns.get(name, ""), "")

    def fault(self, name: str, allowed: str) -> _Fault:
        return _Fault(self.layout.columns.get(name, name), self.raw(name), allowed)

    def value(self, name: str, read: Callable[[Any], T]) -> T:
        try:
            return read(self.raw(name))
        except ValueError as error:
            raise self.fault(name, str(error)) from None

    def text(
        self,
        name: str,
        most: int,
        *,
        is_needed: bool = False,
        read: Callable[[Any], str] = cells.line_of_text,
    ) -> str:
        found = read(self.raw(name))
        if len(found) > most:
            raise self.fault(name, f"at most {most:,} characters, not {len(found):,}")
        if is_needed and not found:
            raise self.fault(name, NEEDED[name])
        return found

    def word(self, name: str) -> str:
        words = WORDS[name] | self.mapping.words.get(name, {})
        return self.value(name, lambda raw: cells.choice(raw, words))

    def number(self, name: str, most: int) -> int | None:
        found = self.value(name, cells.count)
        if found is not None and found > most:
            raise self.fault(name, f"a whole number, at most {most}")
        return found

    def day(self, name: str) -> datetime | None:
        found = self.value(name, lambda raw: cells.moment(raw, self.mapping.day_format))
        if found is not None and found > self.as_of:
            raise self.fault(name, f"nothing after {self.as_of:%Y-%m-%d %H:%M} UTC")
        return found

    def kind(self) -> str:
        found = self.word("kind")
        if found:
            return found
        if self.value("budget", cells.cents_or_none) is not None:
            return "fixed"
        if any(cells.plain(self.raw(name)) for name in ("rate", "rate_min", "rate_max")):
            return "hourly"
        raise self.fault("kind", "hourly or fixed, or a budget or rate that tells it")

    def rates(self) -> tuple[int | None, int | None]:
        low, high = self.both_ends("rate")
        for lower, upper in (("rate_min", "rate_max"), ("low", "high")):
            if low is None and high is None:
                low = self.value(lower, cells.cents_or_none)
                high = self.value(upper, cells.cents_or_none)
        if low is not None and high is not None and high < low:
            raise self.fault("high", "a highest rate that is not below the lowest")
        return low, high

    def both_ends(self, name: str) -> tuple[int | None, int | None]:
        """Of `$15.00-$30.00` both; of one amount that amount twice."""
        ends = _RANGE.split(cells.plain(self.raw(name)))
        if len(ends) != 2 or not all(ends):
            found = self.value(name, cells.cents_or_none)
            return found, found
        return (
            self.value(name, lambda _raw: cells.cents_or_none(ends[0])),
            self.value(name, lambda _raw: cells.cents_or_none(ends[1])),
        )

    def budget(self) -> int | None:
        """The budget; of a range from low to high its upper end (both ends stay in the facts)."""
        found = self.both_ends("budget")[1]
        if found is None:
            found = self.value("high", cells.cents_or_none)
        return self.value("low", cells.cents_or_none) if found is None else found

    def budget_range(self) -> dict[str, int]:
        low, high = (self.value(name, cells.cents_or_none) for name in ("low", "high"))
        if low is None or high is None:
            return {}
        return {"budget_from_cents": low, "budget_to_cents": high}

    def hours(self) -> str:
        text = cells.plain(self.raw("hours_per_week"))
        if re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?", text):
            return "under_30" if float(text) < 30 else "30_or_more"
        return self.word("hours_per_week")

    def category(self) -> str:
        found = self.text("category", CATEGORY_LENGTH)
        words = WORDS["category"] | self.mapping.words.get("category", {})
        return words.get(cells.key_of(found), found)

    def skills(self) -> list[str]:
        speciality = self.text("speciality", ENTRY_LENGTH)
        found = self.value("skills", lambda raw: cells.items(raw, ENTRY_LENGTH))
        return list(dict.fromkeys([speciality, *found] if speciality else found))

    def lines(self, name: str) -> list[str]:
        return self.value(name, lambda raw: cells.items(raw, LINE_LENGTH, marks="\n|"))

    def locations(self) -> list[str]:
        """Codes of countries where they are countries; empty = from anywhere."""
        places = self.value("locations", lambda raw: cells.items(raw, ENTRY_LENGTH, marks="|;"))
        named = [only[1] if (only := _ONLY_FROM.fullmatch(one)) else one for one in places]
        kept = [one for one in named if one.casefold() not in ("worldwide", "anywhere")]
        return [country_code(one) or one for one in kept]

    def country(self) -> str:
        found = self.text("country", CATEGORY_LENGTH)
        return country_code(found) or found

    def facts(self) -> dict[str, Any]:
        reviews = self.value("reviews", cells.count)
        rating = self.value("rating", lambda raw: cells.score(raw, 5))
        found: dict[str, Any] = {
            "spent_cents": self.value("spent", cells.cents),
            "rate_paid_cents": self.value("rate_paid", cells.cents_or_none),
            "hire_rate": self.value("hire_rate", cells.percent),
            "reviews": reviews,
            "rating": None if rating == 0 and not reviews else rating,
        }
        for name in ("hires", "active_hires", "jobs_posted", "open_jobs", "interviewing"):
            found[name] = self.value(name, cells.count)
        for name in ("invitations", "unanswered_invitations"):
            found[name] = self.value(name, cells.count)
        for name in ("industry", "company_size", "client_key", "proposals", "bids"):
            found[name] = self.text(name, FACT_LENGTH) or None
        return {name: value for name, value in found.items() if value is not None}
