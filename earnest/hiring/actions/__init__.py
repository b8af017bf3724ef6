"""What changes quotes, proposals and how jobs end. Each action is one transaction."""

from earnest.hiring.actions.jobs import close_job, expire_jobs, remove_job
from earnest.hiring.actions.proposals import (
    decline_proposal,
    mark_viewed,
    remove_proposal,
    undo_proposal,
    withdraw_proposal,
)
from earnest.hiring.actions.quotes import delete_draft, open_quote, open_quotes
from earnest.hiring.actions.returns import continue_return, continue_returns
from earnest.hiring.actions.submitting import (
    Answer,
    ProposalRequest,
    Sent,
    submit_proposal,
    submit_proposals,
)

__all__ = [
    "Answer",
    "ProposalRequest",
    "Sent",
    "close_job",
    "continue_return",
    "continue_returns",
    "decline_proposal",
    "delete_draft",
    "expire_jobs",
    "mark_viewed",
    "open_quote",
    "open_quotes",
    "remove_job",
    "remove_proposal",
    "submit_proposal",
    "submit_proposals",
    "undo_proposal",
    "withdraw_proposal",
]
