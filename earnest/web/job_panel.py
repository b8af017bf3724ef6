"""The side panel of a job: what applying takes, what is left, or why it cannot be done."""

from dataclasses import dataclass
from datetime import datetime

from earnest.base.refusals import REFUSALS
from earnest.hiring.queries import proposal_of, standing_of
from earnest.hiring.rules import why_not_apply
from earnest.jobs.queries import JobPage
from earnest.ledger.queries import balance_of
from earnest.people.models import Person
from earnest.people.rules import wallet_owner


@dataclass(frozen=True, slots=True)
class ApplyPanel:
    """Connects as one reader sees them. `refusal` is the name, `why_not` its sentence.

    `balance` is None for whoever does not look as a freelancer. `proposal_id` is their own.
    """

    price: int | None
    balance: int | None = None
    refusal: str = ""
    why_not: str = ""
    proposal_id: int | None = None

    @property
    def after(self) -> int | None:
        """What the balance would be after applying; None where that cannot be said."""
        if self.balance is None or self.price is None or self.balance < self.price:
            return None
        return self.balance - self.price

    @property
    def missing(self) -> int:
        """How many Connects are missing."""
        return max(0, (self.price or 0) - (self.balance or 0))

    @property
    def can_apply(self) -> bool:
        """Whether the button stands there: nothing refuses it and the balance reaches."""
        return not self.refusal and self.after is not None


def apply_panel(
    page: JobPage, viewer: Person | None, *, is_freelancer: bool, at: datetime
) -> ApplyPanel:
    """The panel for one reader; visitors and clients see the price, and imported jobs why not."""
    job = page.job
    refusal = "own_job" if page.is_own else "job_imported" if job.is_imported else ""
    balance = proposal_id = None
    if viewer is not None and is_freelancer:
        balance = balance_of(wallet_owner(viewer.id), at=at)
        proposal_id = proposal_of(viewer.id, job.id)
        found = why_not_apply(standing_of(viewer, job), at)
        refusal = found[0] if found else ""
    sentence = str(REFUSALS[refusal].sentence) if refusal else ""
    limit = {"limit": job.proposal_limit}
    return ApplyPanel(job.price, balance, refusal, sentence.format(**limit), proposal_id)
