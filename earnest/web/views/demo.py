"""One-click log-ins, only where the demo runs. Anywhere else there is no such page."""

from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from earnest.people.queries import person_with_address
from earnest.web.demo import ACTORS, has_demo
from earnest.web.request import Request

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def demo(request: Request) -> HttpResponse:
    if not has_demo(request):
        raise Http404
    return render(request, "demo.html", {"actors": ACTORS})


@require_POST
def demo_log_in(request: Request) -> HttpResponse:
    """Become one of the demo's people."""
    who = request.POST.get("who", "")
    actor = next((one for one in ACTORS if one.who == who), None)
    person = person_with_address(actor.email) if has_demo(request) and actor else None
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("home")
