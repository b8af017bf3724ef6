"""What applying would take and leave, for the form, its review and its receipt."""

from dataclasses import dataclass
from datetime import datetime

from earnest.hiring.actions import open_quote
from earnest.hiring.models import Quote
from earnest.jobs.queries import JobPage, job_page
from earnest.jobs.rules import missed_count
from earnest.ledger.queries import balance_of
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at
from earnest.web.hiring_words import what_comes_back


@dataclass(frozen=True, slots=True)
class ApplicationCost:
    """One person's quote for one job. `price` is what sending now takes: never over the quote.

    `sentences` say when the Connects come back and when not.
    """

    page: JobPage
    quote: Quote
    price: int
    balance: int
    missed_count: int
    met_count: int
    sentences: list[str]

    @property
    def after(self) -> int | None:
        """What the balance would be; None where it does not reach."""
        return self.balance - self.price if self.balance >= self.price else None

    @property
    def missing(self) -> int:
        """How many Connects are missing."""
        return max(0, self.price - self.balance)


def application_cost(person: Person, job_id: int, *, at: datetime) -> ApplicationCost:
    """Make or find the quote (B3) and say what it means. Refuses what `open_quote` refuses."""
    quote = open_quote(person.id, job_id, at=at)
    page = job_page(job_id, viewer=person, at=at)
    book = rulebook_at(at)
    assert page.job.price is not None
    price = min(quote.price, page.job.price)
    return ApplicationCost(
        page=page,
        quote=quote,
        price=price,
        balance=balance_of(wallet_owner(person.id), at=at),
        missed_count=missed_count(page.qualifications),
        met_count=sum(one.is_met is True for one in page.qualifications),
        sentences=what_comes_back(book) if price else [],
    )
