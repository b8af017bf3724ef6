"""How a played job ends: drawn once, when it is posted."""

from enum import Enum
from random import Random

CLOSE_SHARE = 0.15
REMOVE_SHARE = 0.03
LONGEST_DAYS = 35  # some are closed or removed after they expired


class Fate(Enum):
    """What becomes of a job if nothing else does first."""

    CLOSE = "closed without a hire"
    REMOVE = "removed by staff"
    EXPIRE = "expired"


def draw_fate(random: Random) -> tuple[Fate, int]:
    """The fate and after how many days; what expires does so by itself."""
    drawn, days = random.random(), random.randint(0, LONGEST_DAYS)
    if drawn < CLOSE_SHARE:
        return Fate.CLOSE, days
    if drawn < CLOSE_SHARE + REMOVE_SHARE:
        return Fate.REMOVE, days
    return Fate.EXPIRE, days
