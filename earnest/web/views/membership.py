"""Settings, Membership & Connects (A26): plan, balance, what comes next, what expires when."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from earnest.rulebook.queries import rulebook_at
from earnest.web.request import Request


@login_required
@require_safe
def membership(request: Request) -> HttpResponse:
    return render(request, "settings/membership.html", {"book": rulebook_at(request.at)})
