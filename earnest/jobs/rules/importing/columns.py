"""Which column of a file says what: the names that are known, and what a mapping adds to them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from earnest.jobs.rules.importing.cells import key_of
from earnest.jobs.rules.importing.records import UnreadableFile
from earnest.jobs.rules.importing.words import WORDS

# What a job may say, and under which names files say it; the first that is there counts.
KNOWN: dict[str, tuple[str, ...]] = {
    "id": ("uid", "job_id", "posting_id", "id", "ciphertext", "url", "link", "job_url", "job_link"),
    "title": ("title", "job_title"),
    "description": ("description", "job_description", "text", "summary", "snippet"),
    "posted_at": (
        "created_on", "posted_at", "posted_on", "published_at", "published_on", "date_posted",
        "posted_date", "publish_time", "created_at", "created", "posted", "job_ts",
    ),
    "renewed_at": ("renewed_on", "renewed_at"),
    "price": (
        "connect_price", "connects_required", "connects_price", "required_connects",
        "connects_to_apply", "connects",
    ),
    "kind": ("type", "job_type", "contract_type", "payment_type", "budget_type"),
    "budget": (
        "amount_amount", "budget", "budget_amount", "fixed_budget", "fixed_amount", "amount",
    ),
    "rate": ("hourly_rate", "rate", "hourly_range", "hourly_rates", "rate_range"),
    "low": ("min_budget", "minimum", "low"),
    "high": ("max_budget", "maximum", "high"),
    "rate_min": ("hourly_rate_min", "hourly_min", "rate_min", "hourly_low", "min_hourly_rate"),
    "rate_max": ("hourly_rate_max", "hourly_max", "rate_max", "hourly_high", "max_hourly_rate"),
    "duration": ("duration", "project_length", "length", "duration_label"),
    "hours_per_week": ("engagement", "work_hours", "hours_per_week", "workload", "weekly_hours"),
    "level": ("tier", "experience_level", "level", "contractor_tier", "experience"),
    "category": ("occupations_category_pref_label", "category", "category_name", "job_category"),
    "speciality": (
        "occupations_oservice_pref_label", "subcategory", "sub_category", "service", "speciality",
    ),
    "skills": ("skills", "skill", "tags", "required_skills"),
    "locations": ("location", "preferred_location", "locations", "freelancer_location"),
    "qualifications": ("required_qualifications", "qualifications", "preferred_qualifications"),
    "questions": ("questions", "screening_questions"),
    "hire_count_wanted": (
        "freelancers_to_hire", "total_freelancers_to_hire", "persons_to_hire", "people_to_hire",
        "number_to_hire", "hires_needed",
    ),
    "country": (
        "client_location_country", "client_location", "client_country", "country", "buyer_country",
    ),
    "payment_verified": (
        "client_payment_verification_status", "payment_verified", "client_payment_verified",
        "is_payment_verified", "payment_verification_status", "payment_method_verified",
    ),
    "spent": ("client_total_spent", "total_spent", "client_spent", "spent"),
    "hires": ("client_hires_total", "client_total_hires", "client_hires", "total_hires", "hires"),
    "active_hires": ("client_active_hires", "active_hires"),
    "hire_rate": ("hire_rate", "client_hire_rate"),
    "jobs_posted": ("jobs_posted", "client_jobs_posted", "client_total_jobs_posted"),
    "open_jobs": ("open_jobs", "client_open_jobs", "jobs_open"),
    "rate_paid": (
        "average_hourly_rate_paid", "avg_hourly_rate_paid", "client_avg_hourly_rate",
        "client_average_hourly_rate", "avg_hourly_rate", "average_hourly_rate",
    ),
    "rating": ("client_total_feedback", "client_rating", "rating", "client_score"),
    "reviews": ("client_total_reviews", "client_reviews", "reviews", "review_count"),
    "industry": ("client_industry", "industry"),
    "company_size": ("client_type", "company_size", "client_company_size"),
    "client_key": ("client_key", "client_id"),
    "proposals": ("proposals_tier", "proposals", "total_applicants", "applicants"),
    "bids": ("bid_range", "bids"),
    "interviewing": ("interviewing", "total_interviewing"),
    "invitations": ("invites_sent", "invitations_sent", "invitations"),
    "unanswered_invitations": ("unanswered_invites", "unanswered_invitations"),
}  # fmt: skip
NEEDED = {"id": "a job's id", "title": "its title", "posted_at": "when it was posted"}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the user said of a file: its columns by our names, its words, days and source."""

    columns: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    day_format: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column each of our names is read from, and the file's columns that nobody reads."""

    columns: dict[str, str]
    unused: tuple[str, ...]


