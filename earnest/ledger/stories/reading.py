"""Reads a story: one event a line, into values that can be played. Nothing is played here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

MOVES = ("grant", "spend", "hold", "capture", "release", "refund", "void", "chargeback", "won")
LOOKS = ("balance", "held", "debt", "lots", "history")


MOST_CENTS = 10**15
MOST_PRIORITY = 10**9
MOST_DAYS = 36_500
FIRST_YEAR, LAST_YEAR = 1900, 9000


class Unreadable(Exception):  # noqa: N818 - it says what is wrong with a line
    """A line that is not of the story language, with a sentence that says why."""


@dataclass(slots=True)
class Line:
    """One event. `names` are the words by place; `number` the Connects or the claimed figure."""

    place: int
    verb: str
    at: datetime | None = None
    names: list[str] = field(default_factory=list)
    number: int | None = None
    options: dict[str, str] = field(default_factory=dict)
    until: datetime | None = None
    pairs: list[tuple[str, int]] = field(default_factory=list)
    refused: str | None = None
    new_name: str | None = None

    def moment(self) -> datetime:
        """When it happens; every event but `set` has a time."""
        assert self.at is not None
        return self.at


def read_story(text: str) -> Iterator[Line | tuple[int, str]]:
    """The events in order; in place of an unreadable line its number and what is wrong with it."""
    last_at: datetime | None = None
    for place, raw in enumerate(text.splitlines(), 1):
        words = raw.split("#", 1)[0].split()
        if not words:
            continue
        try:
            line = _read_line(place, words)
            if line.at is not None:
                if last_at is not None and line.at < last_at:
                    raise Unreadable(f"time goes back from {last_at.isoformat()}")
                last_at = line.at
            yield line
        except Unreadable as wrong:
            yield place, str(wrong)


def _read_line(place: int, words: list[str]) -> Line:
    if words[0] == "set":
        return _read_setting(place, words[1:])
    at = _time(words[0])
    if len(words) < 2 or words[1] not in (*MOVES, *LOOKS):
        raise Unreadable(f"after the time comes one of {', '.join((*MOVES, *LOOKS))}")
    line = Line(place, words[1], at)
    rest = words[2:]
    if line.verb in MOVES and "refused" in rest:
        rest, code = rest[: rest.index("refused")], rest[rest.index("refused") + 1 :]
        if len(code) != 1:
            raise Unreadable("`refused` is followed by one code, at the end of the line")
        line.refused = code[0]
    if line.verb in ("capture", "release", "refund", "won") and "as" in rest:
        rest, name = rest[: rest.index("as")], rest[rest.index("as") + 1 :]
        if len(name) != 1:
            raise Unreadable("`as` is followed by one name")
        line.new_name = _name(name[0])
    _READERS[line.verb](line, rest)
    return line


def _read_setting(place: int, words: list[str]) -> Line:
    if len(words) != 2 or words[0] != "grace_days" or not words[1].isdecimal():
        raise Unreadable("only `set grace_days N` can be set, N a whole number of days")
    if int(words[1]) > MOST_DAYS:
        raise Unreadable(f"a grace is at most {MOST_DAYS} days")
    return Line(place, "set", number=int(words[1]))


def _read_grant(line: Line, words: list[str]) -> None:
    _names_and_number(line, words[:3], 2, "grant OWNER LOT CONNECTS")
    options = words[3:]
    if len(options) % 2:
        raise Unreadable("after the number come pairs of expires, priority, source, cost")
    for name, value in zip(options[::2], options[1::2], strict=True):
        if name not in ("expires", "priority", "source", "cost"):
            raise Unreadable(f"`{name}` is none of expires, priority, source, cost")
        if name in line.options:
            raise Unreadable(f"`{name}` stands there twice")
        line.options[name] = value
    if "expires" in line.options:
        line.until = _time(line.options["expires"])
    _name(line.options.get("source", "none"))
    if not 0 <= _number(line.options.get("cost", "0")) <= MOST_CENTS:
        raise Unreadable(f"a cost is 0 to {MOST_CENTS} cents")
    if abs(_number(line.options.get("priority", "0"))) > MOST_PRIORITY:
        raise Unreadable(f"a priority is at most {MOST_PRIORITY}")


def _read_spend(line: Line, words: list[str]) -> None:
    _names_and_number(line, words, 2, "spend OWNER NAME CONNECTS")


def _read_hold(line: Line, words: list[str]) -> None:
    if len(words) != 5 or words[3] != "until":
        raise Unreadable("write: hold OWNER NAME CONNECTS until TIME")
    _names_and_number(line, words[:3], 2, "hold OWNER NAME CONNECTS until TIME")
    line.until = _time(words[4])


def _read_part(line: Line, words: list[str]) -> None:
    if len(words) == 1:
        line.names = [_name(words[0])]
    else:
        _names_and_number(line, words, 1, f"{line.verb} NAME [CONNECTS] [as NAME]")


def _read_release(line: Line, words: list[str]) -> None:
    if len(words) != 1:
        raise Unreadable("write: release NAME [as NAME]")
    line.names = [_name(words[0])]


def _read_of_lot(line: Line, words: list[str]) -> None:
    if len(words) != 2:
        raise Unreadable(f"write: {line.verb} OWNER LOT")
    line.names = [_name(word) for word in words]


def _read_figure(line: Line, words: list[str]) -> None:
    _names_and_number(line, words, 1, f"{line.verb} OWNER NUMBER")


def _read_pairs(line: Line, words: list[str]) -> None:
    if not words:
        raise Unreadable(f"write: {line.verb} OWNER NAME=NUMBER …")
    line.names = [_name(words[0])]
    for word in words[1:]:
        name, equals, number = word.partition("=")
        if not equals or not name:
            raise Unreadable(f"`{word}` is not NAME=NUMBER")
        if line.verb == "lots" and name in dict(line.pairs):
            raise Unreadable(f"`{name}` stands there twice")
        line.pairs.append((name, _number(number)))


def _names_and_number(line: Line, words: list[str], names: int, form: str) -> None:
    if len(words) != names + 1:
        raise Unreadable(f"write: {form}")
    line.names = [_name(word) for word in words[:names]]
    line.number = _number(words[names])


def _name(word: str) -> str:
    if not (word.isascii() and word.isprintable()) or "\\" in word or len(word) > 100:
        raise Unreadable(f"`{word}` is not a name: at most 100 ASCII letters, digits and signs")
    if word.startswith("won:"):
        raise Unreadable(f"`{word}` is not a name: the ledger keeps won: for itself")
    return word


def _number(word: str) -> int:
    digits = word[1:] if word[:1] in "+-" else word
    if not (digits.isascii() and digits.isdecimal()):
        raise Unreadable(f"`{word}` is not a whole number")
    return int(word)


def _time(word: str) -> datetime:
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        raise Unreadable(f"`{word}` is not a time like 2026-01-31T09:00Z") from None
    if at.tzinfo is None:
        raise Unreadable(f"`{word}` has no time zone: end it with Z")
    if not FIRST_YEAR < at.year < LAST_YEAR:
        raise Unreadable(f"`{word}` is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    return at.astimezone(UTC)


_READERS: dict[str, Callable[[Line, list[str]], None]] = {
    "grant": _read_grant,
    "spend": _read_spend,
    "hold": _read_hold,
    "capture": _read_part,
    "refund": _read_part,
    "release": _read_release,
    "void": _read_of_lot,
    "chargeback": _read_of_lot,
    "won": _read_of_lot,
    "balance": _read_figure,
    "held": _read_figure,
    "debt": _read_figure,
    "lots": _read_pairs,
    "history": _read_pairs,
}
