"""Jobs in the reader's words: pay, length, level, and the one line of facts on a card."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from earnest.base.countries import country_name
from earnest.jobs.models import Job
from earnest.jobs.rules import JobDraft
from earnest.web.amounts import money_in_words

Words = dict[str, str | Promise]

KINDS: Words = {
    "fixed": gettext_lazy("Fixed price"),
    "hourly": gettext_lazy("Paid by the hour"),
}
LEVELS: Words = {
    "entry": gettext_lazy("Entry level"),
    "intermediate": gettext_lazy("Intermediate"),
    "expert": gettext_lazy("Expert"),
}
DURATIONS: Words = {
    "under_1_month": gettext_lazy("Less than 1 month"),
    "1_to_3_months": gettext_lazy("1 to 3 months"),
    "3_to_6_months": gettext_lazy("3 to 6 months"),
    "over_6_months": gettext_lazy("More than 6 months"),
}
WEEKLY_HOURS: Words = {
    "under_30": gettext_lazy("Less than 30 hours a week"),
    "30_or_more": gettext_lazy("30 hours a week or more"),
    "to_be_agreed": gettext_lazy("Hours to be agreed"),
}
CLOSED: Words = {
    "hired": gettext_lazy("Closed: somebody was hired"),
    "without_hire": gettext_lazy("Closed without a hire"),
    "expired": gettext_lazy("Expired"),
    "removed": gettext_lazy("Removed"),
}


def pay_in_words(job: Job | JobDraft) -> str:
    """$300 fixed price; $20 to $35 an hour; only what the client has said."""
    if job.kind == "fixed":
        if job.budget_cents is None:
            return str(KINDS["fixed"])
        return _("%(budget)s fixed price") % {"budget": money_in_words(job.budget_cents)}
    low, high = job.rate_min_cents, job.rate_max_cents
    if low is None and high is None:
        return str(KINDS["hourly"])
    if low is None or high is None or low == high:
        words = _("From %(rate)s an hour") if high is None else _("%(rate)s an hour")
        if low is None:
            words = _("Up to %(rate)s an hour")
        return words % {"rate": money_in_words(low if low is not None else high or 0)}
    amounts = {"low": money_in_words(low), "high": money_in_words(high)}
    return _("%(low)s to %(high)s an hour") % amounts


def posted_in_words(job: Job, at: datetime) -> str:
    """Posted 3 hours ago; empty for a draft."""
    if job.posted_at is None:
        return ""
    return _("Posted %(time)s ago") % {"time": timesince(job.posted_at, at, depth=1)}


def card_facts(job: Job, at: datetime) -> list[str]:
    """The card's one line: what is not known is left out."""
    facts: list[str | Promise] = [
        pay_in_words(job),
        LEVELS.get(job.level, ""),
        DURATIONS.get(job.duration, ""),
        country_name(job.client_country),
        _("Payment verified") if job.is_payment_verified else "",
        posted_in_words(job, at),
    ]
    return [str(fact) for fact in facts if fact]


def qualification_in_words(kind: str, wanted: str) -> str:
    """What a client would prefer, as a phrase."""
    if kind == "level":
        return _("%(level)s or higher") % {"level": LEVELS.get(wanted, wanted)}
    if kind == "country":
        names = get_text_list([country_name(code) for code in wanted.split()], _("or"))
        return _("Lives in %(countries)s") % {"countries": names}
    return wanted
