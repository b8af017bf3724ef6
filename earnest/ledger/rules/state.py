"""A wallet in the hands of the rules: what it is, what it has, and what is written of it."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from earnest.ledger.rules import chain
from earnest.ledger.rules.entries import Entry, OpenedLot

NEVER = datetime.max.replace(tzinfo=UTC)
"""Sorts after every expiry; stands for a lot that never expires."""

NAMED = ("grant", "spend", "hold")
"""The kinds whose subject is a name, used once per wallet. Spends and holds share theirs."""


@dataclass(slots=True)
class Lot:
    """A live lot: what is free (`remaining`) and what is reserved (`held`) of its `size`.

    A spend needs the first two fields only, so a wallet that is only spent from is read so.
    """

    number: int
    remaining: int
    held: int = 0
    priority: int = 0
    expires_at: datetime | None = None
    size: int = 0

    @property
    def is_live(self) -> bool:
        return self.remaining > 0 or self.held > 0


def spend_order(lot: Lot) -> tuple[int, datetime, int]:
    """Smaller priority, then soonest expiry (never last), then oldest (B5).

    Lot numbers rise with the time of the grant within a wallet, so the number is the age.
    """
    return lot.priority, lot.expires_at or NEVER, lot.number


@dataclass(slots=True)
class Mark:
    """What a void or a chargeback left on a lot.

    `chargeback` is the number of the entry that began it, `charged_for` the lot it was asked of:
    this one, or one that this one came of. `owed` is what the lot owes. `taken` was
    voided of the lot itself on the chargeback's account, `repaid` by grants: both come back if it
    is won.
    """

    lot: int
    is_voided: bool = False
    chargeback: int | None = None
    charged_for: int | None = None
    owed: int = 0
    taken: int = 0
    repaid: int = 0


@dataclass(slots=True)
class OpenHold:
    """A hold that has not ended, by the number of its entry."""

    number: int
    until: datetime


@dataclass(slots=True)
class WalletState:
    """A locked wallet: its row, the facts that the requests at hand need, and what is new.

    `lots` stand in spend order and may include some that are empty by now. `is_reshaped` says
    that more than the remainders of its lots differs from the row.
    """

    id: int
    owner: str
    next_entry: int = 1
    next_lot: int = 1
    head: bytes = b""
    debt: int = 0
    last_at: datetime | None = None
    next_due: datetime | None = None
    recorded_at: str = ""
    lots: list[Lot] = field(default_factory=list)
    holds: list[OpenHold] = field(default_factory=list)
    grants_by_name: dict[str, Entry] = field(default_factory=dict)
    uses_by_name: dict[str, Entry] = field(default_factory=dict)
    by_key: dict[str, Entry] = field(default_factory=dict)
    by_number: dict[int, Entry] = field(default_factory=dict)
    followers: dict[int, list[Entry]] = field(default_factory=dict)
    opened_lots: dict[int, OpenedLot] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    past: list[Entry] = field(default_factory=list)
    written: list[Entry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    opened: list[OpenedLot] = field(default_factory=list)
    lot_lines: list[str] = field(default_factory=list)
    marked: set[int] = field(default_factory=set)
    is_reshaped: bool = False
    balance: int = 0

    def lot(self, number: int) -> Lot | None:
        """The live lot of that number, if it is one."""
        return next((lot for lot in self.lots if lot.number == number), None)

    def live_lot(self, number: int) -> Lot:
        """The lot of that number, made live again if it was empty and gone."""
        lot = self.lot(number)
        if lot is None:
            terms = self.opened_lots[number]
            lot = Lot(number, 0, 0, terms.priority, terms.expires_at, terms.size)
            insort(self.lots, lot, key=spend_order)
        return lot

    def mark(self, number: int) -> Mark:
        """The mark on a lot, to be changed by the caller."""
        self.marked.add(number)
        return self.marks.setdefault(number, Mark(number))

    def known(self) -> list[Entry]:
        """The entries that were read because a request or something due names them."""
        found = {**self.by_number, **{e.number: e for e in self.by_key.values()}}
        return list(found.values())

    def has_due(self, at: datetime) -> bool:
        """Whether something may fall due by `at`; the row may say so too early, never too late."""
        return self.next_due is not None and self.next_due <= at

    def due_at(self) -> datetime | None:
        """When the next thing falls due: a hold's time-out or a lot's expiry."""
        moments = [lot.expires_at for lot in self.lots if lot.remaining and lot.expires_at]
        moments += [hold.until for hold in self.holds]
        return min(moments, default=None)

    def record(self, entry: Entry, opened: Sequence[OpenedLot] = ()) -> Entry:
        """Append an entry with the lots it opens: number, balance after and chain are set here."""
        if entry.kind != "spend":
            self.is_reshaped = True
        entry.number = self.next_entry
        self.balance += entry.change
        entry.balance_after = self.balance
        self.next_entry += 1
        self.last_at = entry.happened_at
        line = chain.entry_line(self.id, entry, self.recorded_at)
        lot_lines = [chain.lot_line(self.id, lot) for lot in opened]
        self.head = chain.link(self.head, line, lot_lines)
        self.written.append(entry)
        self.lines.append(f"{line}\t\\\\x{self.head.hex()}\n")
        for lot in opened:
            self.opened_lots[lot.number] = lot
        self.opened += opened
        self.lot_lines += lot_lines
        self.remember(entry)
        return entry

    def named(self, kind: str) -> dict[str, Entry]:
        """The names taken so far: by grants, or by spends and holds, which share theirs."""
        return self.grants_by_name if kind == "grant" else self.uses_by_name

    def remember(self, entry: Entry) -> None:
        """Let the rules find an entry by its name, number, key and origin. Twice is once."""
        if entry.kind in NAMED:
            self.named(entry.kind)[entry.subject] = entry
            self.by_number[entry.number] = entry
        if entry.key is not None:
            self.by_key[entry.key] = entry
        if entry.origin is not None:
            followers = self.followers.setdefault(entry.origin, [])
            if all(follower.number != entry.number for follower in followers):
                followers.append(entry)
