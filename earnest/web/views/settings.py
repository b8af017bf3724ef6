"""Settings: what a person can say about themselves, and which role they act in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from earnest.web.context import roles_of
from earnest.web.request import Request


@login_required
@require_safe
def settings_page(request: Request) -> HttpResponse:
    return render(request, "settings/account.html")


@login_required
@require_POST
def switch_role(request: Request) -> HttpResponse:
    role = request.POST.get("role", "")
    if role in roles_of(request.user):
        request.session["acting_as"] = role
    return redirect("home")
