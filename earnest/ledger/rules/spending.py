"""How Connects go out: draws in spend order, spends and holds."""

from datetime import datetime

from earnest.ledger.rules.entries import Entry
from earnest.ledger.rules.requests import Declined, Hold, Posting, Spend, digest
from earnest.ledger.rules.state import OpenHold, WalletState
from earnest.ledger.rules.terms import Terms


def draw(wallet: WalletState, connects: int) -> list[Posting]:
    """Take so many Connects from the lots in spend order (B5); returns what was taken of which.

    Changes the lots. The caller has settled what is due, so nothing expired is left in them.
    Refused: `insufficient_connects`.
    """
    if connects > wallet.balance:
        raise Declined("insufficient_connects", needed=connects, balance=wallet.balance)
    postings: list[Posting] = []
    for lot in wallet.lots:
        if lot.remaining:
            taken = min(lot.remaining, connects)
            lot.remaining -= taken
            connects -= taken
            postings.append((lot.number, -taken))
            if not connects:
                break
    return postings


def spend(wallet: WalletState, request: Spend, at: datetime, terms: Terms) -> Entry:
    """Write a spend. Refused: `insufficient_connects`."""
    postings = draw(wallet, request.connects)
    return wallet.record(_outgoing(request, at, terms, postings, None))


def hold(wallet: WalletState, request: Hold, at: datetime, terms: Terms) -> Entry:
    """Write a hold: the draws of a spend, reserved. Refused: `insufficient_connects`."""
    postings = draw(wallet, request.connects)
    for number, taken in postings:
        wallet.live_lot(number).held -= taken
    entry = wallet.record(_outgoing(request, at, terms, postings, request.until))
    wallet.holds.append(OpenHold(entry.number, request.until))
    return entry


def _outgoing(
    request: Spend | Hold,
    at: datetime,
    terms: Terms,
    postings: list[Posting],
    until: datetime | None,
) -> Entry:
    return Entry(
        0,
        request.kind,
        request.key,
        digest(request),
        request.subject,
        request.reason,
        at,
        -request.connects,
        0,
        terms.version,
        None,
        None,
        until,
        postings,
    )
