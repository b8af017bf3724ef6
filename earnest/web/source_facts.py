"""What the source of an imported job showed of its client and its state, as labelled lines."""

from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from earnest.base.countries import country_name
from earnest.jobs.models import Job
from earnest.web.amounts import money_in_words

Line = tuple[str | Promise, str]

CLIENT: dict[str, str | Promise] = {
    "spent_cents": gettext_lazy("Spent"),
    "hires": gettext_lazy("Hires"),
    "active_hires": gettext_lazy("Working now"),
    "hire_rate": gettext_lazy("Hire rate"),
    "jobs_posted": gettext_lazy("Jobs posted"),
    "open_jobs": gettext_lazy("Open jobs"),
    "rate_paid_cents": gettext_lazy("Hourly rate usually paid"),
    "rating": gettext_lazy("Rating"),
    "reviews": gettext_lazy("Reviews"),
    "industry": gettext_lazy("Industry"),
    "company_size": gettext_lazy("Company"),
}
ACTIVITY: dict[str, str | Promise] = {
    "proposals": gettext_lazy("Proposals"),
    "bids": gettext_lazy("Bids"),
    "interviewing": gettext_lazy("Interviewing"),
    "invitations": gettext_lazy("Invitations sent"),
    "unanswered_invitations": gettext_lazy("Invitations unanswered"),
}


def client_lines(job: Job) -> list[Line]:
    """The client as the source showed it; what it did not show is said to be not known."""
    verified = {True: _("verified"), False: _("not verified"), None: _("not known")}
    country = country_name(job.client_country) or _("not known")
    return [
        (_("Payment method"), verified[job.is_payment_verified]),
        (_("Country"), country),
        *_lines(job, CLIENT),
    ]


def activity_lines(job: Job) -> list[Line]:
    """What had happened on the job when the source was read."""
    return _lines(job, ACTIVITY)


def _lines(job: Job, labels: dict[str, str | Promise]) -> list[Line]:
    facts = job.source_facts
    return [(label, _words(name, facts[name])) for name, label in labels.items() if name in facts]


def _words(name: str, value: Any) -> str:
    if name.endswith("_cents"):
        return money_in_words(value)
    if name == "hire_rate":
        return f"{value} %"
    if isinstance(value, int | float):
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(value)
