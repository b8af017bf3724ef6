"""Wallets as the rules want them: the row, and the facts that requests need."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg import Cursor
from psycopg.pq import Format

from earnest.ledger.queries.arrays import integers, texts
from earnest.ledger.rules.deciding import earlier_entry
from earnest.ledger.rules.entries import Entry, OpenedLot
from earnest.ledger.rules.requests import Request, effective_key
from earnest.ledger.rules.state import NAMED, Lot, Mark, OpenHold, WalletState

SPENDABLE = """id, owner, next_entry, head, debt, last_at, due_at, clock_timestamp()::text,
       lot_numbers, lot_remaining"""
WHOLE = f"""{SPENDABLE}, lot_held, lot_priorities, lot_expires, lot_sizes, next_lot,
       hold_numbers, hold_untils"""
READ = """
SELECT {} FROM ledger_wallet WHERE owner = ANY(%s::text[]) ORDER BY id
"""
_ENTRY = """e.wallet_id, e.number, e.kind, e.key, encode(e.request, 'hex'), e.subject, e.reason,
       e.happened_at, e.change, e.balance_after, e.rulebook, e.origin, e.follows, e.until,
       e.lots, e.amounts"""
_BY_NAME = f"""
SELECT {_ENTRY} FROM unnest(%s::bigint[], %s::text[]) AS r(wallet_id, subject)
JOIN ledger_entry e ON e.wallet_id = r.wallet_id AND e.subject = r.subject
 AND e.kind IN ('grant', 'spend', 'hold')
"""  # noqa: S608 - constants
_BY_KEY = f"""
SELECT {_ENTRY} FROM unnest(%s::bigint[], %s::text[]) AS r(wallet_id, key)
JOIN ledger_entry e ON e.wallet_id = r.wallet_id AND e.key = r.key AND e.key IS NOT NULL
"""  # noqa: S608
_BY_NUMBER = f"""
SELECT {_ENTRY} FROM unnest(%s::bigint[], %s::int[]) AS r(wallet_id, number)
JOIN ledger_entry e USING (wallet_id, number)
"""  # noqa: S608
_FOLLOWERS = f"""
SELECT {_ENTRY} FROM unnest(%s::bigint[], %s::int[]) AS r(wallet_id, number)
JOIN ledger_entry e ON e.wallet_id = r.wallet_id AND e.origin = r.number AND e.origin IS NOT NULL
ORDER BY e.wallet_id, e.number
"""  # noqa: S608
_STEP = f"""
SELECT {_ENTRY} FROM unnest(%s::bigint[], %s::int[]) AS r(wallet_id, number)
JOIN ledger_entry e ON e.wallet_id = r.wallet_id AND e.number > r.number AND e.follows = r.number
ORDER BY e.wallet_id, e.number
"""  # noqa: S608
_LOT = """l.wallet_id, l.number, l.entry_number, l.source, l.size, l.priority, l.granted_at,
       l.expires_at, l.cost_cents, l.grace_of, l.root"""
_LOTS = f"""
SELECT {_LOT} FROM unnest(%s::bigint[], %s::int[]) AS r(wallet_id, number)
JOIN ledger_lot l USING (wallet_id, number)
"""  # noqa: S608
_ALL_LOTS = f"SELECT {_LOT} FROM ledger_lot l WHERE l.wallet_id = ANY(%s::bigint[])"  # noqa: S608
_MARKS = """
SELECT wallet_id, lot, is_voided, chargeback, charged_for, owed, taken, repaid FROM ledger_mark
WHERE wallet_id = ANY(%s::bigint[])
"""
_STREAMS = f"""
SELECT {_ENTRY} FROM ledger_entry e WHERE e.wallet_id = ANY(%s::bigint[])
 AND e.kind IN ('spend', 'capture', 'refund') ORDER BY e.wallet_id, e.number
"""  # noqa: S608

OF_LOT = ("void", "chargeback", "won")
"""The kinds of request that name a lot."""


def ledger_cursor() -> Cursor[Any]:
    """A cursor of the driver's own on Django's connection: bound on the server, answers binary."""
    connection.ensure_connection()
    assert connection.connection is not None
    cursor = Cursor(connection.connection)
    cursor.format = Format.BINARY
    return cursor


def read(cursor: Cursor[Any], owners: Iterable[str]) -> dict[str, WalletState]:
    """Read the rows of these owners' wallets without locking them: for looking only."""
    cursor.execute(READ.format(WHOLE), [texts(owners)])
    return {row[1]: state_of(row) for row in cursor.fetchall()}


