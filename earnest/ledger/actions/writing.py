"""Writes what the rules decided. The second half of the write path."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from psycopg import Cursor

from earnest.ledger.rules.chain import ENTRY_COLUMNS, LOT_COLUMNS, genesis
from earnest.ledger.rules.state import WalletState

_OPEN = """
INSERT INTO ledger_wallet (owner, next_entry, next_lot, head, debt, lot_numbers, lot_priorities,
    lot_expires, lot_sizes, lot_remaining, lot_held, hold_numbers, hold_untils)
SELECT owner, 1, 1, head, 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
FROM unnest(%s::text[], %s::bytea[]) AS new(owner, head)
WHERE NOT EXISTS (SELECT FROM ledger_wallet w WHERE w.owner = new.owner)
ORDER BY owner ON CONFLICT DO NOTHING
"""
_COPY_ENTRIES = f"COPY ledger_entry ({ENTRY_COLUMNS}, chain) FROM STDIN"
_COPY_LOTS = f"COPY ledger_lot ({LOT_COLUMNS}) FROM STDIN"
_UPDATE = """
UPDATE ledger_wallet w
SET next_entry = new.next_entry, head = new.head, last_at = new.last_at,
    lot_remaining = new.remaining::int[]
FROM unnest(%s::bigint[], %s::int[], %s::bytea[], %s::timestamptz[], %s::text[])
  AS new(id, next_entry, head, last_at, remaining)
WHERE w.id = new.id
"""
_RESHAPE = """
UPDATE ledger_wallet w
SET next_entry = new.next_entry, head = new.head, last_at = new.last_at,
    lot_remaining = new.remaining::int[], next_lot = new.next_lot, debt = new.debt,
    due_at = new.due_at, lot_numbers = new.numbers::int[], lot_priorities = new.priorities::int[],
    lot_expires = new.expires::timestamptz[], lot_sizes = new.sizes::int[],
    lot_held = new.held::int[], hold_numbers = new.holds::int[],
    hold_untils = new.untils::timestamptz[]
FROM unnest(%s::bigint[], %s::int[], %s::bytea[], %s::timestamptz[], %s::text[], %s::int[],
            %s::bigint[], %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[],
            %s::text[], %s::text[], %s::text[])
  AS new(id, next_entry, head, last_at, remaining, next_lot, debt, due_at, numbers, priorities,
         expires, sizes, held, holds, untils)
WHERE w.id = new.id
"""
_MARK = """
INSERT INTO ledger_mark (wallet_id, lot, is_voided, chargeback, owed, taken, repaid)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (wallet_id, lot) DO UPDATE SET is_voided = excluded.is_voided,
    chargeback = excluded.chargeback, owed = excluded.owed, taken = excluded.taken,
    repaid = excluded.repaid
"""


def open_wallets(cursor: Cursor[Any], owners: Collection[str]) -> None:
    """Make empty wallets for those of these owners who have none, in the owners' order."""
    if owners:
        names = sorted(owners)
        cursor.execute(_OPEN, [names, [genesis(owner) for owner in names]])


def write(cursor: Cursor[Any], wallets: Iterable[WalletState]) -> None:
    """Append the new entries and lots of these wallets and put their rows in step with them."""
    changed = [wallet for wallet in wallets if wallet.written or wallet.is_reshaped]
    lines = [line for wallet in changed for line in wallet.lines]
    if lines:
        with cursor.copy(_COPY_ENTRIES) as copy:
            copy.write("".join(lines))
    lot_lines = [f"{line}\n" for wallet in changed for line in wallet.lot_lines]
    if lot_lines:
        with cursor.copy(_COPY_LOTS) as copy:
            copy.write("".join(lot_lines))
    plain = [_row(wallet) for wallet in changed if not wallet.is_reshaped]
    if plain:
        cursor.execute(_UPDATE, _columns(plain))
    reshaped = [_row(wallet) + _shape(wallet) for wallet in changed if wallet.is_reshaped]
    if reshaped:
        cursor.execute(_RESHAPE, _columns(reshaped))
    marks = [_mark(wallet, lot) for wallet in changed for lot in wallet.marked]
    if marks:
        cursor.executemany(_MARK, marks)


def _columns(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _row(wallet: WalletState) -> tuple[Any, ...]:
    if wallet.is_reshaped:
        wallet.lots = [lot for lot in wallet.lots if lot.is_live]
    remaining = ",".join([str(lot.remaining) for lot in wallet.lots])
    return wallet.id, wallet.next_entry, wallet.head, wallet.last_at, f"{{{remaining}}}"


def _shape(wallet: WalletState) -> tuple[Any, ...]:
    lots = wallet.lots
    return (
        wallet.next_lot,
        wallet.debt,
        wallet.due_at(),
        _array(lot.number for lot in lots),
        _array(lot.priority for lot in lots),
        _moments(lot.expires_at for lot in lots),
        _array(lot.size for lot in lots),
        _array(lot.held for lot in lots),
        _array(hold.number for hold in wallet.holds),
        _moments(hold.until for hold in wallet.holds),
    )


def _mark(wallet: WalletState, lot: int) -> tuple[Any, ...]:
    mark = wallet.marks[lot]
    return (
        wallet.id,
        lot,
        mark.is_voided,
        mark.chargeback,
        mark.owed,
        mark.taken,
        mark.repaid,
    )


def _array(numbers: Iterable[int]) -> str:
    return f"{{{','.join([str(number) for number in numbers])}}}"


def _moments(moments: Iterable[datetime | None]) -> str:
    texts = ["NULL" if moment is None else moment.isoformat() for moment in moments]
    return f"{{{','.join(texts)}}}"
