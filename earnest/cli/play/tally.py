"""What happened in a played market, counted, and the one table that says it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from earnest.ledger.queries.audit import AuditReport


@dataclass(slots=True)
class Tally:
    """Counts of one market. `refused` are applications by the refusal's name."""

    unread_count: int = 0
    day_count: int = 0
    client_count: int = 0
    freelancer_count: int = 0
    posted_count: int = 0
    not_posted: Counter[str] = field(default_factory=Counter)
    closed_count: int = 0
    removed_count: int = 0
    expired_count: int = 0
    applied_count: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    undone_count: int = 0
    withdrawn_count: int = 0
    declined_count: int = 0
    charged_back_count: int = 0
    won_count: int = 0


def lines_of(tally: Tally, report: AuditReport) -> Iterator[tuple[str, str]]:
    """The table's rows: what it is and how many."""
    totals = report.totals
    yield "days played", f"{tally.day_count:,}"
    yield "clients", f"{tally.client_count:,}"
    yield "freelancers", f"{tally.freelancer_count:,}"
    yield "jobs posted", f"{tally.posted_count:,}"
    for name, count in sorted(tally.not_posted.items()):
        yield f"  not posted: {name}", f"{count:,}"
    if tally.unread_count:
        yield "  rows that could not be read", f"{tally.unread_count:,}"
    yield "  closed without a hire", f"{tally.closed_count:,}"
    yield "  removed by staff", f"{tally.removed_count:,}"
    yield "  expired, also those ended later", f"{tally.expired_count:,}"
    yield "Connects issued", f"{totals.granted:,}"
    yield "  spent", f"{totals.spent:,}"
    yield "  returned", f"{totals.refunded:,}"
    yield "  expired", f"{totals.expired:,}"
    yield "  voided", f"{totals.voided:,}"
    yield "  left in wallets", f"{totals.remaining:,}"
    yield "  owed (debt)", f"{totals.debt:,}"
    yield "purchases charged back", f"{tally.charged_back_count:,}"
    yield "  of these won", f"{tally.won_count:,}"
    yield "applications made", f"{tally.applied_count:,}"
    yield "  undone", f"{tally.undone_count:,}"
    yield "  withdrawn", f"{tally.withdrawn_count:,}"
    yield "  declined", f"{tally.declined_count:,}"
    yield "applications refused", f"{tally.refused.total():,}"
    for name, count in sorted(tally.refused.items()):
        yield f"  {name}", f"{count:,}"
    yield "ledger entries", f"{totals.entries:,}"
    yield "audit", "clean" if report.is_clean else f"{len(report.findings):,} findings"
