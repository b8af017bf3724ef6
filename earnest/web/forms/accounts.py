"""allauth's forms in our look: labels above the fields, nothing written inside them."""

from typing import Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _


class PlainLabels:
    """Takes the words out of the fields and gives them ours above."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in ("login", "email"):
                field.label = _("E-mail")


class LogInForm(PlainLabels, allauth.LoginForm):  # type: ignore[misc]
    """E-mail and password; the way to a new password stands once, under the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ResetPasswordForm(PlainLabels, allauth.ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link goes."""


class ResetPasswordKeyForm(PlainLabels, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, twice."""


class ChangePasswordForm(PlainLabels, allauth.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and the new one twice."""
