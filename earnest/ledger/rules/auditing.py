"""Rebuilds a wallet from its entries alone and says where its row and marks differ.

Written apart from the rules that decide: it only follows what the entries say, so that a fault in
one is found by the other. Lines are the byte forms of `chain.py`, as bytes.
"""

from binascii import hexlify
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from earnest.ledger.rules.chain import genesis
from earnest.ledger.rules.marking import MarkAudit

NOTHING = b"\\N"
LINK = 18
"""Where the chain stands in a line: behind the byte form, a tab and then 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: whose wallet, at which entry (None: in the wallet's row)."""

    owner: str
    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class AuditedLot:
    """A lot's terms as its row has them; moments are stamps."""

    number: int
    entry_number: int
    size: int
    priority: int
    expires_at: bytes
    grace_of: int | None
    root: int
    line: bytes


@dataclass(frozen=True, slots=True)
class WalletRow:
    """What a wallet's row claims. Arrays are parallel, as stored; moments are stamps."""

    id: int
    owner: str
    next_entry: int
    next_lot: int
    head: bytes
    debt: int
    last_at: bytes
    due_at: bytes
    lots: Sequence[tuple[int, int, bytes, int, int, int]]
    holds: Sequence[tuple[int, bytes]]
    marks: Sequence[tuple[int | bool | None, ...]]


