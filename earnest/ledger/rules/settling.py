"""What falls due by itself: hold time-outs and expiries, written in time order."""

from datetime import datetime
from heapq import heapify, heappop, heappush

from earnest.ledger.rules.entries import Entry
from earnest.ledger.rules.returning import time_out
from earnest.ledger.rules.state import WalletState
from earnest.ledger.rules.terms import Schedule, Terms

Due = tuple[datetime, int, int]
"""When, 0 for a hold or 1 for a lot, and its number: at one instant holds by age come first."""


def settle(wallet: WalletState, at: datetime, schedule: Schedule) -> None:
    """Write everything that falls due up to and including `at` (ledger.md 7).

    Each entry happens at the moment when it fell due, under the terms in force then. The state
    must know the entries of the holds that time out, their lots and marks.
    """
    if not wallet.has_due(at):
        return
    wallet.is_reshaped = True
    due: list[Due] = [(hold.until, 0, hold.number) for hold in wallet.holds if hold.until <= at]
    for lot in wallet.lots:
        if lot.remaining and lot.expires_at is not None and lot.expires_at <= at:
            due.append((lot.expires_at, 1, lot.number))
    heapify(due)
    while due:
        moment, is_lot, number = heappop(due)
        if wallet.last_at is not None and moment < wallet.last_at:
            moment = wallet.last_at
        terms = schedule.at(moment)
        if is_lot:
            _expire(wallet, number, moment, terms)
            continue
        for touched in time_out(wallet, wallet.by_number[number], moment, terms):
            lot = wallet.live_lot(touched)
            if lot.expires_at is not None and lot.expires_at <= at:
                heappush(due, (lot.expires_at, 1, touched))
    wallet.next_due = wallet.due_at()


def _expire(wallet: WalletState, number: int, at: datetime, terms: Terms) -> None:
    lot = wallet.live_lot(number)
    expired, lot.remaining = lot.remaining, 0
    if not expired:
        return
    wallet.record(
        Entry(
            number=0,
            kind="expiry",
            key=None,
            request=None,
            subject=f"lot:{number}",
            reason="expired",
            happened_at=at,
            change=-expired,
            balance_after=0,
            rulebook=terms.version,
            origin=None,
            follows=None,
            until=None,
            postings=[(number, -expired)],
        )
    )
