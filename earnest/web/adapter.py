"""Where allauth meets our actions: signing up, confirming an address, logging in."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from earnest.base.refusals import REFUSALS
from earnest.billing.actions import welcome_person
from earnest.ledger.queries import wallet_view
from earnest.people.actions import sign_up_person
from earnest.people.models import Person
from earnest.people.queries import is_address_taken
from earnest.people.rules import normalise_email, wallet_owner
from earnest.web.request import Request

if TYPE_CHECKING:
    from allauth.account.models import EmailAddress

    from earnest.web.forms.sign_up import SignUpForm


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth keeps addresses, mails and sessions; who a person is and gets is decided by us."""

    def save_user(
        self, request: Request, user: Person, form: "SignUpForm", commit: bool = True
    ) -> Person:
        """Called when the sign-up form is valid; the empty `user` that it brings is not used."""
        return sign_up_person(
            form.cleaned_data["email"],
            password=form.cleaned_data["password1"],
            name=form.cleaned_data["name"],
            is_freelancer="freelancer" in form.cleaned_data["roles"],
            is_client="client" in form.cleaned_data["roles"],
            at=request.at,
        )

    def clean_email(self, email: str) -> str:
        """Refuse what has no normalised form (A6): without one nobody can be told apart."""
        try:
            normalise_email(email)
        except ValueError as error:
            raise ValidationError(str(REFUSALS["no_address"].sentence)) from error
        return email

    def confirm_email(self, request: Request, email_address: "EmailAddress") -> bool:
        """The link of the mail was followed: what comes with a confirmed address comes now."""
        if is_address_taken(email_address.email, but_for=email_address.user_id):
            sentence = str(REFUSALS["address_taken"].sentence)
            self.add_message(request, messages.ERROR, message=sentence)
            return False
        is_confirmed = bool(super().confirm_email(request, email_address))
        if is_confirmed:
            self._welcome(request, email_address.user_id)
        return is_confirmed

    def post_login(self, request: Request, user: Person, **how: Any) -> HttpResponse:
        """Who was cut off between confirming and being welcomed is welcomed here."""
        if user.email_confirmed_at is None:
            self._welcome(request, user.id)
        response: HttpResponse = super().post_login(request, user, **how)
        return response

    def _welcome(self, request: Request, person_id: int) -> None:
        """Welcome somebody, and say which Connects came by it, in the order they came."""
        welcome_person(person_id, at=request.at)
        lots = wallet_view(wallet_owner(person_id), at=request.at).lots
        came = [(lot.number, lot.size) for lot in lots if lot.granted_at == request.at]
        if came:
            words = _("%(sum)s Connects are yours.") % {
                "sum": " + ".join(str(size) for _number, size in sorted(came))
            }
            link = (reverse("history"), _("See them in your history"))
            self.add_message(
                request,
                messages.SUCCESS,
                message=format_html('{} <a href="{}">{}</a>', words, *link),
            )
