"""The first page: what this is, and how Connects work in a minute."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from earnest.rulebook.queries import rulebook_at
from earnest.web.context import acting_as
from earnest.web.navigation import FIRST_PLACES
from earnest.web.request import Request


@require_safe
def home(request: Request) -> HttpResponse:
    """The first page for visitors; for everyone else the place where their work begins."""
    role = acting_as(request)
    if role != "visitor":
        return redirect(FIRST_PLACES[role])
    return render(request, "home.html", {"book": rulebook_at(request.at)})
