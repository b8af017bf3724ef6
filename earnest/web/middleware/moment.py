"""Gives each request its one moment, and shows times in the person's own zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpResponse
from django.utils import timezone

from earnest.base.clock import now
from earnest.web.request import Request

Handler = Callable[[Request], HttpResponse]


def moment(handle: Handler) -> Handler:
    """Set `request.at` and the time zone. It stands after the one who knows `request.user`."""

    def answer(request: Request) -> HttpResponse:
        request.at = now()
        with timezone.override(_zone_of(request)):
            return handle(request)

    return answer


def _zone_of(request: Request) -> ZoneInfo | None:
    name = getattr(request.user, "time_zone", "") or "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
