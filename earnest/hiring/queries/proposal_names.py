"""What a row of somebody's Connects history says of the proposal behind it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from earnest.hiring.models import Proposal


@dataclass(frozen=True, slots=True)
class NamedProposal:
    """A proposal by its job and client, when it was sent, and what came back of it and when."""

    proposal_id: int
    job_id: int
    job_title: str
    client_name: str
    submitted_at: datetime
    connects_returned: int
    returned_at: datetime | None


def named_proposals(ids: Collection[int], *, freelancer_id: int) -> dict[int, NamedProposal]:
    """These of the freelancer's own proposals, by id, in one query. Others are left out."""
    rows = Proposal.objects.filter(freelancer_id=freelancer_id, id__in=list(ids)).values_list(
        "id",
        "job_id",
        "job__title",
        "job__client__name",
        "submitted_at",
        "connects_returned",
        "returned_at",
    )
    return {row[0]: NamedProposal(*row) for row in rows}
