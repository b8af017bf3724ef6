"""Rebuilds the marks of a wallet's lots, and so its debt, from the entries alone."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from typing import Protocol

NOTHING = b"\\N"


class KnownLot(Protocol):
    """What must be known of a lot to attribute what comes back."""

    @property
    def number(self) -> int: ...
    @property
    def entry_number(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def grace_of(self) -> int | None: ...
    @property
    def root(self) -> int: ...


@dataclass(slots=True)
class RebuiltMark:
    """A mark as the entries make it."""

    is_voided: bool = False
    chargeback: int | None = None
    charged_for: int | None = None
    owed: int = 0
    taken: int = 0
    repaid: int = 0


@dataclass(slots=True)
class MarkAudit:
    """Follows what marks a wallet's lots. `remaining` and `held` are the lots' as rebuilt so far;
    `gone` is what expired or was voided of each."""

    lots: Mapping[int, KnownLot]
    remaining: Mapping[int, int]
    held: Mapping[int, int]
    gone: dict[int, int] = field(default_factory=dict)
    marks: dict[int, RebuiltMark] = field(default_factory=dict)
    step_kind: str = ""
    charging: int = 0

    def follow(
        self, number: int, kind: str, fields: list[bytes], postings: list[tuple[int, int]]
    ) -> None:
        """Follow one entry, when its postings have been made. Spends need not be followed."""
        if kind in ("expiry", "void"):
            for lot, amount in postings:
                self.gone[lot] = self.gone.get(lot, 0) - amount
        if kind == "void":
            self._void(number, fields, postings)
        elif kind == "capture" and self.marks:
            for lot, amount in postings:
                mark = self.marks.get(lot)
                if mark is not None and mark.chargeback is not None:
                    mark.owed -= amount
        elif kind == "grant" and fields[6].startswith(b"won:"):
            self._won(int(fields[6].split(b":")[1]))
        if fields[14] == NOTHING:
            self.step_kind = kind

    def _spent(self, number: int, lot: int) -> int:
        """What is spent of a lot and not refunded: all that is neither there nor gone nor back in
        a grace lot."""
        here = self.remaining.get(lot, 0) + self.held.get(lot, 0) + self.gone.get(lot, 0)
        graces = [
            other.size
            for other in self.lots.values()
            if other.grace_of == lot and other.entry_number < number
        ]
        return self.lots[lot].size - here - sum(graces)

    def _void(self, number: int, fields: list[bytes], postings: list[tuple[int, int]]) -> None:
        what, _, lot_text = fields[6].partition(b":")
        reason = fields[7]
        if fields[5] != NOTHING:
            self.charging = number if what == b"chargeback" else 0
            asked = int(lot_text)
            for lot in _family(asked, self.lots, number):
                self._mark_lot(lot, number, asked)
        if fields[14] == NOTHING or int(fields[14]) == self.charging:
            for lot, amount in postings:
                mark = self.marks[lot]
                if self.charging and mark.chargeback is not None:
                    mark.taken -= amount
        elif reason == b"repaid":
            self._repay(-sum(amount for _, amount in postings))
        elif reason == b"came_back":
            for lot, amount in postings:
                self._came_back(lot, -amount)

    def _mark_lot(self, lot: int, number: int, asked: int) -> None:
        mark = self.marks.setdefault(lot, RebuiltMark())
        if not self.charging:
            mark.is_voided = True
        elif mark.chargeback is None:
            mark.chargeback, mark.charged_for = number, asked
            mark.owed = self._spent(number, lot)

    def _came_back(self, lot: int, connects: int) -> None:
        mark = self.marks.get(lot)
        if mark is not None and mark.chargeback is not None:
            mark.taken += connects
            if self.step_kind == "refund":
                mark.owed -= min(connects, mark.owed)

    def _repay(self, connects: int) -> None:
        for _, _, mark in self._charged_back():
            part = min(connects, mark.owed)
            mark.owed -= part
            mark.repaid += part
            connects -= part

    def _won(self, asked: int) -> None:
        for _, _, mark in self._charged_back():
            if mark.charged_for == asked:
                mark.chargeback = mark.charged_for = None
                mark.owed = mark.taken = mark.repaid = 0

    def _charged_back(self) -> list[tuple[int, int, RebuiltMark]]:
        charged = [
            (mark.chargeback, lot, mark)
            for lot, mark in self.marks.items()
            if mark.chargeback is not None
        ]
        return sorted(charged, key=lambda row: row[:2])

    def debt(self) -> int:
        """What the wallet's lots owe."""
        return sum(mark.owed for mark in self.marks.values())

    def rows(self) -> list[tuple[int | bool | None, ...]]:
        """The marks as rows, by lot."""
        return [(lot, *astuple(mark)) for lot, mark in sorted(self.marks.items())]


def _family(lot: int, lots: Mapping[int, KnownLot], number: int) -> list[int]:
    """A lot and the grace lots that had come of it before entry `number`."""
    family = {lot}
    for other in sorted(lots.values(), key=lambda other: other.number):
        is_older = other.entry_number < number
        if is_older and other.grace_of in family and other.root != other.number:
            family.add(other.number)
    return sorted(family)
