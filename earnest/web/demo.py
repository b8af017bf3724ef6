"""The people of the demo world with a one-click log-in, and whether this installation is one."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from earnest.web.request import is_from_here

DOMAIN = "demo.example"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody of the demo: the short name in the strip, and what they are there to show."""

    who: str
    says: str | Promise

    @property
    def email(self) -> str:
        return address_of(self.who)


ACTORS = [
    Actor("alice", _("A freelancer with applications in every state and a few Connects back.")),
    Actor("bob", _("A freelancer here for more than a year: some of his Connects have expired.")),
    Actor("acme", _("A client with jobs open, closed and expired, and applications to read.")),
    Actor("sam", _("Staff: removes what breaks the terms.")),
]


def address_of(who: str) -> str:
    """The address of somebody of the demo. Nobody else can have one of that domain."""
    return f"{who}@{DOMAIN}"


def is_demo() -> bool:
    """Whether this installation is a demo. Never in production."""
    return bool(settings.DEMO) and settings.ENVIRONMENT != "production"


def has_demo(request: HttpRequest) -> bool:
    """Whether who asks may log in with one click: in a demo, from its own machine."""
    return is_demo() and is_from_here(request)
