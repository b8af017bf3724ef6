"""What happens to one proposal after it was sent: opened, undone, withdrawn, declined, removed."""

from datetime import datetime

from django.db import transaction

from earnest.base.refusals import Refused
from earnest.hiring.actions.locking import locked_proposal
from earnest.hiring.actions.refunding import refund_proposals
from earnest.hiring.models import Proposal
from earnest.hiring.rules import (
    DECLINED,
    PROPOSAL_REMOVAL_CAUSES,
    REMOVED,
    SUBMITTED,
    UNDONE,
    VIEWED,
    WITHDRAWN,
    ReturnReason,
    why_not_become,
    why_not_undo,
)
from earnest.jobs.rules import may_change_job
from earnest.people.queries import is_moderator


@transaction.atomic
def mark_viewed(proposal_id: int, *, person_id: int, at: datetime) -> Proposal:
    """Note that the client opened a proposal; from then on it cannot be undone (B6).

    Only the first opening counts; a proposal that has ended is read and nothing changes.
    Locks the proposal. Refuses: unknown_proposal, also to anybody but the job's client.
    """
    proposal = _of_client(proposal_id, person_id)
    if proposal.state == SUBMITTED:
        proposal.state, proposal.viewed_at = VIEWED, at
        proposal.save(update_fields=["state", "viewed_at"])
    return proposal


@transaction.atomic
def undo_proposal(proposal_id: int, *, person_id: int, at: datetime) -> Proposal:
    """Take back a proposal that nobody has opened; every Connect comes back (B6).

    Asked again, it answers with the same proposal. Locks the proposal, then the wallet.
    Refuses: unknown_proposal, proposal_ended, already_opened, undo_over (from `undo_until` on).
    """
    proposal = _of_freelancer(proposal_id, person_id)
    if proposal.state == UNDONE:
        return proposal
    if refusal := why_not_undo(proposal.state, proposal.undo_until, at):
        raise Refused(refusal[0], **refusal[1])
    return _ended(proposal, UNDONE, "undone", at)


@transaction.atomic
def withdraw_proposal(proposal_id: int, *, person_id: int, at: datetime) -> Proposal:
    """Withdraw a proposal, for good for this job; nothing comes back by itself (A13, B6).

    Asked again, it answers with the same proposal. Locks the proposal, then the wallet.
    Refuses: unknown_proposal, proposal_ended.
    """
    proposal = _of_freelancer(proposal_id, person_id)
    return proposal if proposal.state == WITHDRAWN else _ended(proposal, WITHDRAWN, "withdrawn", at)


@transaction.atomic
def decline_proposal(proposal_id: int, *, person_id: int, at: datetime) -> Proposal:
    """The client declines a proposal; nothing comes back by itself (A13).

    Asked again, it answers with the same proposal. Locks the proposal, then the wallet.
    Refuses: unknown_proposal, proposal_ended.
    """
    proposal = _of_client(proposal_id, person_id)
    return proposal if proposal.state == DECLINED else _ended(proposal, DECLINED, "declined", at)


@transaction.atomic
def remove_proposal(proposal_id: int, *, person_id: int, cause: str, at: datetime) -> Proposal:
    """Staff remove one proposal. Its Connects come back, unless the cause is fraud (A12).

    With fraud nothing comes back later either. Asked again, it answers with the same proposal.
    Locks the proposal, then the wallet. Refuses: not_staff, unknown_cause, unknown_proposal,
    proposal_ended (an undone one).
    """
    if not is_moderator(person_id):
        raise Refused("not_staff")
    if cause not in PROPOSAL_REMOVAL_CAUSES:
        raise Refused("unknown_cause")
    proposal = locked_proposal(proposal_id)
    if proposal.state == REMOVED:
        return proposal
    proposal.removal_cause = cause
    proposal.removed_by_id = person_id
    return _ended(proposal, REMOVED, "proposal_removed", at)


def _of_client(proposal_id: int, person_id: int) -> Proposal:
    proposal = locked_proposal(proposal_id)
    if not may_change_job(person_id, client_id=proposal.job.client_id):
        raise Refused("unknown_proposal")
    return proposal


def _of_freelancer(proposal_id: int, person_id: int) -> Proposal:
    proposal = locked_proposal(proposal_id)
    if proposal.freelancer_id != person_id:
        raise Refused("unknown_proposal")
    return proposal


def _ended(proposal: Proposal, state: str, reason: ReturnReason, at: datetime) -> Proposal:
    """End a proposal in a state, with the return that was promised for the reason."""
    if refusal := why_not_become(proposal.state, state):
        raise Refused(refusal[0], **refusal[1])
    proposal.state = state
    proposal.ended_at = proposal.ended_at or at
    refund_proposals([proposal], reason=reason, at=at)
    proposal.save()
    return proposal
