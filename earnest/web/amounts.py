"""Connects and money in the reader's words."""

from datetime import datetime

from django.utils import formats

from earnest.rulebook.queries import rulebook_at

CURRENCY_SIGN = "$"


def list_price(connects: int, *, at: datetime) -> int:
    """What this many Connects cost by the rulebook in force at that moment, in cents."""
    return connects * rulebook_at(at).connects.list_price_cents


def money_in_words(cents: int) -> str:
    """$0.60, $14.99, and $1,200 for whole sums of a dollar and more."""
    whole, rest = divmod(abs(cents), 100)
    sign = "\u2212" if cents < 0 else ""
    figure = formats.number_format(whole, use_l10n=True, force_grouping=True)
    tail = f".{rest:02d}" if rest or whole < 1 else ""
    return f"{sign}{CURRENCY_SIGN}{figure}{tail}"
