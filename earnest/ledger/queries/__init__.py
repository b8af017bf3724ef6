"""What the ledger answers. Reads only."""

from earnest.ledger.queries.history import (
    HistoryRow,
    entries_about,
    entry_of,
    history,
    uses_of_lot,
    whole_history,
)
from earnest.ledger.queries.wallets import (
    LotView,
    WalletView,
    balance_of,
    balances_of,
    voided_lots,
    wallet_view,
)

__all__ = [
    "HistoryRow",
    "LotView",
    "WalletView",
    "balance_of",
    "balances_of",
    "entries_about",
    "entry_of",
    "history",
    "uses_of_lot",
    "voided_lots",
    "wallet_view",
    "whole_history",
]
