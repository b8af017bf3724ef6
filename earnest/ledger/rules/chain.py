"""The chain: the byte form of entries and lots, version 1, and how one links to the next."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from earnest.ledger.rules.entries import Entry, OpenedLot

FORM = 1

ENTRY_COLUMNS = """form, wallet_id, number, kind, key, request, subject, reason, happened_at,
    recorded_at, change, balance_after, rulebook, origin, follows, until, lots, amounts"""
LOT_COLUMNS = """wallet_id, number, entry_number, source, size, priority, granted_at, expires_at,
    cost_cents, grace_of, root"""

NOTHING = "\\N"


# The byte form of an entry is its row as PostgreSQL's COPY writes it in text format with time
# zone UTC: the columns in the order above, parted by tabs, \N for nothing. The form of a lot is
# likewise. A wallet's head is SHA-256 over the head before it, the entry's form and, each after a
# newline, the forms of the lots that the entry opened, by number.


def genesis(owner: str) -> bytes:
    """The head of a wallet that has no entry yet. It binds the stream to its owner."""
    return sha256(f"earnest ledger {FORM}\t{owner}".encode()).digest()


@lru_cache(maxsize=4096)
def stamp(at: datetime | None) -> str:
    """A moment as PostgreSQL writes it in time zone UTC, to the microsecond."""
    if at is None:
        return NOTHING
    text = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    fraction = f".{at.microsecond:06d}".rstrip("0") if at.microsecond else ""
    return f"{text:0>19}{fraction}+00"


def entry_line(wallet_id: int, entry: Entry, recorded_at: str) -> str:
    """The byte form of an entry, before encoding. `recorded_at` is a stamp already."""
    request = NOTHING if entry.request is None else "\\\\x" + entry.request
    until = NOTHING if entry.until is None else stamp(entry.until)
    lots: int | str
    amounts: int | str
    if len(entry.postings) == 1:
        lots, amounts = entry.postings[0]
    else:
        lots = ",".join([str(lot) for lot, _ in entry.postings])
        amounts = ",".join([str(amount) for _, amount in entry.postings])
    return (
        f"{FORM}\t{wallet_id}\t{entry.number}\t{entry.kind}\t"
        f"{NOTHING if entry.key is None else entry.key}\t{request}\t{entry.subject}\t"
        f"{entry.reason}\t{stamp(entry.happened_at)}\t{recorded_at}\t{entry.change}\t"
        f"{entry.balance_after}\t{entry.rulebook}\t"
        f"{NOTHING if entry.origin is None else entry.origin}\t"
        f"{NOTHING if entry.follows is None else entry.follows}\t"
        f"{until}\t{{{lots}}}\t{{{amounts}}}"
    )


def lot_line(wallet_id: int, lot: OpenedLot) -> str:
    """The byte form of a lot, before encoding."""
    grace_of = NOTHING if lot.grace_of is None else lot.grace_of
    return (
        f"{wallet_id}\t{lot.number}\t{lot.entry_number}\t{lot.source}\t{lot.size}\t"
        f"{lot.priority}\t{stamp(lot.granted_at)}\t{stamp(lot.expires_at)}\t{lot.cost_cents}\t"
        f"{grace_of}\t{lot.root}"
    )


def link(head: bytes, line: str, lot_lines: Sequence[str] = ()) -> bytes:
    """The next head: over the head before it, the entry's form, and its lots' forms."""
    if lot_lines:
        line = "\n".join([line, *lot_lines])
    return sha256(head + line.encode()).digest()
