"""The filters of Find work, from an address to `JobFilters`."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from earnest.base.countries import COUNTRIES
from earnest.jobs.rules import CATEGORIES, JobFilters
from earnest.jobs.rules.listing import TEXT_LENGTH
from earnest.rulebook.queries import rulebook_at
from earnest.web import job_words
from earnest.web.forms.money import MoneyField

ANY = [("", _("Any"))]
DAYS = {
    "1": _("Last 24 hours"),
    "3": _("Last 3 days"),
    "7": _("Last 7 days"),
    "30": _("Last 30 days"),
}


def choices(words: job_words.Words) -> list[tuple[str, Any]]:
    """What may be chosen, with Any first."""
    return [*ANY, *words.items()]


class FindWorkForm(forms.Form):
    """Every field may be empty. `at` gives the rulebook's prices and what "last 3 days" means."""

    q = forms.CharField(label=_("Words"), required=False, max_length=TEXT_LENGTH)
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[*ANY, *((one, one) for one in CATEGORIES)]
    )
    kind = forms.ChoiceField(label=_("Pay"), required=False, choices=choices(job_words.KINDS))
    level = forms.ChoiceField(label=_("Level"), required=False, choices=choices(job_words.LEVELS))
    duration = forms.ChoiceField(
        label=_("Length"), required=False, choices=choices(job_words.DURATIONS)
    )
    posted = forms.ChoiceField(label=_("Posted"), required=False, choices=choices({**DAYS}))
    budget_min = MoneyField(label=_("Budget from"), required=False)
    budget_max = MoneyField(label=_("Budget to"), required=False)
    rate_min = MoneyField(label=_("Hourly rate from"), required=False)
    rate_max = MoneyField(label=_("Hourly rate to"), required=False)
    price_min = forms.IntegerField(label=_("Connects from"), required=False, min_value=0)
    price_max = forms.IntegerField(label=_("Connects to"), required=False, min_value=0)
    country = forms.ChoiceField(
        label=_("Client's country"),
        required=False,
        choices=[*ANY, *sorted(COUNTRIES.items(), key=lambda pair: pair[1])],
    )
    sort = forms.ChoiceField(
        label=_("First comes"),
        required=False,
        choices=[("", _("the best match")), ("newest", _("the newest"))],
    )
    verified = forms.BooleanField(label=_("Payment verified"), required=False)
    here = forms.BooleanField(label=_("I can apply here"), required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        for name in ("price_min", "price_max"):
            self.fields[name].widget.attrs["max"] = rulebook_at(at).jobs.price_max

    def filters(self) -> JobFilters:
        """What a valid form asks for."""
        wanted = self.cleaned_data
        days = wanted["posted"]
        return JobFilters(
            text=wanted["q"],
            category=wanted["category"],
            kind=wanted["kind"],
            levels=tuple(filter(None, [wanted["level"]])),
            durations=tuple(filter(None, [wanted["duration"]])),
            budget_min_cents=wanted["budget_min"],
            budget_max_cents=wanted["budget_max"],
            rate_min_cents=wanted["rate_min"],
            rate_max_cents=wanted["rate_max"],
            price_min=wanted["price_min"],
            price_max=wanted["price_max"],
            country=wanted["country"],
            has_verified_payment=wanted["verified"],
            posted_since=self.at - timedelta(days=int(days)) if days else None,
            can_apply=wanted["here"],
            sort=wanted["sort"] or "best",
        )

    def active_count(self) -> int:
        """How many filters are set, apart from the words and the order."""
        return sum(
            value not in (None, "", False)
            for name, value in self.cleaned_data.items()
            if name not in ("q", "sort")
        )
