"""The page that says what went wrong, why, and what can be done; for htmx only its notice."""

import sys
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from earnest.web.views.bundles import bundle_address

RETRY_SECONDS = "5"
TITLES = {
    400: _("This could not be read"),
    403: _("This page is not yours to open"),
    404: _("There is nothing at this address"),
    405: _("This address does not work that way"),
    409: _("This could not be done"),
    422: _("This could not be done"),
    429: _("That was too often"),
    500: _("Something broke here"),
    503: _("Too much is going on just now"),
}
SENTENCES = {
    400: _("The request was incomplete or damaged. Go back, reload the page and try again."),
    403: _("You may be logged in as somebody else, or it belongs to another person."),
    404: _("The address may be mistyped, or what stood here was taken away."),
    405: _("It only does something when its button is pressed. Go back and press it there."),
    500: _("It is our fault, not yours. What you were doing was not saved. Try again in a moment."),
    503: _("Nothing was changed. Wait a few seconds and try again."),
}
TOO_OLD = _("This form was open too long, or cookies are off. Go back, reload and send it again.")


def error_page(
    request: HttpRequest, status: int, sentence: str = "", *, code: str = ""
) -> HttpResponse:
    """An answer with this status: the whole page, or for htmx a notice where messages stand."""
    facts = {
        "status": status,
        "title": TITLES.get(status, TITLES[422]),
        "sentence": sentence or SENTENCES.get(status, ""),
        "code": code,
    }
    if getattr(request, "htmx", False):
        answer = render(request, "parts/error_notice.html", facts, status=status)
        answer["HX-Retarget"] = "#messages"
        answer["HX-Reswap"] = "innerHTML"
        return answer
    facts["back"] = _way_back(request)
    if status >= 500:  # stands on its own: no database, no session
        return HttpResponse(
            render_to_string("errors/broken.html", facts | {"stylesheet": bundle_address("css")}),
            status=status,
        )
    return render(request, "errors/error.html", facts, status=status)


def _way_back(request: HttpRequest) -> str:
    """The page of ours that led here, if it was another one."""
    came_from = request.headers.get("Referer", "")
    try:
        here = {request.get_host()}
    except DisallowedHost:
        return ""
    if not url_has_allowed_host_and_scheme(came_from, here, require_https=request.is_secure()):
        return ""
    path = urlsplit(came_from).path
    return "" if path == request.path else path


def busy(request: HttpRequest) -> HttpResponse:
    """The database did not answer in time: nothing was changed, come back soon."""
    answer = error_page(request, 503)
    answer["Retry-After"] = RETRY_SECONDS
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403, str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """What nobody foresaw; a database that does not answer may also show on the way to a view."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return busy(request)
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, str(TOO_OLD))
