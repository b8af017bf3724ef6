"""One request against one wallet: the refusals in their order, then the entry."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from earnest.ledger.rules import returning, spending, taking_back
from earnest.ledger.rules.entries import Entry, OpenedLot
from earnest.ledger.rules.requests import (
    Declined,
    Grant,
    Hold,
    Outcome,
    Request,
    digest,
    effective_key,
)
from earnest.ledger.rules.settling import settle
from earnest.ledger.rules.state import NAMED, WalletState
from earnest.ledger.rules.terms import Schedule, Terms


def answer(wallet: WalletState, request: Request, at: datetime, schedule: Schedule) -> Outcome:
    """The answer to a request; on success its entries stand in the state.

    `at` is the moment of the event, lifted to the wallet's last entry. A request that was answered
    before is answered so again and writes nothing. Otherwise what fell due by `at` is written
    first; refusals come in the order of ledger.md 9 and change nothing else.
    """
    earlier = earlier_entry(wallet, request)
    if earlier is not None and earlier.request == digest(request):
        return replay(wallet, earlier)
    if wallet.last_at is not None and wallet.last_at > at:
        at = wallet.last_at
    settle(wallet, at, schedule)
    first = len(wallet.written)
    terms = schedule.at(at)
    try:
        check(request, at, terms)
        _check_wallet(wallet, request, earlier, terms)
        entry = _DECIDE[request.kind](wallet, request, at, terms)
    except Declined as declined:
        return Outcome(refusal=declined.code, facts=declined.facts, balance=wallet.balance)
    return _outcome(wallet, entry, wallet.written[first:])


def check(request: Request, at: datetime, terms: Terms) -> None:
    """The refusals that need no wallet: not_positive, not_in_future, too_large, too_long."""
    connects = request.connects
    if connects is not None and connects <= 0:
        raise Declined("not_positive")
    ends_at = None
    if isinstance(request, Grant):
        ends_at = request.expires_at(at)
    elif isinstance(request, Hold):
        ends_at = request.until
    if ends_at is not None and ends_at <= at:
        raise Declined("not_in_future")
    if connects is not None and connects > terms.movement:
        raise Declined("too_large", limit=terms.movement)
    if isinstance(request, Hold) and request.until - at > timedelta(days=terms.hold_days):
        raise Declined("too_long", days=terms.hold_days)


def decline_without_wallet(request: Request, at: datetime, terms: Terms) -> Outcome:
    """The answer to a request other than a grant whose owner has no wallet."""
    try:
        check(request, at, terms)
    except Declined as declined:
        return Outcome(refusal=declined.code, facts=declined.facts)
    return Outcome(refusal="unknown_wallet")


def earlier_entry(wallet: WalletState, request: Request) -> Entry | None:
    """The entry that was written under the request's idempotency key, if any (ledger.md 8)."""
    key = effective_key(request)
    if key is not None:
        return wallet.by_key.get(key)
    named = wallet.named(request.kind).get(request.subject)
    return named if named and named.key is None and named.kind == request.kind else None


def replay(wallet: WalletState, earlier: Entry) -> Outcome:
    """The same answer again, from what was written then."""
    step = [earlier, *(entry for entry in wallet.past if entry.follows == earlier.number)]
    step += [entry for entry in wallet.written if entry.follows == earlier.number]
    outcome = _outcome(wallet, earlier, step)
    outcome.is_replay = True
    return outcome


def _check_wallet(
    wallet: WalletState, request: Request, earlier: Entry | None, terms: Terms
) -> None:
    if request.kind == "grant":
        live = sum(1 for lot in wallet.lots if lot.remaining)
        if live >= terms.live_lots:
            raise Declined("too_many", limit=terms.live_lots)
    if earlier is not None:
        raise Declined("key_reused")
    if request.kind in NAMED and request.subject in wallet.named(request.kind):
        raise Declined("name_taken")


def _outcome(wallet: WalletState, entry: Entry, step: list[Entry]) -> Outcome:
    opened: list[int] = []
    if wallet.opened_lots:
        steps = {written.number for written in step}
        opened = sorted(n for n, lot in wallet.opened_lots.items() if lot.entry_number in steps)
    balance = step[-1].balance_after
    return Outcome(None, {}, entry.number, entry.change, balance, entry.postings, opened)


def _grant(wallet: WalletState, request: Grant, at: datetime, terms: Terms) -> Entry:
    lot = OpenedLot(
        number=wallet.next_lot,
        entry_number=wallet.next_entry,
        source=request.source,
        size=request.connects,
        priority=request.priority,
        granted_at=at,
        expires_at=request.expires_at(at),
        cost_cents=request.cost_cents,
        grace_of=None,
        root=wallet.next_lot,
    )
    entry = Entry(
        number=0,
        kind="grant",
        key=request.key,
        request=digest(request),
        subject=request.subject,
        reason=request.reason or request.source,
        happened_at=at,
        change=request.connects,
        balance_after=0,
        rulebook=terms.version,
        origin=None,
        follows=None,
        until=None,
        postings=[],
    )
    taking_back.grant_lot(wallet, entry, lot, terms)
    return entry


_DECIDE: dict[str, Callable[[WalletState, Any, datetime, Terms], Entry]] = {
    "grant": _grant,
    "spend": spending.spend,
    "hold": spending.hold,
    "capture": returning.capture,
    "release": returning.release,
    "refund": returning.refund,
    "void": taking_back.void,
    "chargeback": taking_back.charge_back,
    "won": taking_back.win,
}
