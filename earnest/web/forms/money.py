"""An amount of money as people type it, read into whole cents."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from earnest.web.amounts import CURRENCY_SIGN

_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?")


class MoneyField(forms.CharField):
    """`1,200`, `$12.50` or nothing; the cleaned value is cents or None."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 10})
    default_error_messages = {"amount": _("Enter an amount like 1,200 or 12.50.")}

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).removeprefix(CURRENCY_SIGN).strip()
        if not text:
            return None
        found = _AMOUNT.fullmatch(text)
        if found is None:
            raise ValidationError(self.error_messages["amount"], code="amount")
        whole, rest = found.groups()
        return int(whole.replace(",", "")) * 100 + int((rest or "").ljust(2, "0"))
