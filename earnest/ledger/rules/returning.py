"""How Connects come back: refunds, captures, releases and hold time-outs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from earnest.ledger.rules.entries import Entry, OpenedLot
from earnest.ledger.rules.requests import (
    Capture,
    Declined,
    Posting,
    Refund,
    Release,
    digest,
    effective_key,
)
from earnest.ledger.rules.state import WalletState
from earnest.ledger.rules.terms import Terms


@dataclass(slots=True)
class Return:
    """Draws on their way back: where they land, and what follows in the same step."""

    postings: list[Posting] = field(default_factory=list)
    opened: list[OpenedLot] = field(default_factory=list)
    after: list[tuple[str, int, int]] = field(default_factory=list)


def unwind(draws: Iterable[Posting], already: int, connects: int) -> list[Posting]:
    """The part of some draws that comes back: last drawn first, after `already` Connects of it.

    Draws are (lot, Connects), positive, in draw order; so is the answer, in returning order.
    """
    parts: list[Posting] = []
    for lot, drawn in reversed(list(draws)):
        skipped = min(already, drawn)
        already -= skipped
        taken = min(drawn - skipped, connects)
        connects -= taken
        if taken:
            parts.append((lot, taken))
    return parts


def drawn(entry: Entry) -> list[Posting]:
    """The draws of a spend, hold or capture as positive numbers, in draw order."""
    return [(lot, -amount) for lot, amount in entry.postings]


def put_back(
    wallet: WalletState, parts: Iterable[Posting], at: datetime, terms: Terms, *, is_release: bool
) -> Return:
    """Put draws back in the order given (ledger.md 5 and 6); changes lots and marks.

    A charged-back lot owes less by what comes back to it, which is voided; the rest comes in a
    grace lot that stands on its own. What comes back to a voided lot is voided. Any other lot
    takes its part if it is good for at least the grace, else a grace lot does; with grace 0 the
    lot takes it all the same, and where it has expired an expiry follows.
    """
    back = Return()
    for number, connects in parts:
        mark = wallet.marks.get(number)
        if mark is not None and mark.chargeback is not None:
            _to_charged_back(wallet, back, number, connects, at, terms, is_release)
        elif mark is not None and mark.is_voided:
            back.postings.append((number, connects))
            back.after.append(("void", number, connects))
        else:
            _to_good_lot(wallet, back, number, connects, at, terms)
    return back


def _to_good_lot(
    wallet: WalletState, back: Return, number: int, connects: int, at: datetime, terms: Terms
) -> None:
    expires_at = wallet.opened_lots[number].expires_at
    if expires_at is None or (expires_at > at and expires_at - at >= terms.grace):
        wallet.live_lot(number).remaining += connects
        back.postings.append((number, connects))
    elif terms.grace:
        _open_grace_lot(wallet, back, number, connects, at, terms, stands_alone=False)
    else:
        back.postings.append((number, connects))
        back.after.append(("expiry", number, connects))


def _to_charged_back(
    wallet: WalletState,
    back: Return,
    number: int,
    connects: int,
    at: datetime,
    terms: Terms,
    is_release: bool,
) -> None:
    mark = wallet.mark(number)
    owed = 0 if is_release else min(connects, mark.owed)
    kept = connects if is_release or mark.is_voided else owed
    mark.owed -= owed
    mark.taken += kept
    wallet.debt -= owed
    rest = connects - kept
    if kept:
        back.postings.append((number, kept))
        back.after.append(("void", number, kept))
    if rest and terms.grace:
        _open_grace_lot(wallet, back, number, rest, at, terms, stands_alone=True)
    elif rest:
        _to_good_lot(wallet, back, number, rest, at, terms)


def _open_grace_lot(
    wallet: WalletState,
    back: Return,
    number: int,
    connects: int,
    at: datetime,
    terms: Terms,
    *,
    stands_alone: bool,
) -> None:
    origin = wallet.opened_lots[number]
    lot = OpenedLot(
        number=wallet.next_lot,
        entry_number=wallet.next_entry,
        source=origin.source,
        size=connects,
        priority=origin.priority,
        granted_at=at,
        expires_at=at + terms.grace,
        cost_cents=0 if stands_alone else origin.cost_of(connects),
        grace_of=number,
        root=wallet.next_lot if stands_alone else origin.root,
    )
    wallet.next_lot += 1
    wallet.opened_lots[lot.number] = lot
    wallet.live_lot(lot.number).remaining = connects
    back.opened.append(lot)
    back.postings.append((lot.number, connects))


def refunded(wallet: WalletState, spent: Entry) -> int:
    """How much of a spend (or of a captured hold) has come back as refunds so far."""
    followers = wallet.followers.get(spent.number, ())
    return sum(entry.change for entry in followers if entry.kind == "refund")


def captured(wallet: WalletState, hold: Entry) -> Entry | None:
    """The capture that ended a hold, if one did."""
    followers = wallet.followers.get(hold.number, ())
    return next((entry for entry in followers if entry.kind == "capture"), None)


def refund(wallet: WalletState, request: Refund, at: datetime, terms: Terms) -> Entry:
    """Write a refund (A14). Refused: `unknown_spend`, `refund_exceeds_spend`."""
    named = wallet.uses_by_name.get(request.subject)
    spent = captured(wallet, named) if named and named.kind == "hold" else named
    if named is None or spent is None:
        raise Declined("unknown_spend")
    draws = drawn(spent)
    already = refunded(wallet, named)
    left = sum(connects for _, connects in draws) - already
    connects = left if request.connects is None else request.connects
    if not left or connects > left:
        raise Declined("refund_exceeds_spend", left=left)
    parts = unwind(draws, already, connects)
    back = put_back(wallet, parts, at, terms, is_release=False)
    entry = _incoming(request, at, terms, connects, back.postings)
    entry.origin = named.number
    return _write(wallet, entry, back)


def capture(wallet: WalletState, request: Capture, at: datetime, terms: Terms) -> Entry:
    """Write a capture, and a release of the rest in the same step.

    Refused: `unknown_hold`, `hold_ended`, `capture_exceeds_hold`.
    """
    hold = _open_hold(wallet, request.subject)
    held = -hold.change
    connects = held if request.connects is None else request.connects
    if connects > held:
        raise Declined("capture_exceeds_hold", held=held)
    draws = drawn(hold)
    rest = unwind(draws, 0, held - connects)
    taken = unwind(draws, held - connects, connects)[::-1]
    postings = [(number, -part) for number, part in taken]
    entry = _incoming(request, at, terms, 0, postings)
    entry.origin = hold.number
    _end_hold(wallet, hold)
    wallet.record(entry)
    for number, part in taken:
        _owe_captured(wallet, number, part)
    if rest:
        release_parts(wallet, hold, rest, at, terms, follows=entry.number, reason="not_captured")
    return entry


def _owe_captured(wallet: WalletState, number: int, connects: int) -> None:
    mark = wallet.marks.get(number)
    if mark is not None and mark.chargeback is not None:
        wallet.mark(number).owed += connects
        wallet.debt += connects


def release(wallet: WalletState, request: Release, at: datetime, terms: Terms) -> Entry:
    """Write the release of all of a hold. Refused: `unknown_hold`, `hold_ended`."""
    hold = _open_hold(wallet, request.subject)
    _end_hold(wallet, hold)
    parts = unwind(drawn(hold), 0, -hold.change)
    back = put_back(wallet, parts, at, terms, is_release=True)
    entry = _incoming(request, at, terms, -hold.change, back.postings)
    entry.origin = hold.number
    return _write(wallet, entry, back)


def time_out(wallet: WalletState, hold: Entry, at: datetime, terms: Terms) -> list[int]:
    """Write the release of a hold whose `until` is reached; returns the lots it went to."""
    _end_hold(wallet, hold)
    parts = unwind(drawn(hold), 0, -hold.change)
    entry = release_parts(wallet, hold, parts, at, terms, follows=None, reason="timed_out")
    return [number for number, _ in entry.postings]


def release_parts(
    wallet: WalletState,
    hold: Entry,
    parts: list[Posting],
    at: datetime,
    terms: Terms,
    *,
    follows: int | None,
    reason: str,
) -> Entry:
    """Write a release that nobody asked for by itself: a time-out, or the rest of a capture."""
    back = put_back(wallet, parts, at, terms, is_release=True)
    entry = Entry(
        number=0,
        kind="release",
        key=None,
        request=None,
        subject=hold.subject,
        reason=reason,
        happened_at=at,
        change=sum(connects for _, connects in parts),
        balance_after=0,
        rulebook=terms.version,
        origin=hold.number,
        follows=follows,
        until=None,
        postings=back.postings,
    )
    return _write(wallet, entry, back)


def _open_hold(wallet: WalletState, subject: str) -> Entry:
    hold = wallet.uses_by_name.get(subject)
    if hold is None or hold.kind != "hold":
        raise Declined("unknown_hold")
    if not any(open_hold.number == hold.number for open_hold in wallet.holds):
        raise Declined("hold_ended")
    return hold


def _end_hold(wallet: WalletState, hold: Entry) -> None:
    wallet.holds = [open_hold for open_hold in wallet.holds if open_hold.number != hold.number]
    for number, connects in drawn(hold):
        wallet.live_lot(number).held -= connects


def _incoming(
    request: Refund | Capture | Release,
    at: datetime,
    terms: Terms,
    change: int,
    postings: list[Posting],
) -> Entry:
    return Entry(
        number=0,
        kind=request.kind,
        key=effective_key(request),
        request=digest(request),
        subject=request.subject,
        reason=request.reason,
        happened_at=at,
        change=change,
        balance_after=0,
        rulebook=terms.version,
        origin=None,
        follows=None,
        until=None,
        postings=postings,
    )


def _write(wallet: WalletState, entry: Entry, back: Return) -> Entry:
    wallet.record(entry, back.opened)
    step = entry.number if entry.follows is None else entry.follows
    for kind, number, connects in back.after:
        wallet.record(
            Entry(
                number=0,
                kind=kind,
                key=None,
                request=None,
                subject=f"lot:{number}",
                reason="expired" if kind == "expiry" else "came_back",
                happened_at=entry.happened_at,
                change=-connects,
                balance_after=0,
                rulebook=entry.rulebook,
                origin=None,
                follows=step,
                until=None,
                postings=[(number, -connects)],
            )
        )
    return entry