def read_mapping(text: str, file: str) -> Mapping:
    """A mapping from TOML: `[columns]`, `[words.NAME]`, `day_format`, `source`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(f"{file}: {error}") from None
    unknown = tables.keys() - {"columns", "words", "day_format", "source"}
    if unknown:
        known = "columns, words, day_format, source"
        raise UnreadableFile(f"{file}: unknown {', '.join(sorted(unknown))}; known are {known}.")
    columns = _texts(tables.get("columns", {}), "columns", KNOWN, file)
    found = tables.get("words", {})
    words = {
        name: {key_of(theirs): ours for theirs, ours in _texts(one, name, None, file).items()}
        for name, one in _tables(found, WORDS, file)
    }
    _check_words(words, file)
    rest = _texts({k: tables[k] for k in ("day_format", "source") if k in tables}, "", None, file)
    return Mapping(columns, words, rest.get("day_format", ""), rest.get("source", ""))


def _check_words(words: dict[str, dict[str, str]], file: str) -> None:
    for name, ours in words.items():
        allowed = {"", *WORDS[name].values()}
        if wrong := sorted(set(ours.values()) - allowed):
            known = ", ".join(sorted(filter(None, allowed)))
            raise UnreadableFile(f"{file}: [words.{name}] says {wrong[0]}; known are {known}.")


def _tables(found: Any, known: Iterable[str], file: str) -> list[tuple[str, Any]]:
    if not isinstance(found, dict) or found.keys() - set(known):
        raise UnreadableFile(f"{file}: words can be mapped for {', '.join(known)}.")
    return list(found.items())


def _texts(table: Any, name: str, known: Iterable[str] | None, file: str) -> dict[str, str]:
    is_table = isinstance(table, dict) and all(isinstance(one, str) for one in table.values())
    if not is_table:
        raise UnreadableFile(f"{file}: {name or 'day_format and source'} must be text.")
    unknown = set() if known is None else table.keys() - set(known)
    if unknown:
        allowed = ", ".join(known or ())
        raise UnreadableFile(
            f"{file}: [{name}] names {', '.join(sorted(unknown))}; known are {allowed}."
        )
    return dict(table)


def column_key(name: str) -> str:
    """What two spellings of a column's name share."""
    return re.sub(r"[\W_]+", "_", name.strip().casefold()).strip("_")


def layout_of(names: Iterable[str], mapping: Mapping) -> Layout:
    """Where each thing is read from. A mapping goes first; `""` in it means: from no column."""
    by_key = {column_key(name): name for name in names}
    columns: dict[str, str] = {}
    for ours, keys in KNOWN.items():
        wanted = mapping.columns.get(ours)
        tries = keys if wanted is None else (column_key(wanted),)
        if found := next((by_key[key] for key in tries if key in by_key), ""):
            columns[ours] = found
    used = set(columns.values())
    return Layout(columns, tuple(name for name in by_key.values() if name not in used))


def check_layout(layout: Layout, mapping: Mapping) -> None:
    """Raises UnreadableFile where a mapped column is not there, or id, title or day has none."""
    for ours, theirs in mapping.columns.items():
        if theirs and ours not in layout.columns:
            raise UnreadableFile(f"The file has no column {theirs!r}, which the mapping names.")
    missing = [words for ours, words in NEEDED.items() if ours not in layout.columns]
    if missing:
        raise UnreadableFile(
            f"No column says {' or '.join(missing)}. Name the columns with --mapping FILE."
        )
