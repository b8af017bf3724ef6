"""The real ledger as the model's tests see it: their requests put into its words, and its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from earnest.ledger.models import Wallet as WalletRow
from earnest.ledger.rules import (
    Capture,
    Chargeback,
    Grant,
    Hold,
    Refund,
    Release,
    Request,
    Spend,
    Void,
    Won,
)
from tests.properties.model import NEVER, Ask, Entry, Wallet

OF_LOT: dict[str, type[Void] | type[Chargeback] | type[Won]] = {
    "void": Void,
    "chargeback": Chargeback,
    "won": Won,
}


@dataclass
class Seen:
    """What the database says of one wallet; as the model says it."""

    balance: int = 0
    held: int = 0
    debt: int = 0
    live: dict[int, tuple[int, datetime]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def __str__(self) -> str:
        live = " ".join(f"{lot}={free}({ends:%m-%d})" for lot, (free, ends) in self.live.items())
        rows = " ".join(f"{row.kind}={row.change}@{row.at:%m-%d}" for row in self.entries)
        return f"{self.balance} held {self.held} debt {self.debt} [{live}] {rows}"


def request_of(owner: str, ask: Ask) -> Request:
    """The request that the model's `ask` stands for."""
    key, expires = ask.key or None, None if ask.expires == NEVER else ask.expires
    if ask.kind in OF_LOT:
        return OF_LOT[ask.kind](owner=owner, lot=ask.lot or 0, key=key)
    if ask.kind == "release":
        return Release(owner=owner, subject=ask.name, key=key)
    if ask.kind in ("capture", "refund"):
        kind = Capture if ask.kind == "capture" else Refund
        return kind(owner=owner, subject=ask.name, connects=ask.connects, key=key)
    connects = ask.connects or 0
    if ask.kind == "spend":
        return Spend(owner=owner, subject=ask.name, connects=connects, key=key)
    if ask.kind == "hold":
        assert ask.until is not None
        return Hold(owner=owner, subject=ask.name, connects=connects, until=ask.until, key=key)
    return Grant(
        owner=owner,
        subject=ask.name,
        connects=connects,
        source=ask.source,
        expires=expires,
        priority=ask.priority,
        cost_cents=ask.cost,
        key=key,
    )


def shown(wallet: Wallet) -> Seen:
    """The model's wallet in the same form."""
    return Seen(wallet.balance, wallet.held, wallet.debt, wallet.live, wallet.entries)


def see(owners: Iterable[str], before: dict[str, Seen]) -> dict[str, Seen]:
    """The wallets as they are stored now; new entries are added to those in `before`."""
    seen, new = {}, []
    for row in WalletRow.objects.filter(owner__in=list(owners)):
        lots = zip(row.lot_numbers, row.lot_remaining, row.lot_expires, strict=True)
        live = {number: (free, ends or NEVER) for number, free, ends in lots if free}
        entries = before[row.owner].entries if row.owner in before else []
        held = sum(row.lot_held)
        seen[row.owner] = Seen(sum(row.lot_remaining), held, row.debt, live, entries)
        new += [(row.owner, row.pk, number) for number in range(len(entries) + 1, row.next_entry)]
    stored = _entries(new)
    for owner, wallet_id, number in new:
        kind, change, balance, at, lots, amounts = stored[wallet_id, number]
        postings = tuple(zip(lots, amounts, strict=True))
        seen[owner].entries.append(Entry(kind, change, balance, at, postings))
    return seen


def _entries(new: list[tuple[str, int, int]]) -> dict[tuple[int, int], Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT wallet_id, number, kind, change, balance_after, happened_at, lots, amounts
               FROM unnest(%s::bigint[], %s::int[]) AS new(wallet_id, number)
               JOIN ledger_entry USING (wallet_id, number)""",
            [[wallet_id for _, wallet_id, _ in new], [number for _, _, number in new]],
        )
        return {(row[0], row[1]): row[2:] for row in cursor}