def read_facts(
    cursor: Cursor[Any],
    wallets: dict[str, WalletState],
    requests: Sequence[Request],
    at: datetime,
) -> None:
    """Read into locked wallets what the requests, and what is due by `at`, will need."""
    by_id = {wallet.id: wallet for wallet in wallets.values()}
    asked = [(wallets[r.owner], r) for r in requests if r.owner in wallets]
    _read_known(cursor, by_id, asked)
    holds = [(w.id, h.number) for w in by_id.values() for h in w.holds if h.until <= at]
    if holds:
        _add_entries(by_id, cursor.execute(_BY_NUMBER, _columns(holds)))
    slow = {w.id for w in by_id.values() if w.debt or w.has_due(at) or w.by_number or w.by_key}
    slow |= {wallet.id for wallet, request in asked if request.kind not in NAMED}
    if slow:
        _read_returns(cursor, by_id, asked, slow)
        _read_whole(cursor, by_id, {w.id for w, r in asked if r.kind in OF_LOT})


def _read_known(
    cursor: Cursor[Any],
    by_id: dict[int, WalletState],
    requests: Sequence[tuple[WalletState, Request]],
) -> None:
    named = [(wallet.id, r.subject) for wallet, r in requests if r.kind not in OF_LOT]
    keyed = [(wallet.id, key) for wallet, r in requests if (key := effective_key(r))]
    if named:
        _add_entries(by_id, cursor.execute(_BY_NAME, _text_columns(named)))
    if keyed:
        _add_entries(by_id, cursor.execute(_BY_KEY, _text_columns(keyed)))


def _read_returns(
    cursor: Cursor[Any],
    by_id: dict[int, WalletState],
    asked: Sequence[tuple[WalletState, Request]],
    slow: set[int],
) -> None:
    """The draws that may come back, with their lots and marks; the steps that may be replayed."""
    known = [(i, entry) for i in slow for entry in by_id[i].known()]
    if known:
        origins = [(i, entry.number) for i, entry in known]
        _add_entries(by_id, cursor.execute(_FOLLOWERS, _columns(origins)))
    answered = [(w.id, e.number) for w, r in asked if w.id in slow and (e := earlier_entry(w, r))]
    if answered:
        _add_entries(by_id, cursor.execute(_STEP, _columns(answered)), is_past=True)
    steps = [(i, entry) for i in slow for entry in by_id[i].past]
    lots = {(i, lot) for i, entry in [*known, *steps] for lot, _ in entry.postings}
    drawing = {w.id for w, r in asked if r.kind in ("spend", "hold")} & slow
    lots |= {(i, lot.number) for i in drawing for lot in by_id[i].lots}
    if lots:
        _add_lots(by_id, cursor.execute(_LOTS, _columns(lots)))
    for row in cursor.execute(_MARKS, [integers(slow)]):
        by_id[row[0]].marks[row[1]] = Mark(*row[1:])


def _read_whole(cursor: Cursor[Any], by_id: dict[int, WalletState], whole: set[int]) -> None:
    """All lots and draws of the wallets in which a lot is taken back or won again."""
    if whole:
        _add_lots(by_id, cursor.execute(_ALL_LOTS, [integers(whole)]))
        _add_entries(by_id, cursor.execute(_STREAMS, [integers(whole)]), is_past=True)


def _columns(pairs: Iterable[tuple[int, int]]) -> list[str]:
    ids, numbers = zip(*pairs, strict=True)
    return [integers(ids), integers(numbers)]


def _text_columns(pairs: Iterable[tuple[int, str]]) -> list[str]:
    ids, words = zip(*pairs, strict=True)
    return [integers(ids), texts(words)]


def _add_entries(
    by_id: dict[int, WalletState], rows: Iterable[Any], *, is_past: bool = False
) -> None:
    for row in rows:
        wallet = by_id[row[0]]
        postings = list(zip(row[14], row[15], strict=True))
        entry = Entry(*(*row[1:14], postings))
        if is_past:
            wallet.past.append(entry)
        else:
            wallet.remember(entry)


def _add_lots(by_id: dict[int, WalletState], rows: Iterable[Any]) -> None:
    for row in rows:
        by_id[row[0]].opened_lots[row[1]] = OpenedLot(*row[1:])


def state_of(row: Any) -> WalletState:
    """A wallet from its row, read in the columns SPENDABLE or WHOLE."""
    lots = [Lot(*lot) for lot in zip(*row[8:14], strict=True)]
    wallet = WalletState(
        id=row[0],
        owner=row[1],
        next_entry=row[2],
        head=row[3],
        debt=row[4],
        last_at=row[5],
        next_due=row[6],
        recorded_at=row[7],
        lots=lots,
        balance=sum([lot.remaining for lot in lots]),
    )
    if len(row) > 10:
        wallet.next_lot = row[14]
        wallet.holds = [OpenHold(*hold) for hold in zip(row[15], row[16], strict=True)]
    return wallet
