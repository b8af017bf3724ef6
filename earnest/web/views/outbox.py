"""Where mails go to files, a person reads them here. In production there is no such page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from earnest.web.outbox import has_outbox, latest_mails
from earnest.web.request import Request


@require_safe
def outbox(request: Request) -> HttpResponse:
    if not has_outbox(request):
        raise Http404
    return render(request, "outbox.html", {"mails": latest_mails()})
