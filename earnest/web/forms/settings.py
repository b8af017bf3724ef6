"""What people say of themselves."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from earnest.base.countries import COUNTRIES
from earnest.people.models import Level, Person
from earnest.people.rules import NAME_LENGTH, known_zones
from earnest.web.forms.long_select import LongSelect

AREAS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}


def zones() -> list[tuple[str, str]]:
    """UTC and the zones named after places, as pairs for a select."""
    places = sorted(zone for zone in known_zones() if zone.partition("/")[0] in AREAS)
    return [(zone, zone.replace("_", " ")) for zone in ["UTC", *places]]


class SettingsForm(forms.Form):
    """Name, time zone, country, and for freelancers the level."""

    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("All times are shown in it."),
        choices=zones,
        widget=LongSelect,
    )
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        widget=LongSelect,
        choices=lambda: [("", _("Not said")), *sorted(COUNTRIES.items(), key=lambda one: one[1])],
    )
    level = forms.ChoiceField(
        label=_("Level as a freelancer"),
        required=False,
        help_text=_("Some clients prefer a level. Nobody is shut out by it."),
        choices=[
            ("", _("Not said")),
            (Level.ENTRY, _("Entry")),
            (Level.INTERMEDIATE, _("Intermediate")),
            (Level.EXPERT, _("Expert")),
        ],
    )

    def __init__(self, sent: QueryDict | None, *, person: Person) -> None:
        kept = {name: getattr(person, name) for name in ("name", "time_zone", "country", "level")}
        super().__init__(sent, initial=kept)
        if not person.is_freelancer:
            del self.fields["level"]
        self.person = person

    def details(self) -> dict[str, str]:
        """What `change_details` takes; only for a valid form."""
        return {"level": self.person.level, **self.cleaned_data}
