"""Why staff remove something: one reason of a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from earnest.web.hiring_words import PROPOSAL_REMOVAL_CAUSES, REMOVAL_CAUSES


class JobRemovalForm(forms.Form):
    """The causes for which a job is removed (A27)."""

    cause = forms.ChoiceField(
        label=_("Why it is removed"),
        choices=list(REMOVAL_CAUSES.items()),
        widget=forms.RadioSelect,
    )


class ProposalRemovalForm(forms.Form):
    """The causes for which one proposal is removed (A12)."""

    cause = forms.ChoiceField(
        label=_("Why it is removed"),
        choices=list(PROPOSAL_REMOVAL_CAUSES.items()),
        widget=forms.RadioSelect,
    )
