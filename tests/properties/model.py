"""A wallet as short as can be, written from ledger.md and not from the code.

The real ledger is played against it. It is slow on purpose: it stores little and recounts all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NEVER = datetime.max.replace(tzinfo=UTC)
MOVEMENT, HOLD, LIVE_LOTS = 1_000_000, timedelta(days=30), 20_000


@dataclass(frozen=True)
class Ask:
    """One request. `name` is the subject; `lot` a number; `expires` a moment, a span or never.

    Without a `key` it is remembered by its kind and its name or lot.
    """

    kind: str
    name: str = ""
    connects: int | None = None
    key: str = ""
    until: datetime | None = None
    expires: datetime | timedelta = NEVER
    source: str = ""
    priority: int = 0
    cost: int = 0
    lot: int | None = None

    @property
    def known_as(self) -> str:
        return self.key or f"{self.kind}:{self.lot or self.name}"


@dataclass(frozen=True)
class Entry:
    kind: str
    change: int
    balance: int
    at: datetime
    postings: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Answer:
    refusal: str | None = None
    entries: tuple[Entry, ...] = ()
    opened: tuple[int, ...] = ()


@dataclass(eq=False)
class Lot:
    """`charge`: age of the chargeback that marks it, and the number of the lot it was asked for."""

    number: int
    size: int
    free: int
    source: str
    priority: int
    granted_at: datetime
    expires_at: datetime
    cost: int
    parent: Lot | None = None
    is_voided: bool = False
    charge: tuple[int, int] | None = None
    owed: int = 0
    taken: int = 0
    repaid: int = 0

    @property
    def is_charged(self) -> bool:
        return self.charge is not None and self.charge[1] == self.number

    def is_over(self, at: datetime) -> bool:
        return self.expires_at <= at

    def comes_of(self, root: Lot) -> bool:
        return self is root or (self.parent is not None and self.parent.comes_of(root))


@dataclass(eq=False)
class Draw:
    """Connects drawn from a lot and not given back yet."""

    lot: Lot
    left: int


@dataclass(eq=False)
class Hold:
    until: datetime
    draws: list[Draw]
    is_open: bool = True


@dataclass
class Wallet:
    """`graces`: since when which grace is in force, oldest first."""

    graces: dict[datetime, timedelta]
    live_lots: int = LIVE_LOTS
    lots: list[Lot] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    spends: dict[str, list[Draw]] = field(default_factory=dict)
    holds: dict[str, Hold] = field(default_factory=dict)
    known: dict[str, tuple[Ask, Answer]] = field(default_factory=dict)
    grants: set[str] = field(default_factory=set)
    charges: int = 0

    @property
    def balance(self) -> int:
        return sum(lot.free for lot in self.lots)

    @property
    def held(self) -> int:
        return sum(d.left for hold in self.holds.values() if hold.is_open for d in hold.draws)

    @property
    def debt(self) -> int:
        return sum(lot.owed for lot in self.lots)

    @property
    def live(self) -> dict[int, tuple[int, datetime]]:
        return {lot.number: (lot.free, lot.expires_at) for lot in self.lots if lot.free}

    def ask(self, ask: Ask, at: datetime) -> Answer:
        if ask.known_as in self.known and self.known[ask.known_as][0] == ask:
            return self.known[ask.known_as][1]
        at = max([at, *(entry.at for entry in self.entries[-1:])])
        self.settle(at)
        refusal = self.refusal(ask, at)
        if refusal is not None:
            return Answer(refusal)
        entry_count, lot_count = len(self.entries), len(self.lots)
        getattr(self, "_" + ask.kind)(ask, at)
        opened = tuple(lot.number for lot in self.lots[lot_count:])
        answer = Answer(None, tuple(self.entries[entry_count:]), opened)
        self.known[ask.known_as] = (ask, answer)
        return answer

    def refusal(self, ask: Ask, at: datetime) -> str | None:
        """The first that fits, in the order of ledger.md 9."""
        connects, until = ask.connects or 0, ask.until or self.expiry(ask, at)
        taken = self.grants if ask.kind == "grant" else {*self.spends, *self.holds}
        lots = {lot.number for lot in self.lots if ask.kind != "won" or lot.is_charged}
        hold, spend = self.holds.get(ask.name), self.spends.get(ask.name)
        left = sum(d.left for d in (spend if ask.kind == "refund" else hold and hold.draws) or [])
        wants_lot, wants_hold = ("void", "chargeback", "won"), ("capture", "release")
        table = {
            "not_positive": ask.connects is not None and connects <= 0,
            "not_in_future": until <= at,
            "too_large": connects > MOVEMENT,
            "too_long": ask.kind == "hold" and until - at > HOLD,
            "too_many": ask.kind == "grant" and len(self.live) >= self.live_lots,
            "key_reused": ask.known_as in self.known,
            "name_taken": ask.kind in ("grant", "spend", "hold") and ask.name in taken,
            "unknown_wallet": ask.kind != "grant" and not self.entries,
            "unknown_lot": ask.kind in wants_lot and ask.lot not in lots,
            "unknown_spend": ask.kind == "refund" and spend is None,
            "unknown_hold": ask.kind in wants_hold and hold is None,
            "hold_ended": ask.kind in wants_hold and hold is not None and not hold.is_open,
            "refund_exceeds_spend": ask.kind == "refund" and (connects > left or left == 0),
            "capture_exceeds_hold": ask.kind == "capture" and connects > left,
            "insufficient_connects": ask.kind in ("spend", "hold") and connects > self.balance,
        }
        return next((code for code, is_so in table.items() if is_so), None)

    def grace(self, at: datetime) -> timedelta:
        return [grace for since, grace in self.graces.items() if since <= at][-1]

    def expiry(self, ask: Ask, at: datetime) -> datetime:
        return at + ask.expires if isinstance(ask.expires, timedelta) else ask.expires

    def _lot(self, number: int | None) -> Lot:
        return self.lots[(number or 0) - 1]

    def settle(self, at: datetime) -> None:
        while due := min([*self._ended(at), *self._lapsed(at)], default=None):
            moment, is_lot, number = due
            if is_lot:
                self._write("expiry", moment, [(self._lot(number), -self._lot(number).free)])
            else:
                self._end([*self.holds.values()][number], moment)

    def _ended(self, at: datetime) -> list[tuple[datetime, bool, int]]:
        holds = enumerate(self.holds.values())
        return [(h.until, False, age) for age, h in holds if h.is_open and h.until <= at]

    def _lapsed(self, at: datetime) -> list[tuple[datetime, bool, int]]:
        lots = [lot for lot in self.lots if lot.free and lot.is_over(at)]
        return [(lot.expires_at, True, lot.number) for lot in lots]

    def _grant(self, ask: Ask, at: datetime) -> None:
        expires = self.expiry(ask, at)
        size, self.grants = ask.connects or 0, self.grants | {ask.name}
        lot = self._open(Lot(0, size, 0, ask.source, ask.priority, at, expires, ask.cost))
        self._write("grant", at, [(lot, lot.size)])
        repaid = 0 if ask.cost else min(lot.size, self.debt)
        self._repay(repaid)
        if repaid:
            self._write("void", at, [(lot, -repaid)])

    def _repay(self, connects: int) -> None:
        owing = [(lot.charge, lot.number, lot) for lot in self.lots if lot.charge]
        for _, _, lot in sorted(owing, key=lambda item: item[:2]):
            part = min(connects, lot.owed)
            lot.owed, lot.repaid, connects = lot.owed - part, lot.repaid + part, connects - part

    def _spend(self, ask: Ask, at: datetime) -> None:
        draws = self._draw(ask.connects or 0)
        self.spends[ask.name] = draws
        self._write("spend", at, [(d.lot, -d.left) for d in draws])

    def _hold(self, ask: Ask, at: datetime) -> None:
        assert ask.until is not None
        hold = self.holds[ask.name] = Hold(ask.until, self._draw(ask.connects or 0))
        self._write("hold", at, [(d.lot, -d.left) for d in hold.draws])

    def _capture(self, ask: Ask, at: datetime) -> None:
        hold, captured = self.holds[ask.name], []
        wanted = ask.connects or sum(d.left for d in hold.draws)
        for draw in hold.draws:
            part = min(wanted, draw.left)
            wanted, draw.left = wanted - part, draw.left - part
            captured += [Draw(draw.lot, part)] * (part > 0)
            draw.lot.owed += part if draw.lot.charge else 0
        self.spends[ask.name] = captured
        self._write("capture", at, [(d.lot, -d.left) for d in captured])
        self._end(hold, at)

    def _release(self, ask: Ask, at: datetime) -> None:
        self._end(self.holds[ask.name], at)

    def _end(self, hold: Hold, at: datetime) -> None:
        hold.is_open = False
        if back := [(d.lot, d.left) for d in reversed(hold.draws) if d.left]:
            self._come_back("release", back, at)

    def _refund(self, ask: Ask, at: datetime) -> None:
        draws = self.spends[ask.name]
        wanted, back = ask.connects or sum(d.left for d in draws), []
        for draw in reversed(draws):
            part = min(wanted, draw.left)
            wanted, draw.left = wanted - part, draw.left - part
            back += [(draw.lot, part)] * (part > 0)
        self._come_back("refund", back, at)

    def _void(self, ask: Ask, at: datetime) -> None:
        root = self._lot(ask.lot)
        family = [lot for lot in self.lots if lot.comes_of(root)]
        for lot in family:
            lot.is_voided = True
        self._empty(family, at)

    def _chargeback(self, ask: Ask, at: datetime) -> None:
        root = self._lot(ask.lot)
        family = [lot for lot in self.lots if lot.comes_of(root)]
        self.charges += 1
        for lot in family:
            if not lot.charge:
                lot.charge = (self.charges, root.number)
                lot.owed = sum(d.left for s in self.spends.values() for d in s if d.lot is lot)
            lot.taken += lot.free
        self._empty(family, at)

    def _empty(self, family: list[Lot], at: datetime) -> None:
        full = [lot for lot in family if lot.free]
        for lot in full:
            self._write("void", at, [(lot, -lot.free)])
        if not full:
            self._write("void", at, [])

    def _won(self, ask: Ask, at: datetime) -> None:
        root, again = self._lot(ask.lot), 0
        for lot in [lot for lot in self.lots if lot.charge and lot.charge[1] == root.number]:
            again += lot.repaid + (0 if lot.is_voided else lot.taken)
            lot.charge, lot.owed, lot.taken, lot.repaid = None, 0, 0, 0
        if not again:
            self._write("grant", at, [])
            return
        expires = max(root.expires_at, at + self.grace(at))
        cost = root.cost * again // root.size
        lot = self._open(Lot(0, again, 0, root.source, root.priority, at, expires, cost))
        self._write("grant", at, [(lot, again)])
        if lot.is_over(at):
            self._write("expiry", at, [(lot, -again)])

    def order(self, lot: Lot) -> tuple[int, datetime, datetime, int]:
        return lot.priority, lot.expires_at, lot.granted_at, lot.number

    def _draw(self, connects: int) -> list[Draw]:
        draws = []
        for lot in sorted((lot for lot in self.lots if lot.free), key=self.order):
            part = min(connects, lot.free)
            connects -= part
            draws += [Draw(lot, part)] * (part > 0)
        return draws

    def _come_back(self, kind: str, back: list[tuple[Lot, int]], at: datetime) -> None:
        """`back`: what comes back of which lot, last drawn first."""
        postings, after = [], []
        for lot, connects in back:
            void = connects if lot.is_voided or (lot.charge and kind == "release") else 0
            if lot.charge:
                taken = connects if kind == "release" else min(connects, lot.owed)
                lot.owed -= taken if kind == "refund" else 0
                lot.taken, void = lot.taken + taken, max(void, taken)
            rest, home, end = connects - void, lot, at + self.grace(at)
            if rest and end > at and (lot.charge or lot.expires_at < end):
                parent = None if lot.charge else lot
                cost = lot.cost * rest // lot.size
                new = Lot(0, rest, 0, lot.source, lot.priority, at, end, cost, parent)
                home = self._open(new)
            postings += [(lot, void)] * (void > 0) + [(home, rest)] * (rest > 0)
            after += [("void", lot, void)] * (void > 0)
            after += [("expiry", home, rest)] * (rest > 0 and home.is_over(at))
        self._write(kind, at, postings)
        for follows, lot, connects in after:
            self._write(follows, at, [(lot, -connects)])

    def _open(self, lot: Lot) -> Lot:
        lot.number = len(self.lots) + 1
        self.lots.append(lot)
        return lot

    def _write(self, kind: str, at: datetime, postings: list[tuple[Lot, int]]) -> None:
        before = self.balance
        for lot, connects in postings if kind != "capture" else []:
            lot.free += connects
        moved = tuple((lot.number, connects) for lot, connects in postings)
        self.entries.append(Entry(kind, self.balance - before, self.balance, at, moved))
