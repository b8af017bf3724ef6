"""The ledger's rules, pure: draws, expiry, debt and chain are decided here and nowhere else."""

from earnest.ledger.rules.requests import (
    Capture,
    Chargeback,
    Grant,
    Hold,
    Outcome,
    Posting,
    Refund,
    Release,
    Request,
    Spend,
    Void,
    Won,
)
from earnest.ledger.rules.terms import Schedule, Terms

__all__ = [
    "Capture",
    "Chargeback",
    "Grant",
    "Hold",
    "Outcome",
    "Posting",
    "Refund",
    "Release",
    "Request",
    "Schedule",
    "Spend",
    "Terms",
    "Void",
    "Won",
]
