"""Applying for a job: the form makes the quote, the review says what it takes, then the receipt."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from earnest.base.refusals import Refused
from earnest.hiring import actions
from earnest.hiring.queries import promises_until, proposal_for
from earnest.hiring.rules import SUBMITTED, why_not_undo
from earnest.jobs.queries import job_page
from earnest.ledger.queries import entry_of
from earnest.people.rules import wallet_owner
from earnest.web.application_cost import application_cost
from earnest.web.forms.apply import ApplyForm
from earnest.web.hiring_words import promises_in_words
from earnest.web.movements import movements
from earnest.web.request import Request


@login_required
@require_http_methods(["GET", "POST"])
def apply(request: Request, job_id: int) -> HttpResponse:
    """Opening the form makes the quote (B3). `review` shows what sending takes, `send` sends."""
    step = request.POST.get("step", "")
    if step == "send" and request.POST.get("key"):
        return _send(request, job_id)
    cost = application_cost(request.user, job_id, at=request.at)
    if step not in ("review", "send"):
        form = ApplyForm(initial=request.POST.dict(), job=cost.page.job)
        return render(request, "hiring/apply.html", {"form": form, "cost": cost})
    form = ApplyForm(request.POST, job=cost.page.job)
    if not form.is_valid():
        return render(request, "hiring/apply.html", {"form": form, "cost": cost}, status=422)
    hidden = {
        **form.kept(),
        "step": "send",
        "key": uuid4().hex,
        "price_seen": str(cost.price),
    }
    facts = {"form": form, "cost": cost, "hidden": hidden}
    return render(request, "hiring/review.html", facts)


def _send(request: Request, job_id: int) -> HttpResponse:
    """Send what was reviewed. What can be mended comes back as the form, nothing of it lost."""
    page = job_page(job_id, viewer=request.user, at=request.at)
    form = ApplyForm(request.POST, job=page.job)
    if form.is_valid():
        try:
            sent = actions.submit_proposal(form.request(request.user.id), at=request.at)
        except Refused as refused:
            sentence, status = refused.sentence, refused.status
        else:
            return redirect("receipt", sent.proposal.id)
    else:
        sentence, status = "", 422
    cost = application_cost(request.user, job_id, at=request.at)
    facts = {"form": form, "cost": cost, "refused": sentence}
    return render(request, "hiring/apply.html", facts, status=status)


@login_required
@require_POST
def delete_draft(request: Request, job_id: int) -> HttpResponse:
    actions.delete_draft(request.user.id, job_id)
    messages.success(request, _("The draft is gone. Nothing was spent."))
    return redirect("job", job_id)


@login_required
@require_safe
def receipt(request: Request, proposal_id: int) -> HttpResponse:
    """What was paid, from which lot, what comes back, and until when it can be undone."""
    proposal = proposal_for(proposal_id, person_id=request.user.id, is_staff=False)
    if proposal.freelancer_id != request.user.id:
        raise Refused("unknown_proposal")
    number = proposal.entry_number
    row = entry_of(wallet_owner(proposal.freelancer_id), number) if number is not None else None
    back, not_back = promises_in_words(promises_until(request.at)[proposal.rulebook_version])
    facts = {
        "proposal": proposal,
        "entry": movements([row], person_id=request.user.id)[0] if row else None,
        "back": back,
        "not_back": not_back,
        "can_undo": why_not_undo(proposal.state, proposal.undo_until, request.at) is None,
        "balance_why": _("applied") if proposal.state == SUBMITTED else "",
    }
    return render(request, "hiring/receipt.html", facts)
