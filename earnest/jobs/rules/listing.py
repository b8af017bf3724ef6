"""What may be asked of the list of jobs, and the mark that says where its next page begins."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Literal

SORTS = ("best", "newest")
TEXT_LENGTH = 200
PAGE_SIZE = 20

Sort = Literal["best", "newest"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class JobFilters:
    """What a reader wants to see. Money in cents, prices in Connects; ranges include both ends.

    Empty and None ask for nothing. A budget range keeps fixed-price jobs whose budget lies in it,
    a rate range hourly ones whose rates touch it; with both, either will do.
    """

    text: str = ""
    category: str = ""
    kind: str = ""
    levels: tuple[str, ...] = ()
    durations: tuple[str, ...] = ()
    budget_min_cents: int | None = None
    budget_max_cents: int | None = None
    rate_min_cents: int | None = None
    rate_max_cents: int | None = None
    price_min: int | None = None
    price_max: int | None = None
    country: str = ""
    has_verified_payment: bool = False
    posted_since: datetime | None = None
    can_apply: bool = False
    sort: Sort = "best"

    @property
    def is_ranked(self) -> bool:
        """Whether the best match comes first: only where there are words to match."""
        return self.sort == "best" and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class PageMark:
    """The last row of a page: the next begins after it, in the order of the list."""

    posted_at: datetime
    job_id: int
    rank: float | None = None


def write_mark(mark: PageMark) -> str:
    """A mark as an address carries it. Reading it gives the same mark back, to the microsecond."""
    micros = (mark.posted_at - _EPOCH) // _MICROSECOND
    rank = "" if mark.rank is None else mark.rank.hex()
    return f"{micros}_{mark.job_id}_{rank}"


def read_mark(words: str) -> PageMark:
    """The mark in an address. Raises ValueError for what `write_mark` has not written."""
    try:
        micros, job_id, rank = words.split("_")
        found = PageMark(
            _EPOCH + int(micros) * _MICROSECOND, int(job_id), float.fromhex(rank) if rank else None
        )
        is_as_written = write_mark(found) == words and found.job_id < 2**63
    except (ValueError, OverflowError):
        is_as_written = False
    if not is_as_written or (found.rank is not None and not isfinite(found.rank)):
        raise ValueError("not a mark as it was written")
    return found
