"""Proposals as both sides read them, and what each side can do with one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from earnest.base.refusals import Refused
from earnest.hiring import actions
from earnest.hiring.models import Proposal
from earnest.hiring.queries import (
    drafts_of,
    promises_until,
    proposal_for,
    proposals_of_freelancer,
    standing_of,
    totals_of_freelancer,
)
from earnest.hiring.rules import (
    DECLINED,
    LIVE_STATES,
    REMOVED,
    STATES,
    SUBMITTED,
    UNDONE,
    WITHDRAWN,
    why_not_apply,
    why_not_become,
    why_not_undo,
)
from earnest.web.forms.removal import ProposalRemovalForm
from earnest.web.hiring_words import promises_in_words, what_came_of
from earnest.web.request import Request, is_guess


@login_required
@require_safe
def my_proposals(request: Request) -> HttpResponse:
    """By state; what each cost and what came of it; and the drafts whose price is still good."""
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    mark = request.GET.get("after", "")
    found = proposals_of_freelancer(request.user.id, state=state, mark=mark)
    query = {"state": state} if state else {}
    facts = {
        "proposals": found.proposals,
        "totals": totals_of_freelancer(request.user.id),
        "drafts": [] if state or mark else drafts_of(request.user.id, at=request.at),
        "state": state,
        "first": f"?{urlencode(query)}" if mark else "",
        "next": f"?{urlencode({**query, 'after': found.next_mark})}" if found.next_mark else "",
    }
    return render(request, "hiring/my_proposals.html", facts)


@login_required
@require_safe
def proposal(request: Request, proposal_id: int) -> HttpResponse:
    """One proposal. The client's first look at it is what opens it (B6): no HEAD, no prefetch."""
    person = request.user
    found = _readable(request, proposal_id)
    side = _side(found, person)
    if side == "client" and found.state == SUBMITTED and is_guess(request):
        return HttpResponse(status=503, headers={"Cache-Control": "no-store"})  # kept by no browser
    if side == "client" and found.state == SUBMITTED and request.method == "GET":
        actions.mark_viewed(proposal_id, person_id=person.id, at=request.at)
        found = _readable(request, proposal_id)
    facts = {
        "proposal": found,
        "side": side,
        "answers": list(zip(found.job.questions, found.answers, strict=False)),
        "is_live": found.state in LIVE_STATES,
        "can_undo": why_not_undo(found.state, found.undo_until, request.at) is None,
        "can_remove": why_not_become(found.state, REMOVED) is None,
        "can_apply_again": side == "freelancer" and _can_apply_again(found, request),
    }
    return render(request, "hiring/proposal.html", facts)


@login_required
@require_http_methods(["GET", "POST"])
def undo(request: Request, proposal_id: int) -> HttpResponse:
    """The confirmation, and taking it back (B6)."""
    if request.method == "POST":
        actions.undo_proposal(proposal_id, person_id=request.user.id, at=request.at)
        messages.success(request, _("The proposal is undone."))
        return redirect("proposal", proposal_id)
    found = _on_side(request, proposal_id, "freelancer")
    if refusal := why_not_undo(found.state, found.undo_until, request.at):
        raise Refused(refusal[0], **refusal[1])
    return render(request, "hiring/undo.html", {"proposal": found})


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, proposal_id: int) -> HttpResponse:
    """The confirmation, and withdrawing: for good, for this job (B6, A13)."""
    if request.method == "POST":
        gone = actions.withdraw_proposal(proposal_id, person_id=request.user.id, at=request.at)
        messages.success(request, _("You have withdrawn it.") + " " + what_came_of(gone))
        return redirect("proposal", proposal_id)
    found = _on_side(request, proposal_id, "freelancer")
    return _ending_page(request, found, WITHDRAWN, "hiring/withdraw.html")


@login_required
@require_http_methods(["GET", "POST"])
def decline(request: Request, proposal_id: int) -> HttpResponse:
    """The confirmation, and declining (A13)."""
    if request.method == "POST":
        found = actions.decline_proposal(proposal_id, person_id=request.user.id, at=request.at)
        messages.success(request, _("Declined. The freelancer sees it."))
        return redirect("proposals_of_job", found.job_id)
    found = _on_side(request, proposal_id, "client")
    return _ending_page(request, found, DECLINED, "hiring/decline.html")


@login_required
@require_http_methods(["GET", "POST"])
def remove_proposal(request: Request, proposal_id: int) -> HttpResponse:
    """Staff remove one proposal for a reason in the list (A12)."""
    if not request.user.is_staff:
        raise Refused("not_staff")
    form = ProposalRemovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        removed = actions.remove_proposal(
            proposal_id,
            person_id=request.user.id,
            cause=form.cleaned_data["cause"],
            at=request.at,
        )
        messages.success(request, _("The proposal is removed.") + " " + what_came_of(removed))
        return redirect("proposal", proposal_id)
    found = _on_side(request, proposal_id, "staff")
    facts = {"form": form}
    status = 422 if form.errors else 200
    return _ending_page(request, found, REMOVED, "hiring/remove_proposal.html", status, **facts)


def _can_apply_again(proposal: Proposal, request: Request) -> bool:
    if proposal.state != UNDONE:
        return False
    return why_not_apply(standing_of(request.user, proposal.job), request.at) is None


def _readable(request: Request, proposal_id: int) -> Proposal:
    person = request.user
    return proposal_for(proposal_id, person_id=person.id, is_staff=person.is_staff)


def _side(proposal: Proposal, person: Any) -> str:
    """On which side of a proposal somebody who may read it stands."""
    if proposal.freelancer_id == person.id:
        return "freelancer"
    return "client" if proposal.job.client_id == person.id else "staff"


def _on_side(request: Request, proposal_id: int, side: str) -> Proposal:
    found = _readable(request, proposal_id)
    if _side(found, request.user) != side:
        raise Refused("unknown_proposal")
    return found


def _ending_page(
    request: Request, proposal: Proposal, state: str, template: str, status: int = 200, **facts: Any
) -> HttpResponse:
    """The confirmation before a proposal ends; refused where it cannot end so any more."""
    if refusal := why_not_become(proposal.state, state):
        raise Refused(refusal[0], **refusal[1])
    returns = promises_until(request.at)[proposal.rulebook_version]
    back, not_back = promises_in_words(returns)
    known = {"proposal": proposal, "returns": returns, "back": back, "not_back": not_back}
    return render(request, template, {**known, **facts}, status=status)
