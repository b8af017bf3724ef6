"""Help, with the rulebook's numbers filled in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from earnest.rulebook.queries import rulebook_at
from earnest.web.request import Request


@require_safe
def help_page(request: Request) -> HttpResponse:
    return render(request, "help/connects.html", {"book": rulebook_at(request.at)})
