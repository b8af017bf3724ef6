"""What changes the ledger. Nothing else in the product writes its tables."""

from earnest.ledger.actions.moving import (
    move_connects,
    settle_due_wallets,
    settle_wallets,
    spend_connects,
)

__all__ = ["move_connects", "settle_due_wallets", "settle_wallets", "spend_connects"]
