"""The request as our views see it: who asks, from where, when, and whether for a part of a page."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


HOSTS_HERE = ("127.0.0.1", "localhost", "[::1]")
PEERS_HERE = ("127.0.0.1", "::1", "::ffff:127.0.0.1")


class Request(HttpRequest):
    """`at` is the one moment of this request (UTC): read it, never the clock, and pass it down."""

    at: datetime
    htmx: "HtmxDetails"
    user: Any


def is_from_here(request: HttpRequest) -> bool:
    """Whether this machine asks this machine: by the host that is asked for, and by the peer."""
    try:
        host, _port = split_domain_port(request.get_host())
    except DisallowedHost:
        return False
    return host in HOSTS_HERE and request.META.get("REMOTE_ADDR") in PEERS_HERE


def is_guess(request: HttpRequest) -> bool:
    """Whether a browser fetches a page that its reader may never open."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose.lower() for purpose in purposes)
