"""Writes what the rules decided. The second half of the write path."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from psycopg import Cursor

from earnest.ledger.queries.arrays import bytes_of, integers, moments, texts
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
INSERT INTO ledger_mark (wallet_id, lot, is_voided, chargeback, charged_for, owed, taken, repaid)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (wallet_id, lot) DO UPDATE SET is_voided = excluded.is_voided,
    chargeback = excluded.chargeback, charged_for = excluded.charged_for, owed = excluded.owed,
    taken = excluded.taken, repaid = excluded.repaid
"""


def open_wallets(cursor: Cursor[Any], owners: Collection[str]) -> None:
    """Make empty wallets for those of these owners who have none, in the owners' order."""
    if owners:
        names = sorted(owners)
        cursor.execute(_OPEN, [texts(names), bytes_of(genesis(owner) for owner in names)])


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
    plain = [wallet for wallet in changed if not wallet.is_reshaped]
    if plain:
        cursor.execute(_UPDATE, _heads(plain))
    reshaped = [wallet for wallet in changed if wallet.is_reshaped]
    if reshaped:
        for wallet in reshaped:
            wallet.lots = [lot for lot in wallet.lots if lot.is_live]
        cursor.execute(_RESHAPE, _heads(reshaped) + _shapes(reshaped))
    marks = [_mark(wallet, lot) for wallet in changed for lot in wallet.marked]
    if marks:
        cursor.executemany(_MARK, marks)


def _heads(wallets: list[WalletState]) -> list[str]:
    """What every write changes: next entry, head, last moment, and what remains of the lots."""
    return [
        integers(wallet.id for wallet in wallets),
        integers(wallet.next_entry for wallet in wallets),
        bytes_of(wallet.head for wallet in wallets),
        moments(wallet.last_at for wallet in wallets),
        texts(integers([lot.remaining for lot in wallet.lots]) for wallet in wallets),
    ]


def _shapes(wallets: list[WalletState]) -> list[str]:
    """The rest of the row, where lots or holds came or went or a mark changed."""
    return [
        integers(wallet.next_lot for wallet in wallets),
        integers(wallet.debt for wallet in wallets),
        moments(wallet.due_at() for wallet in wallets),
        texts(integers([lot.number for lot in wallet.lots]) for wallet in wallets),
        texts(integers([lot.priority for lot in wallet.lots]) for wallet in wallets),
        _moment_arrays([[lot.expires_at for lot in wallet.lots] for wallet in wallets]),
        texts(integers([lot.size for lot in wallet.lots]) for wallet in wallets),
        texts(integers([lot.held for lot in wallet.lots]) for wallet in wallets),
        texts(integers([hold.number for hold in wallet.holds]) for wallet in wallets),
        _moment_arrays([[hold.until for hold in wallet.holds] for wallet in wallets]),
    ]


def _moment_arrays(arrays: Sequence[Sequence[datetime | None]]) -> str:
    return texts(moments(array).replace('"', "") for array in arrays)


def _mark(wallet: WalletState, lot: int) -> tuple[Any, ...]:
    mark = wallet.marks[lot]
    return (
        wallet.id,
        lot,
        mark.is_voided,
        mark.chargeback,
        mark.charged_for,
        mark.owed,
        mark.taken,
        mark.repaid,
    )
