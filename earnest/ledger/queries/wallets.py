"""Balances and lots as they are at a moment, whether what is due by then is written or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from earnest.ledger.models import Entry, Lot, Mark, Wallet


@dataclass(frozen=True, slots=True)
class LotView:
    """One live lot: what is free and held of it, and `expires_at`, its first worthless moment."""

    number: int
    source: str
    size: int
    remaining: int
    held: int
    priority: int
    granted_at: datetime
    expires_at: datetime | None
    cost_cents: int
    grace_of: int | None


@dataclass(frozen=True, slots=True)
class WalletView:
    """What a person has: Connects free to spend, held and owed, and the lots in spend order."""

    owner: str
    balance: int = 0
    held: int = 0
    debt: int = 0
    lots: list[LotView] = field(default_factory=list)


def balance_of(owner: str, *, at: datetime) -> int:
    """Connects free to spend at `at`, the present or later; 0 where there is no wallet."""
    return balances_of([owner], at=at)[owner]


def balances_of(owners: Iterable[str], *, at: datetime) -> dict[str, int]:
    """As `balance_of`, for many owners in one query."""
    balances = dict.fromkeys(owners, 0)
    rows = Wallet.objects.filter(owner__in=balances).values_list(
        "owner", "lot_remaining", "lot_expires"
    )
    for owner, remaining, expires in rows:
        lots = zip(remaining, expires, strict=True)
        balances[owner] = sum(left for left, ends_at in lots if ends_at is None or ends_at > at)
    return balances


def balance_at(owner: str, at: datetime) -> int:
    """The balance at a past moment, by happened_at: the last entry's up to and including `at`."""
    entries = Entry.objects.filter(wallet__owner=owner, happened_at__lte=at)
    last = entries.order_by("-number").values_list("balance_after", flat=True).first()
    return last or 0


def wallet_view(owner: str, *, at: datetime) -> WalletView:
    """The wallet at `at`, the present or later. An owner without a wallet has nothing of it.

    A lot that has expired by then is left out, but for what a hold has reserved of it.
    """
    wallet = Wallet.objects.filter(owner=owner).first()
    if wallet is None:
        return WalletView(owner)
    terms = {
        lot.number: lot
        for lot in Lot.objects.filter(wallet_id=wallet.pk, number__in=wallet.lot_numbers)
    }
    lots = []
    numbers = zip(wallet.lot_numbers, wallet.lot_remaining, wallet.lot_held, strict=True)
    for number, remaining, held in numbers:
        lot = terms[number]
        has_expired = lot.expires_at is not None and lot.expires_at <= at
        free = 0 if has_expired else remaining
        if free or held:
            lots.append(_lot_view(lot, free, held))
    return WalletView(
        owner=owner,
        balance=sum(lot.remaining for lot in lots),
        held=sum(lot.held for lot in lots),
        debt=wallet.debt,
        lots=lots,
    )


def voided_lots(owner: str) -> set[int]:
    """The numbers of the lots that were voided or are charged back."""
    marks = Mark.objects.filter(wallet__owner=owner)
    return {mark.lot for mark in marks if mark.is_voided or mark.chargeback is not None}


def _lot_view(lot: Lot, remaining: int, held: int) -> LotView:
    return LotView(
        number=lot.number,
        source=lot.source,
        size=lot.size,
        remaining=remaining,
        held=held,
        priority=lot.priority,
        granted_at=lot.granted_at,
        expires_at=lot.expires_at,
        cost_cents=lot.cost_cents,
        grace_of=lot.grace_of,
    )
