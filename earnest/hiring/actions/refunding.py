"""Connects back for proposals, in one ledger batch. The callers hold the proposals' locks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection

from earnest.hiring.models import Proposal
from earnest.hiring.queries.promises import promises_until
from earnest.hiring.rules import ReturnReason, is_forfeit, is_returned, subject_of
from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Refund
from earnest.people.rules import wallet_owner
from earnest.rulebook.rules import Returns


def refund_proposals(
    proposals: Sequence[Proposal], *, reason: ReturnReason, at: datetime
) -> list[Proposal]:
    """Return what these paid where the reason promises it; those of them that were returned.

    Left out, and left as they are: what cost nothing (B26), what has come back, what fraud
    forfeits (A12), and what the rulebook in force at the sending does not promise. The rows are
    changed, not saved. Returns go through the ledger's own keys, so that none is made twice.
    """
    promises = promises_until(at)
    due = [one for one in proposals if _is_due(one, reason, promises)]
    refunds = [
        Refund(owner=wallet_owner(one.freelancer_id), subject=subject_of(one.id), reason=reason)
        for one in due
    ]
    outcomes = move_connects(refunds, at=at) if refunds else []
    for one, outcome in zip(due, outcomes, strict=True):
        # Nothing left to return: somebody has returned it through the ledger itself.
        assert outcome.refusal in (None, "refund_exceeds_spend"), outcome.refusal
        one.connects_returned = outcome.change
        one.return_reason, one.returned_at = reason, at
    return due


def _is_due(proposal: Proposal, reason: ReturnReason, promises: Mapping[int, Returns]) -> bool:
    """Whether this proposal's Connects come back for this reason and have not yet (A11 to A13)."""
    if not proposal.price or proposal.returned_at is not None:
        return False
    if is_forfeit(proposal.state, proposal.removal_cause):
        return False
    return is_returned(reason, promises[proposal.rulebook_version])


def write_returns(proposals: Sequence[Proposal]) -> None:
    """Save what `refund_proposals` changed on many rows, in one statement."""
    sql = """
        UPDATE hiring_proposal p
           SET connects_returned = came.connects, return_reason = came.reason,
               returned_at = came.at
          FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::timestamptz[])
               AS came(id, connects, reason, at)
         WHERE p.id = came.id
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            (
                [one.id for one in proposals],
                [one.connects_returned for one in proposals],
                [one.return_reason for one in proposals],
                [one.returned_at for one in proposals],
            ),
        )
