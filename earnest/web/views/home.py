"""The first page: what this is, and how Connects work in a minute."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from earnest.rulebook.queries import rulebook_at
from earnest.web.request import Request


@require_safe
def home(request: Request) -> HttpResponse:
    return render(request, "home.html", {"book": rulebook_at(request.at)})
