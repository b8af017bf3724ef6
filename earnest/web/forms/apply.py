"""The form on which a freelancer applies, from typed text to a `ProposalRequest`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from earnest.base.refusals import REFUSALS
from earnest.base.texts import is_storable
from earnest.hiring.actions import ProposalRequest
from earnest.hiring.rules import ANSWER_LENGTH, KEY_LENGTH, LETTER_LENGTH
from earnest.jobs.models import Job
from earnest.web.forms.money import MoneyField


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ApplyForm(forms.Form):
    """Letter, terms and the answers to the job's questions."""

    letter = forms.CharField(
        label=_("Cover letter"),
        max_length=LETTER_LENGTH,
        widget=_text(12),
        help_text=_("What you would do for this client, and what shows that you can."),
    )
    asked = MoneyField()

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job = job
        asked = self.fields["asked"]
        asked.label = (
            _("Your rate an hour") if job.kind == "hourly" else _("Your price for all of it")
        )
        for number, question in enumerate(job.questions):
            self.fields[f"answer_{number}"] = forms.CharField(
                label=question, max_length=ANSWER_LENGTH, widget=_text(3)
            )

    def clean_asked(self) -> int:
        cents: int | None = self.cleaned_data["asked"]
        if not cents:
            raise forms.ValidationError(str(REFUSALS["ask_missing"].sentence))
        return cents

    def clean(self) -> None:
        """The key is ours and not typed: one that cannot be stored was damaged on its way."""
        super().clean()
        if not is_storable(self.data.get("key", "")):
            raise forms.ValidationError(_("Something was damaged on its way. Reload this page."))

    def answers(self) -> list[tuple[str, str]]:
        """Each question with what was answered, in the client's order."""
        said = self.cleaned_data
        return [
            (question, said[f"answer_{number}"])
            for number, question in enumerate(self.job.questions)
        ]

    def kept(self) -> dict[str, str]:
        """What was typed, for the review page to send again."""
        return {name: self.data.get(name, "") for name in self.fields}

    def request(self, person_id: int) -> ProposalRequest:
        """What the freelancer asks for, under the key and the price of the review page."""
        said = self.cleaned_data
        price_seen = self.data.get("price_seen", "")
        return ProposalRequest(
            freelancer_id=person_id,
            job_id=self.job.id,
            key=self.data.get("key", "")[:KEY_LENGTH],
            letter=said["letter"].replace("\r\n", "\n"),
            asked_cents=said["asked"],
            answers=[answer.replace("\r\n", "\n") for _question, answer in self.answers()],
            price_seen=int(price_seen) if price_seen.isdecimal() and len(price_seen) < 10 else 0,
        )