@dataclass(slots=True)
class Totals:
    """Sums over wallets; conservation (ledger.md) is checked on each and holds of the sum."""

    wallets: int = 0
    entries: int = 0
    granted: int = 0
    remaining: int = 0
    held: int = 0
    spent: int = 0
    refunded: int = 0
    expired: int = 0
    voided: int = 0
    debt: int = 0

    def is_conserved(self) -> bool:
        """granted = remaining + held + (spent − refunded) + expired + voided."""
        gone = self.spent - self.refunded + self.expired + self.voided
        return self.granted == self.remaining + self.held + gone

    def add(self, other: "Totals") -> None:
        """Add another's sums to these."""
        for name in Totals.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class WalletAudit:
    """The audit of one wallet: `follow` its entries, then `compare` with its row."""

    row: WalletRow
    lots: dict[int, AuditedLot]
    known_head: tuple[int, bytes] | None = None
    findings: list[Finding] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    remaining: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    holds: dict[int, tuple[bytes, list[tuple[int, int]]]] = field(default_factory=dict)
    spent: dict[int, int] = field(default_factory=dict)
    marks: MarkAudit = field(init=False)
    single: dict[bytes, AuditedLot] = field(init=False)
    number: int = 0
    balance: int = 0
    head: bytes = b""
    last_at: bytes = b""

    def __post_init__(self) -> None:
        self.marks = MarkAudit(self.lots, self.remaining, self.held)
        self.single = {b"{%d}" % number: lot for number, lot in self.lots.items()}

    def find(self, entry: int | None, what: str) -> None:
        """Write a finding down."""
        self.findings.append(Finding(self.row.owner, entry, what))

    def follow(self, lines: Iterable[bytes]) -> None:
        """Follow the wallet's entries in order: form, tab, chain in hexadecimal."""
        head = genesis(self.row.owner)
        by_entry: dict[int, list[bytes]] = {}
        for lot in sorted(self.lots.values(), key=lambda lot: lot.number):
            by_entry.setdefault(lot.entry_number, []).append(lot.line)
        known, known_head = self.known_head or (0, b"")
        if not known and known_head and known_head != head:
            self.find(None, "the owner differs from the digest")
        for line in lines:
            try:
                fields = line.split(b"\t")
                number = int(fields[2])
                body = line[:-65]
                if number in by_entry:
                    body = b"\n".join((body, *by_entry.pop(number)))
                head = sha256(head + body).digest()
                if hexlify(head) != fields[LINK]:
                    self.find(
                        number, "the chain is broken: this entry or the one before it changed"
                    )
                    head = bytes.fromhex(fields[LINK].decode())
                if number == known and head != known_head:
                    self.find(number, "the entry differs from the digest")
                if not self._is_plain(number, fields):
                    self._follow(number, fields)
            except (ValueError, IndexError, KeyError):
                self.find(self.number, "this entry or the next cannot be followed")
        self.head = head
        if self.number < known:
            self.find(self.number, f"the stream ends here; the digest knows {known} entries")
        for entry_number in by_entry:
            self.find(entry_number, "a lot names this entry, which is not there")

    def _is_plain(self, number: int, fields: list[bytes]) -> bool:
        """Follow a spend or refund of one lot in which nothing is wrong: the short way for most
        entries. False: nothing was done, take the long way."""
        lot, happened_at = self.single.get(fields[16]), fields[8]
        if lot is None or number != self.number + 1 or happened_at < self.last_at:
            return False
        change = int(fields[10])
        left = self.remaining.get(lot.number, 0) + change
        balance = self.balance + change
        if not 0 <= left <= lot.size or balance != int(fields[11]):
            return False
        if fields[17][1:-1] != fields[10]:
            return False
        if fields[3] == b"spend" and change < 0 and happened_at < lot.expires_at:
            self.spent[number] = -change
            self.totals.spent -= change
        elif fields[3] == b"refund" and change > 0 and lot.entry_number != number:
            origin = int(fields[13])
            if self.spent.get(origin, 0) < change or fields[14] != NOTHING:
                return False
            self.spent[origin] -= change
            self.totals.refunded += change
            self.marks.step_kind = "refund"
        else:
            return False
        self.number, self.last_at, self.balance = number, happened_at, balance
        self.remaining[lot.number] = left
        return True

    def _follow(self, number: int, fields: list[bytes]) -> None:
        if number != self.number + 1:
            self.find(number, f"the stream jumps from entry {self.number} to {number}")
        self.number = number
        happened_at, change = fields[8], int(fields[10])
        if happened_at < self.last_at:
            self.find(number, "it happened before the entry in front of it")
        self.last_at = happened_at
        self.balance += change
        if self.balance != int(fields[11]):
            self.find(number, "the balance after it does not follow from its change")
            self.balance = int(fields[11])
        kind = fields[3].decode()
        postings = _postings(fields[16], fields[17])
        if kind == "capture":
            if change:
                self.find(number, "a capture may not change the balance")
        elif sum([amount for _, amount in postings]) != change:
            self.find(number, "its postings do not add up to its change")
        self._post(number, kind, fields, postings)
        self._count(number, kind, change, postings)
        self._check_spent(number, kind, fields, postings)
        self.marks.follow(number, kind, fields, postings)

    def _post(
        self, number: int, kind: str, fields: list[bytes], postings: list[tuple[int, int]]
    ) -> None:
        if kind == "capture":
            for lot, amount in postings:
                self._move(self.held, number, lot, amount)
            self._release(number, fields, postings)
            return
        if kind == "release":
            self._release(number, fields, [])
        for lot, amount in postings:
            self._move(self.remaining, number, lot, amount)
        if kind == "hold":
            self.holds[number] = (fields[15], [(lot, -amount) for lot, amount in postings])
            for lot, amount in postings:
                self._move(self.held, number, lot, -amount)

    def _release(self, number: int, fields: list[bytes], taken: list[tuple[int, int]]) -> None:
        """End a hold; of a capture the rest of the draws waits for the release that follows."""
        origin = int(fields[13]) if fields[13] != NOTHING else 0
        until, draws = self.holds.pop(origin, (b"", []))
        if not draws:
            self.find(number, "it ends a hold that is not open")
        left = dict(draws)
        for lot, amount in taken:
            left[lot] = left.get(lot, 0) + amount
        left = {lot: connects for lot, connects in left.items() if connects}
        if taken and left:
            self.holds[origin] = (until, list(left.items()))
        elif not taken:
            for lot, connects in left.items():
                self._move(self.held, number, lot, -connects)

    def _move(self, what: dict[int, int], number: int, lot: int, amount: int) -> None:
        now = what[lot] = what.get(lot, 0) + amount
        terms = self.lots.get(lot)
        if terms is None:
            self.find(number, f"it posts to lot {lot}, which is not there")
        elif now < 0 or now > terms.size:
            self.find(number, f"it leaves {now} in lot {lot} of {terms.size}")

    def _count(self, number: int, kind: str, change: int, postings: list[tuple[int, int]]) -> None:
        totals = self.totals
        if kind == "spend":
            totals.spent -= change
        elif kind == "grant":
            totals.granted += change
        elif kind == "refund":
            totals.refunded += change
        elif kind == "expiry":
            totals.expired -= change
        elif kind == "void":
            totals.voided -= change
        elif kind == "capture":
            totals.spent -= sum(amount for _, amount in postings)
        if kind in ("grant", "refund", "release"):
            self._check_opened(number, kind, postings)

    def _check_spent(
        self, number: int, kind: str, fields: list[bytes], postings: list[tuple[int, int]]
    ) -> None:
        """No draw of a lot that has expired, and no more back than was spent. As bytes `\\N`,
        never, sorts behind every moment."""
        if kind in ("spend", "hold"):
            for lot, _ in postings:
                if self.lots[lot].expires_at <= fields[8]:
                    self.find(number, f"it draws from lot {lot}, which has expired")
        if kind in ("spend", "capture"):
            spend = number if kind == "spend" else int(fields[13])
            self.spent[spend] = -sum(amount for _, amount in postings)
        elif kind == "refund":
            origin = int(fields[13])
            self.spent[origin] = self.spent.get(origin, 0) - int(fields[10])
            if self.spent[origin] < 0:
                self.find(number, f"more came back than entry {origin} spent")

    def _check_opened(self, number: int, kind: str, postings: list[tuple[int, int]]) -> None:
        for lot, amount in postings:
            terms = self.lots.get(lot)
            if terms is not None and terms.entry_number == number and terms.size != amount:
                self.find(number, f"it opens lot {lot} of {terms.size} with {amount}")
            elif terms is not None and kind == "grant" and terms.entry_number != number:
                self.find(number, f"it grants to lot {lot}, which another entry opened")

    def compare(self) -> Totals:
        """Compare what the entries make with what the row claims; returns the wallet's totals."""
        try:
            self._compare_all()
        except (TypeError, ValueError, KeyError):
            self.find(None, "the row cannot be read")
        return self.totals

    def _compare_all(self) -> None:
        row, totals = self.row, self.totals
        totals.wallets = 1
        totals.entries = self.number
        totals.remaining = sum(self.remaining.values())
        totals.held = sum(self.held.values())
        totals.debt = self.marks.debt()
        if not totals.is_conserved():
            self.find(None, "Connects are not conserved")
        if totals.remaining != self.balance:
            self.find(None, f"the lots hold {totals.remaining}, the last entry says {self.balance}")
        self._compare("next entry", row.next_entry, self.number + 1)
        self._compare("next lot", row.next_lot, max(self.lots, default=0) + 1)
        self._compare("head", row.head.hex(), self.head.hex())
        self._compare("last moment", row.last_at, self.last_at or NOTHING)
        self._compare("debt", row.debt, totals.debt)
        self._compare("marks", list(row.marks), self.marks.rows())
        self._compare_lots()
        holds = sorted((number, until) for number, (until, _) in self.holds.items())
        self._compare("open holds", sorted(row.holds), holds)

    def _compare(self, what: str, claimed: object, rebuilt: object) -> None:
        if claimed != rebuilt:
            self.find(None, f"{what}: the row says {claimed}, the entries make {rebuilt}")

    def _compare_lots(self) -> None:
        due = [until for until, _ in self.holds.values()]
        claimed = {number: (free, held) for number, _, _, _, free, held in self.row.lots}
        if len(claimed) != len(self.row.lots):
            self.find(None, "the row has a lot twice")
        order = []
        for number, priority, expires_at, size, free, _ in self.row.lots:
            lot = self.lots.get(number)
            if lot is None or (lot.priority, lot.expires_at, lot.size) != (
                priority,
                expires_at,
                size,
            ):
                self.find(None, f"lot {number} in the row is not as it was opened")
            order.append((priority, b"~" if expires_at == NOTHING else expires_at, number))
            if free and expires_at != NOTHING:
                due.append(expires_at)
        if order != sorted(order):
            self.find(None, "the lots in the row are not in spend order")
        for number in {*self.remaining, *self.held, *claimed}:
            rebuilt = self.remaining.get(number, 0), self.held.get(number, 0)
            if claimed.get(number, (0, 0)) != rebuilt:
                self.find(
                    None,
                    f"lot {number}: the row says {claimed.get(number, (0, 0))} free and held,"
                    f" the entries make {rebuilt}",
                )
        if self.row.due_at <= self.last_at:
            self.find(None, "the row says that something is due which is not")
        if due and (self.row.due_at == NOTHING or self.row.due_at > min(due)):
            self.find(None, "something falls due before the row says so")


def _postings(lots: bytes, amounts: bytes) -> list[tuple[int, int]]:
    if len(lots) == 2:
        return []
    if b"," not in lots:
        return [(int(lots[1:-1]), int(amounts[1:-1]))]
    numbers = lots[1:-1].split(b",")
    return [
        (int(lot), int(amount))
        for lot, amount in zip(numbers, amounts[1:-1].split(b","), strict=True)
    ]
