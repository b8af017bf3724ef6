"""What the rulebook says about the ledger, as the rules want it."""

from datetime import datetime

from earnest.ledger.rules.terms import Schedule, Terms
from earnest.rulebook.queries import rulebooks_until
from earnest.rulebook.rules import Rulebook


def terms_in_force(at: datetime) -> Schedule:
    """The ledger's terms under every rulebook version up to `at`."""
    return Schedule([(in_force_at, terms_of(book)) for in_force_at, book in rulebooks_until(at)])


def terms_of(book: Rulebook) -> Terms:
    """What one rulebook says about the ledger."""
    return Terms(
        version=book.version,
        grace=book.returns.grace,
        movement=book.limits.movement,
        live_lots=book.limits.live_lots,
        batch=book.limits.batch,
        hold_days=book.limits.hold_days,
    )
