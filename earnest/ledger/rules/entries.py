"""What is written once and never changed: entries, and lots as they were opened."""

from dataclasses import dataclass
from datetime import datetime

from earnest.ledger.rules.requests import Posting


@dataclass(frozen=True, slots=True)
class OpenedLot:
    """A lot as it was opened: written once, never changed.

    `grace_of` names the lot whose draw came back in it. `root` is the lot that a void must name
    to reach this one too: itself, but for a grace lot the root of the lot it came of.
    """

    number: int
    entry_number: int
    source: str
    size: int
    priority: int
    granted_at: datetime
    expires_at: datetime | None
    cost_cents: int
    grace_of: int | None
    root: int

    def cost_of(self, connects: int) -> int:
        """The cost of so many of its Connects in cents, rounded down; all of them cost it all."""
        return self.cost_cents * connects // self.size


@dataclass(slots=True)
class Entry:
    """One line of a wallet's stream, written once. `follows` is the entry whose step it ends."""

    number: int
    kind: str
    key: str | None
    request: str | None
    subject: str
    reason: str
    happened_at: datetime
    change: int
    balance_after: int
    rulebook: int
    origin: int | None
    follows: int | None
    until: datetime | None
    postings: list[Posting]
