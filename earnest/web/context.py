"""What the shell around every page needs to know."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from earnest.base.clock import now
from earnest.ledger.queries import balance_of
from earnest.people.rules import wallet_owner
from earnest.web.demo import ACTORS, has_demo
from earnest.web.navigation import places_for
from earnest.web.outbox import has_outbox
from earnest.web.views.bundles import bundle_address


def shell(request: HttpRequest) -> dict[str, Any]:
    """Role, links and style sheet for base.html."""
    role, is_demo = acting_as(request), has_demo(request)
    return {
        "balance": _balance(request, role),
        "acting_as": role,
        "other_roles": other_roles(request, role),
        "places": places_for(role, request.path),
        "stylesheet": bundle_address("css"),
        "script": bundle_address("js"),
        "has_outbox": has_outbox(request),
        "is_demo": is_demo,
        "actors": ACTORS if is_demo else [],
    }


def _balance(request: HttpRequest, role: str) -> int | None:
    """What the top right shows: only who acts as freelancer has one there."""
    if role != "freelancer":
        return None
    person: Any = request.user
    at = getattr(request, "at", None) or now()
    return balance_of(wallet_owner(person.id), at=at)


def roles_of(person: Any) -> list[str]:
    """What this person may act as, the first by default."""
    return [role for role in ("freelancer", "client", "staff") if getattr(person, f"is_{role}")]


def acting_as(request: HttpRequest) -> str:
    """visitor, freelancer, client or staff. Who is more than one chooses in the menu."""
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return "visitor"
    roles = roles_of(person)
    chosen = str(request.session.get("acting_as", ""))
    return chosen if chosen in roles else roles[0]


def other_roles(request: HttpRequest, role: str) -> list[dict[str, str]]:
    """What else the avatar menu offers to act as."""
    if role == "visitor":
        return []
    labels = {
        "freelancer": _("Act as freelancer"),
        "client": _("Act as client"),
        "staff": _("Act as staff"),
    }
    return [{"name": one, "label": labels[one]} for one in roles_of(request.user) if one != role]
