"""Balances and lots as they are at a moment, whether what is due by then is written or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from earnest.ledger.models import Entry, Lot, Mark, Wallet
from earnest.ledger.queries.states import ledger_cursor, read, read_facts
from earnest.ledger.queries.terms import terms_in_force
from earnest.ledger.rules.entries import OpenedLot
from earnest.ledger.rules.settling import settle
from earnest.ledger.rules.state import WalletState


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
    """Connects free to spend at `at`, a past moment or the present; 0 where there is no wallet.

    Past balances go by happened_at. What is due by `at` counts, whether it is written or not.
    """
    wallets = Wallet.objects.filter(owner=owner)
    last_at = wallets.values_list("last_at", flat=True).first()
    if last_at is not None and at < last_at:
        entries = Entry.objects.filter(wallet_id__in=wallets.values("pk"), happened_at__lte=at)
        last = entries.order_by("-number").values_list("balance_after", flat=True).first()
        return last or 0
    return balances_of([owner], at=at)[owner]


def balances_of(owners: Iterable[str], *, at: datetime) -> dict[str, int]:
    """The balances of many owners at `at`, the present or later."""
    balances = dict.fromkeys(owners, 0)
    balances.update({owner: state.balance for owner, state in _settled(balances, at).items()})
    return balances


def wallet_view(owner: str, *, at: datetime) -> WalletView:
    """The wallet at `at`, the present or later. An owner without a wallet has nothing of it.

    What is due by then counts, whether it is written or not.
    """
    state = _settled([owner], at).get(owner)
    if state is None:
        return WalletView(owner)
    live = [lot for lot in state.lots if lot.is_live]
    numbers = [lot.number for lot in live]
    terms: dict[int, Lot | OpenedLot] = {
        lot.number: lot for lot in Lot.objects.filter(wallet_id=state.id, number__in=numbers)
    }
    terms |= {lot.number: lot for lot in state.opened}
    return WalletView(
        owner=owner,
        balance=state.balance,
        held=sum(lot.held for lot in live),
        debt=state.debt,
        lots=[_lot_view(terms[lot.number], lot.remaining, lot.held) for lot in live],
    )


def _settled(owners: Iterable[str], at: datetime) -> dict[str, WalletState]:
    """These wallets with all that is due by `at`, by the rules themselves, and nothing written."""
    cursor = ledger_cursor()
    wallets = read(cursor, owners)
    due = {owner: wallet for owner, wallet in wallets.items() if wallet.has_due(at)}
    if due:
        read_facts(cursor, due, [], at)
        schedule = terms_in_force(at)
        for wallet in due.values():
            settle(wallet, at, schedule)
    return wallets


def voided_lots(owner: str) -> set[int]:
    """The numbers of the lots that were voided or are charged back."""
    marks = Mark.objects.filter(wallet__owner=owner)
    return {mark.lot for mark in marks if mark.is_voided or mark.chargeback is not None}


def _lot_view(lot: Lot | OpenedLot, remaining: int, held: int) -> LotView:
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
