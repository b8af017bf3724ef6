"""What the rulebook says about the ledger, and from when on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rulebook in force says about the ledger."""

    version: int
    grace: timedelta
    movement: int
    live_lots: int
    batch: int
    hold_days: int


class Schedule:
    """Which terms are in force when. `versions` are (in force from, terms), oldest first."""

    __slots__ = ("_versions",)

    def __init__(self, versions: Sequence[tuple[datetime, Terms]]) -> None:
        self._versions = list(versions)

    def at(self, at: datetime) -> Terms:
        """The terms in force at `at`; before the first version, the first."""
        terms = self._versions[0][1]
        for in_force_at, later in self._versions:
            if in_force_at > at:
                break
            terms = later
        return terms
