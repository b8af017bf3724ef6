"""Settings: what a person says of themselves, their roles, and which one they act in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from earnest.billing.actions import become_freelancer
from earnest.people.actions import add_roles, change_details
from earnest.rulebook.queries import rulebook_at
from earnest.web.context import roles_of
from earnest.web.forms.settings import SettingsForm
from earnest.web.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: Request) -> HttpResponse:
    """Show and change name, time zone, country and level."""
    form = SettingsForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        change_details(request.user.id, **form.details())
        messages.success(request, _("Your settings are saved."))
        return redirect("settings")
    facts = {"form": form, "book": rulebook_at(request.at)}
    return render(request, "settings/account.html", facts, status=422 if form.errors else 200)


@login_required
@require_POST
def add_role(request: Request) -> HttpResponse:
    """Become a freelancer or a client as well, and act as that from now on."""
    role = request.POST.get("role", "")
    if role == "freelancer":
        become_freelancer(request.user.id, at=request.at)
        messages.success(request, _("You are a freelancer now. Your Connects are here."))
    elif role == "client":
        add_roles(request.user.id, is_client=True)
        messages.success(request, _("You are a client now and can post jobs."))
    else:
        return redirect("settings")
    request.session["acting_as"] = role
    return redirect("settings")


@login_required
@require_POST
def switch_role(request: Request) -> HttpResponse:
    """Act as another of one's roles from now on."""
    role = request.POST.get("role", "")
    if role in roles_of(request.user):
        request.session["acting_as"] = role
    return redirect("home")
