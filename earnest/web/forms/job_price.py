"""Another price for a job that is open."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from earnest.rulebook.queries import rulebook_at


class JobPriceForm(forms.Form):
    """The price in Connects, within the range of the rulebook in force at `at`."""

    price = forms.IntegerField(label=_("Connects to apply"))

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = rulebook_at(at).jobs
        self.fields["price"] = forms.IntegerField(
            label=_("Connects to apply"),
            min_value=terms.price_min,
            max_value=terms.price_max,
            help_text=_("From %(low)s to %(high)s.")
            % {"low": terms.price_min, "high": terms.price_max},
        )
