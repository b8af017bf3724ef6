"""What of the Connects history somebody wants to see."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

GROUPS: dict[str, tuple[str, ...]] = {
    "": (),
    "in": ("grant",),
    "spent": ("spend", "hold", "capture"),
    "back": ("refund", "release"),
    "gone": ("expiry", "void"),
}

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
_OUTSIDE = _("Choose a day from 1900 to 2999.")


class DayField(forms.DateField):
    """A day around which there is always another one, in every time zone."""

    widget = forms.DateInput(attrs={"type": "date", "min": FIRST_DAY, "max": LAST_DAY})
    default_validators = [
        MinValueValidator(FIRST_DAY, _OUTSIDE),
        MaxValueValidator(LAST_DAY, _OUTSIDE),
    ]


class HistoryFilters(forms.Form):
    """Kind and period; days are the reader's own, both ends included."""

    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("Everything")),
            ("in", _("What came in")),
            ("spent", _("What you spent")),
            ("back", _("What came back")),
            ("gone", _("What expired or was taken back")),
        ],
    )
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)

    def wanted(self) -> dict[str, Any]:
        """What `ledger.queries.history` takes; only for a valid form."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        return {
            "kinds": GROUPS[self.cleaned_data["show"]],
            "since": _first_moment(since) if since else None,
            "until": _first_moment(until + timedelta(days=1)) if until else None,
        }


def _first_moment(day: date) -> datetime:
    local = datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
    return local.astimezone(UTC)
