"""The sign-up form: allauth's, with a name, roles and the plan, and our idea of a known address."""

from typing import Any

from allauth.account.forms import SignupForm
from allauth.core import context
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from earnest.base.refusals import Refused
from earnest.billing.rules import BASIC
from earnest.people.models import Person
from earnest.people.queries import is_address_taken
from earnest.people.rules import NAME_LENGTH
from earnest.rulebook.queries import rulebook_at
from earnest.web.forms.accounts import PlainLabels
from earnest.web.request import Request


class SignUpForm(PlainLabels, SignupForm):  # type: ignore[misc]
    """Whether an address has an account is told by mail only, never by the answer to this form."""

    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
    roles = forms.MultipleChoiceField(
        label=_("You are here as"),
        choices=[("freelancer", _("Freelancer: I look for work")), ("client", _("Client: I hire"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose freelancer, client, or both.")},
    )
    plan = forms.ChoiceField(label=_("Plan for freelancers"), widget=forms.RadioSelect)

    field_order = ("name", "email", "password1", "roles", "plan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count = rulebook_at(context.request.at).plans.basic.monthly_connects
        label = ngettext(
            "Basic: free, %d Connect a month", "Basic: free, %d Connects a month", count
        )
        plan = self.fields["plan"]
        plan.choices = [(BASIC, label % count)]
        plan.initial = BASIC

    def validate_unique_email(self, value: str) -> str:
        """Known in any spelling (A6): allauth then sends a mail instead of making an account."""
        self.account_already_exists = is_address_taken(value)
        return value

    def try_save(self, request: Request) -> tuple[Person | None, HttpResponse | None]:
        """As allauth's; of two sign-ups at once with one address, the second is a known one."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # or the shorter wait would tell
        try:
            saved: tuple[Person | None, HttpResponse | None] = super().try_save(request)
        except Refused as refused:
            if refused.name != "address_taken":
                raise
            self.account_already_exists = True
            saved = super().try_save(request)
        return saved
