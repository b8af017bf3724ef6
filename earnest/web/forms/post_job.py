"""The form on which a client posts a job, from typed text to a `JobDraft` that may be posted."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from earnest.base.countries import country_code
from earnest.base.refusals import REFUSALS
from earnest.jobs.queries import faults_of_draft, suggested_price
from earnest.jobs.rules import CATEGORIES, JobDraft, Qualification, SuggestedPrice
from earnest.jobs.rules.drafts import COUNT_MOST, TEXT_LENGTH, TITLE_LENGTH
from earnest.rulebook.queries import rulebook_at
from earnest.web import job_words
from earnest.web.forms.find_work import choices
from earnest.web.forms.money import MoneyField

NOT_SAID = [("", _("Not said"))]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


class PostJobForm(forms.Form):
    """`at` gives the rulebook in force: the range of prices and the suggestion (A15)."""

    title = forms.CharField(
        label=_("Title"),
        max_length=TITLE_LENGTH,
        required=False,
        help_text=_("What you need, in a few words."),
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("The goal, what is to be delivered, and what you already have."),
    )
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[*NOT_SAID, *((c, c) for c in CATEGORIES)]
    )
    skills = forms.CharField(label=_("Skills"), required=False, help_text=_("Separated by commas."))
    level = forms.ChoiceField(
        label=_("Level"),
        choices=list(job_words.LEVELS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the level that the work needs.")},
    )
    kind = forms.ChoiceField(
        label=_("How you pay"),
        choices=list(job_words.KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you pay.")},
    )
    budget = MoneyField(
        label=_("Budget"), required=False, help_text=_("For a fixed price: the whole amount.")
    )
    rate_min = MoneyField(
        label=_("Hourly rate from"), required=False, help_text=_("For pay by the hour.")
    )
    rate_max = MoneyField(label=_("Hourly rate to"), required=False)
    hours_per_week = forms.ChoiceField(
        label=_("Hours a week"),
        required=False,
        choices=[*NOT_SAID, *job_words.WEEKLY_HOURS.items()],
    )
    duration = forms.ChoiceField(
        label=_("Length"), required=False, choices=[*NOT_SAID, *job_words.DURATIONS.items()]
    )
    volume = forms.CharField(
        label=_("Volume of work"),
        required=False,
        help_text=_("How much there is to do, such as “10 articles a month”."),
    )
    deadline = forms.DateField(
        label=_("Deadline"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    wanted_level = forms.ChoiceField(
        label=_("Preferred level"),
        required=False,
        choices=choices(job_words.LEVELS),
        help_text=_("Who is below it may apply and is told first."),
    )
    wanted_countries = forms.CharField(
        label=_("Preferred countries"), required=False, help_text=_("Separated by commas.")
    )
    qualifications = forms.CharField(
        label=_("Other preferred qualifications"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line."),
    )
    questions = forms.CharField(
        label=_("Questions to each freelancer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. They are answered when applying."),
    )
    hire_count_wanted = forms.IntegerField(
        label=_("How many to hire"), min_value=1, max_value=COUNT_MOST, initial=1
    )
    proposal_limit = forms.IntegerField(
        label=_("Most proposals you take"),
        required=False,
        min_value=1,
        max_value=COUNT_MOST,
        help_text=_("Empty: no limit."),
    )
    price = forms.IntegerField(
        label=_("Connects to apply"),
        required=False,
        help_text=_("What applying costs a freelancer. Empty: as suggested."),
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        terms = rulebook_at(at).jobs
        self.fields["price"].widget.attrs |= {"min": terms.price_min, "max": terms.price_max}

    def clean_wanted_countries(self) -> str:
        """Codes, separated by spaces."""
        codes = []
        for name in _parts(self.cleaned_data["wanted_countries"]):
            code = country_code(name)
            if code is None:
                message = _("“%(name)s” is no country we know. Write its English name.")
                raise forms.ValidationError(message, params={"name": name})
            codes.append(code)
        return " ".join(codes)

    def clean(self) -> dict[str, Any]:
        """Every fault of the draft beside its field, but where the field has one already."""
        self.draft = self._draft()
        for fault in faults_of_draft(self.draft, at=self.at):
            if fault.field not in self.errors:
                sentence = str(REFUSALS[fault.refusal].sentence).format(**fault.facts)
                self.add_error(fault.field if fault.field in self.fields else None, sentence)
        return self.cleaned_data

    def suggestion(self) -> SuggestedPrice:
        """What the rulebook suggests for what is said so far, also on a form that is not valid."""
        said = self._said_so_far()
        return suggested_price(
            said["kind"] or "fixed",
            budget_cents=said["budget"],
            duration=said["duration"] or "",
            at=self.at,
        )

    def kept(self) -> dict[str, str]:
        """What was typed, for the review page to send again, with the price that was shown."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        return typed | {"price": str(self.draft.price)}

    def _said_so_far(self) -> dict[str, Any]:
        source = self.data if self.is_bound else self.initial
        said: dict[str, Any] = {}
        for name in ("kind", "budget", "duration"):
            try:
                said[name] = self.fields[name].clean(source.get(name) or "")
            except forms.ValidationError:
                said[name] = None
        return said

    def _draft(self) -> JobDraft:
        said = self.cleaned_data
        price = said.get("price")
        return JobDraft(
            title=said.get("title", ""),
            description=said.get("description", ""),
            kind=said.get("kind", ""),
            price=self.suggestion().price if price is None else price,
            level=said.get("level", ""),
            category=said.get("category", ""),
            skills=_parts(said.get("skills", "")),
            rate_min_cents=said.get("rate_min"),
            rate_max_cents=said.get("rate_max"),
            hours_per_week=said.get("hours_per_week", ""),
            budget_cents=said.get("budget"),
            volume=said.get("volume", ""),
            deadline_on=said.get("deadline"),
            duration=said.get("duration", ""),
            qualifications=self._qualifications(),
            questions=_lines(said.get("questions", "")),
            hire_count_wanted=said.get("hire_count_wanted") or 1,
            proposal_limit=said.get("proposal_limit"),
        )

    def _qualifications(self) -> tuple[Qualification, ...]:
        said = self.cleaned_data
        found = [Qualification("other", line) for line in _lines(said.get("qualifications", ""))]
        if countries := said.get("wanted_countries", ""):
            found.insert(0, Qualification("country", countries))
        if level := said.get("wanted_level", ""):
            found.insert(0, Qualification("level", level))
        return tuple(found)
