"""How Connects are taken back: voids, chargebacks with their debt, and disputes won."""

from datetime import datetime

from earnest.ledger.rules.entries import Entry, OpenedLot
from earnest.ledger.rules.requests import (
    Chargeback,
    Declined,
    Posting,
    Void,
    Won,
    digest,
    effective_key,
)
from earnest.ledger.rules.state import Mark, WalletState
from earnest.ledger.rules.terms import Terms


def void(wallet: WalletState, request: Void, at: datetime, terms: Terms) -> Entry:
    """Void a lot and the grace lots that came of it, and mark them. Refused: `unknown_lot`."""
    family = _family(wallet, request.lot)
    first, _taken = _take_free_parts(wallet, request, family, at, terms)
    for number in family:
        wallet.mark(number).is_voided = True
    return first


def charge_back(wallet: WalletState, request: Chargeback, at: datetime, terms: Terms) -> Entry:
    """Void a lot, after which it and its grace lots owe what is spent of them (B2).

    A lot that is charged back already owes nothing more by it; what came back to it in the
    meantime is taken on the account of the first. Refused: `unknown_lot`.
    """
    family = _family(wallet, request.lot)
    spent = _outstanding(wallet)
    first, taken = _take_free_parts(wallet, request, family, at, terms)
    for number in family:
        mark = wallet.mark(number)
        if mark.chargeback is None:
            mark.chargeback, mark.charged_for = first.number, request.lot
            mark.owed = spent.get(number, 0)
            wallet.debt += mark.owed
        mark.taken += taken.get(number, 0)
    return first


def win(wallet: WalletState, request: Won, at: datetime, terms: Terms) -> Entry:
    """Undo a chargeback: cancel what is owed, grant again what it took, as one lot.

    The lot has the old source, priority and expiry, at least the grace, and repays no other debt.
    What was taken of a lot that staff had voided stays so. A lot that is not charged back, or only
    as a grace lot of another, is `unknown_lot`.
    """
    lot = wallet.opened_lots.get(request.lot)
    mark = wallet.marks.get(request.lot)
    if lot is None or mark is None or mark.charged_for != lot.number:
        raise Declined("unknown_lot")
    subject = f"won:{lot.number}:{mark.chargeback}"
    taken = _lift(wallet, lot.number)
    entry = _entry("grant", subject, "won", taken, at, terms)
    entry.key, entry.request = effective_key(request), digest(request)
    if not taken:
        return wallet.record(entry)
    again = _lot_again(wallet, lot, taken, at, terms)
    open_lot(wallet, entry, again)
    if again.expires_at == at:
        wallet.live_lot(again.number).remaining = 0
        expiry = _entry("expiry", f"lot:{again.number}", "expired", -taken, at, terms)
        expiry.postings, expiry.follows = [(again.number, -taken)], entry.number
        wallet.record(expiry)
    return entry


def _lift(wallet: WalletState, number: int) -> int:
    """Lift the chargebacks asked of a lot from all lots they reached; returns what they took."""
    taken = 0
    for mark in _charged_back(wallet):
        if mark.charged_for == number:
            wallet.mark(mark.lot)
            wallet.debt -= mark.owed
            taken += mark.repaid + (0 if mark.is_voided else mark.taken)
            mark.chargeback = mark.charged_for = None
            mark.owed = mark.taken = mark.repaid = 0
    return taken


def _lot_again(
    wallet: WalletState, lot: OpenedLot, taken: int, at: datetime, terms: Terms
) -> OpenedLot:
    expires_at = lot.expires_at
    return OpenedLot(
        number=wallet.next_lot,
        entry_number=wallet.next_entry,
        source=lot.source,
        size=taken,
        priority=lot.priority,
        granted_at=at,
        expires_at=None if expires_at is None else max(expires_at, at + terms.grace),
        cost_cents=lot.cost_of(min(taken, lot.size)),
        grace_of=None,
        root=wallet.next_lot,
    )


