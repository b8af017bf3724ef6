"""Which returns were promised: by the rulebook in force when a proposal was sent, not today's."""

from collections.abc import Mapping
from datetime import datetime

from earnest.rulebook.queries import rulebooks_until
from earnest.rulebook.rules import Returns


def promises_until(at: datetime) -> Mapping[int, Returns]:
    """What each rulebook version that was in force by `at` promises, by its number."""
    return {book.version: book.returns for _, book in rulebooks_until(at)}
