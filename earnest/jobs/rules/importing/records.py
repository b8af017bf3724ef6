"""Rows of a CSV or JSON lines file, each with the line on which it begins; broken ones are named.

A row that cannot be read never takes its neighbours with it: reading goes on at the next line.
"""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

ROW_LENGTH = 1_000_000
CELL_LENGTH = 200_000
DELIMITERS = ",;\t|"

ReadLine = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the line on which it begins (1 is the first) and its cells by column name."""

    line: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A row that cannot be taken. `reason` is a sentence, `column` where it lies if it is known."""

    line: int
    reason: str
    column: str = ""


class UnreadableFile(Exception):  # noqa: N818 - it is the file that is at fault
    """Nothing can be read from this file; the text is a sentence that says what to do."""


class _Lines:
    """Lines one by one, with a way back. `readline` is a text file's, with newlines untouched."""

    def __init__(self, readline: ReadLine) -> None:
        self._readline = readline
        self._again: list[str] = []
        self.number = 0

    def next_line(self) -> str:
        """The next line with its end, or "" at the end of the file. A giant one comes in pieces."""
        line = self._again.pop() if self._again else self._readline(ROW_LENGTH + 1)
        self.number += bool(line)
        return line

    def is_at_end(self) -> bool:
        """Whether nothing comes any more; looks and gives back."""
        line = self.next_line()
        if line:
            self.give_back([line])
        return not line

    def give_back(self, lines: list[str]) -> None:
        """The last lines read, to be read again."""
        self._again.extend(reversed(lines))
        self.number -= len(lines)


class _TooLongError(Exception):
    """A row went on for longer than any row may."""


@dataclass(slots=True)
class _Row:
    """The lines of one row as the csv module asks for them."""

    lines: _Lines
    taken: list[str] = field(default_factory=list)
    length: int = 0

    def __iter__(self) -> Iterator[str]:
        while line := self.lines.next_line():
            self.taken.append(line)
            self.length += len(line)
            if self.length > ROW_LENGTH:
                raise _TooLongError
            yield line


def read_csv(
    readline: ReadLine, on_head: Callable[[list[str]], None]
) -> Iterator[Record | BrokenRecord]:
    """Every row after the head, whose names `on_head` is told; UnreadableFile for a bad head."""
    lines = _Lines(readline)
    head, delimiter = _head(lines)
    on_head([name for name in head if name])
    lost: BrokenRecord | None = None
    while not lines.is_at_end():
        row = _csv_row(lines, delimiter)
        if lost is not None and _is_rest(row, head):
            continue
        if lost is not None:
            yield _with_rest(lost, until=row.line)
        lost = row if isinstance(row, BrokenRecord) else None
        if isinstance(row, _Cells) and any(cell.strip() for cell in row.cells):
            yield _named(row, head)
    if lost is not None:
        yield _with_rest(lost, until=lines.number + 1)


def _is_rest(row: "_Cells | BrokenRecord", head: list[str]) -> bool:
    """After a broken row: whether this cannot be a row of its own, so that it is of that one."""
    return isinstance(row, BrokenRecord) or len(row.cells) != len(head)


def _with_rest(lost: BrokenRecord, until: int) -> BrokenRecord:
    """The broken row, with the lines after it that may have been its own."""
    last = until - 1
    if last == lost.line:
        return lost
    return replace(lost, reason=f"{lost.reason}; up to line {last} nothing is a whole row")


@dataclass(frozen=True, slots=True)
class _Cells:
    line: int
    cells: list[str]


def _csv_row(lines: _Lines, delimiter: str) -> _Cells | BrokenRecord:
    """One row; a broken one costs its first line only, so that the rows after it are found."""
    begins = lines.number + 1
    row = _Row(lines)
    csv.field_size_limit(2 * ROW_LENGTH)
    try:
        return _Cells(begins, next(csv.reader(row, strict=True, delimiter=delimiter)))
    except _TooLongError:
        reason = f"the row is longer than {ROW_LENGTH:,} characters; a quote may be left open"
    except csv.Error as error:
        reason = f"a quote is left open or stands in the wrong place ({error})"
    lines.give_back(row.taken[1:])
    _skip_rest(lines, row.taken[0])
    return BrokenRecord(begins, reason)


def _skip_rest(lines: _Lines, piece: str) -> None:
    """Where a giant line came in pieces: go on after its end, counting it once."""
    while piece and not piece.endswith(("\n", "\r")):
        piece = lines.next_line()
        lines.number -= bool(piece)


def _head(lines: _Lines) -> tuple[list[str], str]:
    first = lines.next_line()
    if not first:
        raise UnreadableFile("The file is empty. A first line must name the columns.")
    lines.give_back([first])
    delimiter = max(DELIMITERS, key=first.count)
    row = _csv_row(lines, delimiter)
    if isinstance(row, BrokenRecord):
        raise UnreadableFile(f"The first line names no columns: {row.reason}.")
    names = [name.strip().removeprefix("\ufeff").strip() for name in row.cells]
    named = [name for name in names if name]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise UnreadableFile(f"Two columns have the same name: {', '.join(twice)}. Rename one.")
    if not named:
        raise UnreadableFile("The first line names no columns.")
    return names, delimiter


def _named(row: _Cells, head: list[str]) -> Record | BrokenRecord:
    if len(row.cells) != len(head):
        found = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
        reason = f"{found} where the first line names {len(head)}"
        return BrokenRecord(row.line, reason)
    for name, cell in zip(head, row.cells, strict=True):
        if reason := fault_of_text(cell):
            return BrokenRecord(row.line, reason, name)
    return Record(
        row.line, {name: cell for name, cell in zip(head, row.cells, strict=True) if name}
    )


def fault_of_text(text: str) -> str:
    """Why a cell's text cannot be kept, or "". Bytes that were no text come as lone surrogates."""
    if len(text) > CELL_LENGTH:
        return f"the cell is longer than {CELL_LENGTH:,} characters"
    if "\x00" in text:
        return "the cell holds a NUL"
    if any("\ud800" <= mark <= "\udfff" for mark in text):
        return "the cell holds bytes that are no text in this encoding"
    return ""


def read_json_lines(readline: ReadLine) -> Iterator[Record | BrokenRecord]:
    """Every object, one a line; objects within it become columns joined by an underscore."""
    lines = _Lines(readline)
    while (line := lines.next_line()) != "":
        number = lines.number
        if len(line) > ROW_LENGTH:
            _skip_rest(lines, line)
            yield BrokenRecord(number, f"the row is longer than {ROW_LENGTH:,} characters")
        elif line.strip().removeprefix("\ufeff"):
            yield _json_record(number, line.strip().removeprefix("\ufeff"))


def _json_record(number: int, text: str) -> Record | BrokenRecord:
    try:
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return BrokenRecord(number, f"this is no JSON ({error})")
    if not isinstance(found, dict):
        return BrokenRecord(number, "this is JSON, but no object with named values")
    cells: dict[str, Any] = {}
    _flatten("", found, cells)
    for name, value in cells.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and (reason := fault_of_text(text)):
                return BrokenRecord(number, reason, name)
    return Record(number, cells)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _flatten(prefix: str, value: dict[str, Any], into: dict[str, Any]) -> None:
    for name, inner in value.items():
        if isinstance(inner, dict):
            _flatten(f"{prefix}{name}_", inner, into)
        else:
            into[f"{prefix}{name}"] = inner
