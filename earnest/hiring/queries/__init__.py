"""What is read about quotes, proposals and returns. Nothing here changes anything."""

from earnest.hiring.queries.activity import Activity, activity_of_jobs
from earnest.hiring.queries.moderation import StaffJobs, jobs_for_staff, recent_removals
from earnest.hiring.queries.promises import promises_until
from earnest.hiring.queries.proposal_names import NamedProposal, named_proposals
from earnest.hiring.queries.proposals import (
    ApplicationTotals,
    ProposalList,
    drafts_of,
    proposal_for,
    proposals_of_freelancer,
    proposals_of_job,
    totals_of_freelancer,
)
from earnest.hiring.queries.returns import ComingBack, coming_back_of_job, return_of_job
from earnest.hiring.queries.standing import proposal_of, standing_of

__all__ = [
    "Activity",
    "ApplicationTotals",
    "ComingBack",
    "NamedProposal",
    "ProposalList",
    "StaffJobs",
    "activity_of_jobs",
    "coming_back_of_job",
    "drafts_of",
    "jobs_for_staff",
    "named_proposals",
    "promises_until",
    "proposal_for",
    "proposal_of",
    "proposals_of_freelancer",
    "proposals_of_job",
    "recent_removals",
    "return_of_job",
    "standing_of",
    "totals_of_freelancer",
]
