"""The words that files use for our choices, keyed as `cells.key_of` writes them."""

from collections.abc import Mapping

from earnest.jobs.rules.importing.cells import key_of
from earnest.jobs.rules.job import CATEGORIES

_KINDS = {
    "hourly": ("hourly", "hour", "per hour", "paid by the hour", "no budget"),
    "fixed": ("fixed", "fixed price", "fixed budget", "fixed cost", "project"),
}
_DURATIONS = {
    "under_1_month": (
        "less than 1 month", "less than a month", "< 1 month", "under 1 month", "1 month or less",
        "less than 1 week", "less than a week", "week", "days", "weeks",
    ),
    "1_to_3_months": ("1 to 3 months", "1-3 months", "1 3 months", "month", "months"),
    "3_to_6_months": ("3 to 6 months", "3-6 months", "semester"),
    "over_6_months": (
        "more than 6 months", "6+ months", "> 6 months", "over 6 months", "6 months or more",
        "ongoing",
    ),
}  # fmt: skip
_HOURS = {
    "under_30": (
        "less than 30 hrs/week", "less than 30 hours a week", "less than 30 hours per week",
        "< 30 hrs/week", "part time", "less than 10 hrs/week", "10-30 hrs/week", "under 30",
    ),
    "30_or_more": (
        "30+ hrs/week", "more than 30 hrs/week", "30 hours a week or more", "> 30 hrs/week",
        "more than 30 hours per week", "full time", "30 or more",
    ),
    "to_be_agreed": (
        "hours to be determined", "not sure", "to be determined", "as needed",
        "as needed open to offers", "hours to be agreed", "to be agreed",
    ),
}  # fmt: skip
_LEVELS = {
    "entry": ("entry", "entry level", "beginner", "junior", "1"),
    "intermediate": ("intermediate", "mid", "mid level", "2"),
    "expert": ("expert", "expert level", "senior", "3"),
}


def _by_theirs(ours: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found = {key_of(word): name for name, words in ours.items() for word in words}
    return found | {key_of(name): name for name in ours}


WORDS: dict[str, dict[str, str]] = {
    "kind": _by_theirs(_KINDS),
    "duration": _by_theirs(_DURATIONS),
    "hours_per_week": _by_theirs(_HOURS),
    "level": _by_theirs(_LEVELS),
    "category": {key_of(name): name for name in CATEGORIES},
}
