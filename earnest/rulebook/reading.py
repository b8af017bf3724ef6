"""From the text of a rulebook to its values, or to every fault in it at once. Pure."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from earnest.rulebook.rules import Between, Rulebook, contradictions

NEVER = "never"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a rulebook: where, what was found, what is allowed."""

    file: str
    line: int | None
    field: str
    found: str
    allowed: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        field = f", {self.field}" if self.field else ""
        return f"{self.file}{line}{field}: found {self.found}; allowed is {self.allowed}"


class FaultyRulebook(Exception):  # noqa: N818 - it is the rulebook that is at fault
    """Carries every fault that was found, in the order of the keys."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def read_rulebook(
    text: str, *, file: str, version: int, missing_from: dict[str, Any] | None = None
) -> Rulebook:
    """The book that `text` holds. Raises FaultyRulebook with all faults at once.

    Unknown keys, wrong types, numbers out of range and missing keys are faults, and numbers that
    contradict each other. `missing_from` (the tables of another book) is for a text that was
    adopted before some keys were known: it fills them, and no contradiction with them is a fault.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at_line = int(line[1]) if line else text.count("\n") + 1
        raise FaultyRulebook([Fault(file, at_line, "", str(error), "TOML 1.0")]) from None
    if missing_from is not None:
        tables = _filled(tables, missing_from)
    reading = _Reading(file, _lines_of(text))
    reading.refuse_version(tables)
    book = reading.part("", Rulebook, {**tables, "version": version})
    if isinstance(book, Rulebook) and missing_from is None:
        for field, found, allowed in contradictions(book):
            reading.fault(field, found, allowed)
    if isinstance(book, Rulebook) and not reading.faults:
        return book
    raise FaultyRulebook(reading.faults)


class _Reading:
    """One walk over the types of a book beside the tables of a file."""

    def __init__(self, file: str, lines: dict[str, int]) -> None:
        self.file = file
        self.lines = lines
        self.faults: list[Fault] = []

    def fault(self, field: str, found: str, allowed: str) -> None:
        self.faults.append(Fault(self.file, self.lines.get(field), field, found, allowed))

    def unknown(self, field: str, known: Iterable[str]) -> None:
        self.fault(field, "an unknown key", ", ".join(name for name in known if name != "version"))

    def refuse_version(self, tables: dict[str, Any]) -> None:
        """Versions are counted by the installation; no file says its own."""
        if "version" in tables:
            self.unknown("version", get_type_hints(Rulebook))

    def part(self, prefix: str, kind: type, table: Any) -> Any:
        """The dataclass `kind` from a table; anything at all if faults were noted on the way."""
        if not isinstance(table, dict):
            return self.fault(prefix.rstrip("."), shown(table), "a table")
        hints = get_type_hints(kind, include_extras=True)
        values = {}
        for name, hint in hints.items():
            field = f"{prefix}{name}"
            if is_dataclass(hint):
                values[name] = self.part(f"{field}.", hint, table.get(name, {}))  # type: ignore[arg-type]
            elif name not in table:
                self.fault(field, "nothing", _allowed(hint))
            else:
                values[name] = self.leaf(field, hint, table[name])
        for name in (name for name in table if name not in hints):
            self.unknown(f"{prefix}{name}", hints)
        return None if self.faults else kind(**values)

    def leaf(self, field: str, hint: Any, value: Any) -> Any:
        """The value if its type and range are allowed; a fault otherwise."""
        kind, _ = _kind_and_range(hint)
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            if isinstance(value, list) and all(_is_allowed(inner, one) for one in value):
                return tuple(value)
        elif _is_allowed(hint, value):
            return None if value == NEVER and kind is not str else value
        return self.fault(field, shown(value), _allowed(hint))


def _kind_and_range(hint: Any) -> tuple[Any, Between | None]:
    if get_origin(hint) is Annotated:
        kind, between = get_args(hint)
        return kind, between
    return hint, None


def _may_be_never(kind: Any) -> bool:
    return get_origin(kind) in (UnionType, Union)


def _is_allowed(hint: Any, value: Any) -> bool:
    kind, between = _kind_and_range(hint)
    if kind is bool:
        return isinstance(value, bool)
    if kind is str:
        return isinstance(value, str) and bool(re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", value))
    if _may_be_never(kind) and value == NEVER:
        return True
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return between is None or between.low <= value <= between.high


def _allowed(hint: Any) -> str:
    kind, between = _kind_and_range(hint)
    if get_origin(kind) is tuple:
        return f"a list, each of it {_allowed(get_args(kind)[0])}"
    if kind is bool:
        return "true or false"
    if kind is str:
        return "up to 40 small letters, digits, - and _, a letter first"
    numbers = f"a whole number from {between.low} to {between.high}" if between else "any number"
    return f'{numbers}, or "{NEVER}"' if _may_be_never(kind) else numbers


def shown(value: Any) -> str:
    """A value as it stands in a rulebook."""
    if value is None:
        value = NEVER
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = list(value)
    return f'"{value}"' if isinstance(value, str) else str(value)


def _filled(table: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """The table with what it lacks taken from `source`, tables within it likewise."""
    filled = dict(source)
    for name, value in table.items():
        inner = source.get(name)
        both = isinstance(value, dict) and isinstance(inner, dict)
        filled[name] = _filled(value, inner) if both else value  # type: ignore[arg-type]
    return filled


def _lines_of(text: str) -> dict[str, int]:
    """On which line each key or table stands, by dotted name, for texts written the usual way."""
    return dict(_keys_and_lines(text))


def _keys_and_lines(text: str) -> Iterator[tuple[str, int]]:
    prefix = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            prefix = f"{header[1]}."
            yield header[1], number
        elif key := re.match(r"\s*([\w.-]+)\s*=", line):
            yield f"{prefix}{key[1]}", number
