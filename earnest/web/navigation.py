"""Where each kind of visitor can go from the header. A place that has no page is not named."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the header; `is_here` while its page, or one below it, is shown."""

    label: str | Promise
    href: str
    is_here: bool


PLACES: dict[str, list[tuple[str | Promise, str]]] = {
    "visitor": [(_("Find work"), "find_work"), (_("Help"), "help")],
    "freelancer": [(_("Find work"), "find_work"), (_("My proposals"), "my_proposals")],
    "client": [(_("My jobs"), "my_jobs"), (_("Post a job"), "post_job")],
    "staff": [(_("Find work"), "find_work"), (_("Removals"), "removals")],
}
FIRST_PLACES = {role: places[0][1] for role, places in PLACES.items()}


def places_for(acting_as: str, path: str) -> list[Place]:
    """The header's links for this role, in order."""
    found = []
    for label, name in PLACES[acting_as]:
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        found.append(Place(label, href, is_here=path == href))
    return found
