"""From a cell to a value: money, counts, moments, choices, lists. Blank is None: not known.

Each raises ValueError with what is allowed there; nothing is guessed and nothing is dropped.
"""

import ast
import json
import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

CENTS_MOST = 100_000_000_00
COUNT_MOST = 2_000_000_000
ITEMS_MOST = 100

_PLAIN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,20})?\s*([KMk]?)", re.ASCII)
_SIGNS = re.compile(r"^(?:[A-Z]{3}|US\$|[$€£¥₹])\s*|\s*(?:[A-Z]{3}|[$€£¥₹]|/ ?hr|/ ?hour)$")
_NUMBERED = re.compile(r"\d+(?:\.0+)?", re.ASCII)
_DAY_FORMATS = ("%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_BLANKS = frozenset({"", "-", "–", "n/a", "na", "none", "null", "nan"})


def plain(value: Any) -> str:
    """The cell as text without space around it; what stands for nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).strip()
    return "" if text.casefold() in _BLANKS else text


def line_of_text(value: Any) -> str:
    """Text on one line, its white space joined."""
    return " ".join(plain(value).split())


def text_block(value: Any) -> str:
    """Text of several lines, with line ends as `\\n`."""
    return plain(value).replace("\r\n", "\n").replace("\r", "\n")


def cents(value: Any) -> int | None:
    """$1,200.50, 15K, 1.3M or 30.0 in whole cents, halves to the even one."""
    texts = [text for text in map(plain, _listed(value)) if text]
    if not texts:
        return None
    if len(texts) > 1:
        raise ValueError("one amount")
    found = _PLAIN.fullmatch(_SIGNS.sub("", _SIGNS.sub("", texts[0])).strip())
    if found is None:
        raise ValueError("an amount such as 1200, $1,200.50 or 15K")
    whole, rest, unit = found.groups()
    scale = {"": 1, "K": 1_000, "M": 1_000_000}[unit.upper()]
    exact = Decimal(whole.replace(",", "") + (rest or "")) * scale * 100
    amount = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
    if amount > CENTS_MOST:
        raise ValueError(f"an amount of at most {CENTS_MOST // 100:,}")
    return amount


def cents_or_none(value: Any) -> int | None:
    """As `cents`; 0 is how files say that no amount was given."""
    return cents(value) or None


def count(value: Any) -> int | None:
    """A whole number, 12 or 12.0 or 1,200."""
    text = plain(value).replace(",", "")
    if not text:
        return None
    if not _NUMBERED.fullmatch(text) or len(text) > 20 or int(text.split(".")[0]) > COUNT_MOST:
        raise ValueError("a whole number, 0 or more")
    return int(text.split(".")[0])


def score(value: Any, most: int) -> float | None:
    """A number from 0 to `most`, kept with two decimals; a % sign may follow."""
    text = plain(value).removesuffix("%").strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,20})?", text) or Decimal(text) > most:
        raise ValueError(f"a number from 0 to {most}")
    return float(round(Decimal(text), 2))


def percent(value: Any) -> int | None:
    """A share in whole per cent: 85, 85% or 85.0."""
    found = score(value, 100)
    return None if found is None else round(found)


def moment(value: Any, day_format: str = "") -> datetime | None:
    """A moment in UTC: ISO 8601 (without a zone it is UTC), a day, or seconds since 1970."""
    text = plain(value)
    if not text:
        return None
    found = _moment(text, day_format)
    if found is None or not 1990 <= found.year <= 2200:
        raise ValueError(f"a moment as {day_format or '2023-01-31T12:00:00Z or 2023-01-31'}")
    return found


def _moment(text: str, day_format: str) -> datetime | None:
    if day_format:
        return _by_format(text, day_format)
    if re.fullmatch(r"[0-9]{10}([0-9]{3})?(\.0+)?", text):
        whole = int(text.split(".")[0])
        return datetime.fromtimestamp(whole if whole < 10**11 else whole / 1000, UTC)
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        tries = (_by_format(text, one) for one in _DAY_FORMATS)
        return next((found for found in tries if found is not None), None)


def _by_format(text: str, day_format: str) -> datetime | None:
    try:
        found = datetime.strptime(text, day_format)  # noqa: DTZ007 - the zone is seen to below
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def choice(value: Any, words: dict[str, str]) -> str:
    """One of our words for what a file says; `words` is keyed by `key_of`. Blank is ""."""
    text = plain(value)
    found = words.get(key_of(text)) if text else ""
    if found is None:
        raise ValueError("one of " + ", ".join(sorted(set(words))))
    return found


def key_of(text: str) -> str:
    """What two spellings of a word share: case, signs and white space do not count."""
    signs = text.casefold().replace("+", " plus ").replace("<", " less ").replace(">", " more ")
    return " ".join(re.findall(r"[^\W_]+", signs))


def items(value: Any, length: int, *, marks: str = "|;,") -> list[str]:
    """A list: of JSON, as Python writes one, or parts of a text between the first mark found."""
    parts = _listed(value)
    if len(parts) == 1 and isinstance(value, str) and not _is_written_list(value):
        mark = next((mark for mark in marks if mark in value), "\n")
        parts = value.split(mark)
    kept = list(dict.fromkeys(filter(None, map(line_of_text, parts))))
    if len(kept) > ITEMS_MOST or any(len(one) > length for one in kept):
        raise ValueError(f"at most {ITEMS_MOST} entries of at most {length} characters each")
    return kept


def _is_written_list(value: Any) -> bool:
    return isinstance(value, str) and value.strip().startswith("[")


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [one for one in value if not isinstance(one, list | dict)]
    if not _is_written_list(value):
        return [value]
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(value.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, list):
            return found
    raise ValueError("a list such as ['one', 'two']")


def yes_or_no(value: Any) -> bool | None:
    """True, false or not known. Some files write 1 for verified and 2 for not."""
    words = {
        **dict.fromkeys(("true", "yes", "y", "1", "1.0", "verified", "payment verified"), True),
        **dict.fromkeys(("false", "no", "n", "0", "0.0", "2", "2.0"), False),
        **dict.fromkeys(("unverified", "not verified", "payment unverified"), False),
    }
    text = plain(value).casefold()
    if not text or text == "unknown":
        return None
    if text not in words:
        raise ValueError("yes or no (1 verified, 2 not)")
    return words[text]