def grant_lot(wallet: WalletState, entry: Entry, lot: OpenedLot, terms: Terms) -> None:
    """Write a grant with its lot; where it is without cost it repays debt in the same step."""
    open_lot(wallet, entry, lot)
    if wallet.debt and not lot.cost_cents:
        _repay(wallet, lot, entry, terms)


def open_lot(wallet: WalletState, entry: Entry, lot: OpenedLot) -> None:
    """Write an entry that opens a lot with all of it free."""
    wallet.next_lot += 1
    entry.postings = [(lot.number, lot.size)]
    wallet.opened_lots[lot.number] = lot
    wallet.live_lot(lot.number).remaining = lot.size
    wallet.record(entry, [lot])


def _repay(wallet: WalletState, lot: OpenedLot, grant: Entry, terms: Terms) -> None:
    repaid = left = min(lot.size, wallet.debt)
    for mark in _charged_back(wallet):
        part = min(mark.owed, left)
        if part:
            wallet.mark(mark.lot).owed -= part
            mark.repaid += part
            left -= part
    wallet.debt -= repaid
    wallet.live_lot(lot.number).remaining -= repaid
    entry = _entry("void", f"lot:{lot.number}", "repaid", -repaid, grant.happened_at, terms)
    entry.postings = [(lot.number, -repaid)]
    entry.follows = grant.number
    wallet.record(entry)


def _charged_back(wallet: WalletState) -> list[Mark]:
    """The marks of lots under a chargeback, oldest chargeback first, then by lot number."""
    marks = [mark for mark in wallet.marks.values() if mark.chargeback is not None]
    return sorted(marks, key=lambda mark: (mark.chargeback, mark.lot))


def _family(wallet: WalletState, number: int) -> list[int]:
    """A lot and the grace lots that came of it, by number. Refused: `unknown_lot`."""
    if number not in wallet.opened_lots:
        raise Declined("unknown_lot")
    family = {number}
    for lot in sorted(wallet.opened_lots.values(), key=lambda lot: lot.number):
        if lot.grace_of in family and lot.root != lot.number:
            family.add(lot.number)
    return sorted(family)


def _outstanding(wallet: WalletState) -> dict[int, int]:
    """Per lot: what is spent of it and not refunded, over the wallet's whole stream."""
    spent: dict[int, int] = {}
    for entry in [*wallet.past, *wallet.written]:
        if entry.kind in ("spend", "capture", "refund"):
            for number, amount in entry.postings:
                lot = wallet.opened_lots[number]
                opened_here = lot.entry_number == entry.number and lot.grace_of is not None
                origin = lot.grace_of if opened_here and lot.grace_of else number
                spent[origin] = spent.get(origin, 0) - amount
    return spent


def _take_free_parts(
    wallet: WalletState, request: Void | Chargeback, family: list[int], at: datetime, terms: Terms
) -> tuple[Entry, dict[int, int]]:
    """One void per lot that has something free, or one of 0; the first carries the key.

    Returns the first entry, and what was taken of which lot.
    """
    taken = {lot.number: lot.remaining for lot in wallet.lots if lot.number in family}
    taken = {number: taken[number] for number in family if taken.get(number)}
    postings: list[list[Posting]] = [[(number, -free)] for number, free in taken.items()]
    first: Entry | None = None
    for posting in postings or [[]]:
        change = sum(amount for _, amount in posting)
        number = posting[0][0] if posting else request.lot
        entry = _entry("void", f"lot:{number}", request.reason or request.kind, change, at, terms)
        entry.postings = posting
        if first is None:
            first = entry
            entry.subject = request.subject
            entry.key, entry.request = effective_key(request), digest(request)
        else:
            entry.follows = first.number
        if posting:
            wallet.live_lot(number).remaining = 0
        wallet.record(entry)
    assert first is not None
    return first, taken


def _entry(kind: str, subject: str, reason: str, change: int, at: datetime, terms: Terms) -> Entry:
    return Entry(
        number=0,
        kind=kind,
        key=None,
        request=None,
        subject=subject,
        reason=reason,
        happened_at=at,
        change=change,
        balance_after=0,
        rulebook=terms.version,
        origin=None,
        follows=None,
        until=None,
        postings=[],
    )
