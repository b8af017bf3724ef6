"""Locks wallets. The first step of the write path."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from psycopg import Cursor

from earnest.ledger.queries.arrays import texts
from earnest.ledger.queries.states import READ, SPENDABLE, WHOLE, state_of
from earnest.ledger.rules.state import WalletState


def lock(
    cursor: Cursor[Any], owners: Iterable[str], *, at: datetime, only_spends: bool = False
) -> dict[str, WalletState]:
    """Lock the wallets of these owners in id order and read their rows.

    Where they are only spent from, no more is read than a spend needs, but for those in which
    something may be due by `at`.
    """
    columns = SPENDABLE if only_spends else WHOLE
    cursor.execute(READ.format(columns) + "FOR UPDATE", [texts(owners)])
    wallets = {row[1]: state_of(row) for row in cursor.fetchall()}
    if only_spends:
        due = [owner for owner, wallet in wallets.items() if wallet.has_due(at)]
        if due:
            wallets |= lock(cursor, due, at=at)
    return wallets
