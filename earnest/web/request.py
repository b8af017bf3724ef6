"""The request as our views see it: who asks, at which moment, and whether htmx asks for a part."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """`at` is the one moment of this request (UTC): read it, never the clock, and pass it down."""

    at: datetime
    htmx: "HtmxDetails"
    user: Any
