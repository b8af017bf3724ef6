"""Every movement of a wallet, newest first, without a time limit (A26)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from earnest.ledger.models import Entry, Lot, Wallet
from earnest.ledger.rules.requests import Posting


@dataclass(frozen=True, slots=True)
class PostedLot:
    """A lot as a row of the history names it."""

    number: int
    source: str
    expires_at: datetime | None
    grace_of: int | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry: `change` is that of the balance, `balance_after` the running balance.

    `origin` is the number of the spend or hold that a refund, capture or release belongs to.
    """

    number: int
    kind: str
    subject: str
    reason: str
    change: int
    balance_after: int
    happened_at: datetime
    rulebook: int
    origin: int | None
    follows: int | None
    postings: list[Posting]
    lots: list[PostedLot]


def history(
    owner: str,
    *,
    before: int | None = None,
    limit: int = 50,
    kinds: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[HistoryRow]:
    """The entries with a number below `before`, newest first: the key of the next page.

    `since` is included and `until` is not; both are read against happened_at.
    """
    entries = _entries(owner, kinds, since, until)
    if before is not None:
        entries = entries.filter(number__lt=before)
    return _rows(list(entries.order_by("-number")[:limit]))


def whole_history(
    owner: str,
    *,
    kinds: Sequence[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    chunk: int = 1000,
) -> Iterator[HistoryRow]:
    """As `history`, oldest first and without an end; reads `chunk` entries at a time."""
    after = 0
    entries = _entries(owner, kinds, since, until).order_by("number")
    while rows := _rows(list(entries.filter(number__gt=after)[:chunk])):
        yield from rows
        after = rows[-1].number


def uses_of_lot(owner: str, lot: int) -> list[HistoryRow]:
    """Every entry with a posting on this lot or on a grace lot that came of it, oldest first."""
    wallets = Lot.objects.filter(wallet_id=_wallet_id(owner))
    roots = wallets.filter(number=lot).values_list("root", flat=True)
    numbers = list(wallets.filter(root__in=list(roots)).values_list("number", flat=True))
    entries = Entry.objects.filter(wallet_id=_wallet_id(owner), lots__overlap=numbers)
    return _rows(list(entries.order_by("number")))


def entry_of(owner: str, number: int) -> HistoryRow | None:
    """One entry by its number."""
    rows = _rows(list(Entry.objects.filter(wallet_id=_wallet_id(owner), number=number)))
    return rows[0] if rows else None


def entries_about(owner: str, subject: str) -> list[HistoryRow]:
    """A spend or hold by its subject with all that belongs to it, oldest first."""
    named = Entry.objects.filter(
        wallet_id=_wallet_id(owner), subject=subject, kind__in=("grant", "spend", "hold")
    )
    found = list(named)
    for entry in list(named):
        found += Entry.objects.filter(wallet_id=entry.wallet_id, origin=entry.number)
    return _rows(sorted(found, key=lambda entry: entry.number))


def _entries(
    owner: str, kinds: Sequence[str], since: datetime | None, until: datetime | None
) -> QuerySet[Entry]:
    entries = Entry.objects.filter(wallet_id=_wallet_id(owner))
    if kinds:
        entries = entries.filter(kind__in=kinds)
    if since is not None:
        entries = entries.filter(happened_at__gte=since)
    if until is not None:
        entries = entries.filter(happened_at__lt=until)
    return entries


def _wallet_id(owner: str) -> int:
    """Asked first and by itself: joined, it would lead the planner away from the stream's key."""
    return Wallet.objects.filter(owner=owner).values_list("pk", flat=True).first() or 0


def _rows(entries: list[Entry]) -> list[HistoryRow]:
    numbers = {number for entry in entries for number in entry.lots}
    wallets = {entry.wallet_id for entry in entries}
    lots = {
        lot.number: PostedLot(lot.number, lot.source, lot.expires_at, lot.grace_of)
        for lot in Lot.objects.filter(wallet_id__in=wallets, number__in=numbers)
    }
    return [_row(entry, lots) for entry in entries]


def _row(entry: Entry, lots: dict[int, PostedLot]) -> HistoryRow:
    return HistoryRow(
        number=entry.number,
        kind=entry.kind,
        subject=entry.subject,
        reason=entry.reason,
        change=entry.change,
        balance_after=entry.balance_after,
        happened_at=entry.happened_at,
        rulebook=entry.rulebook,
        origin=entry.origin,
        follows=entry.follows,
        postings=list(zip(entry.lots, entry.amounts, strict=True)),
        lots=[lots[number] for number in entry.lots],
    )
