"""Plays stories on the model: the story language of ledger.md, strictly, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.properties.model import Answer, Ask, Wallet

KINDS = {"grant", "spend", "refund", "expiry", "hold", "capture", "release", "void"}
WALLET, NAME, NUMBER, TIME = r"[^\s=]+", r"[^\s=]+", r"[+-]?[0-9]+", r"\S+"
BEGINNING, GRACE = datetime.min.replace(tzinfo=UTC), timedelta(days=30)
EVENTS = {
    "grant": f"(?P<wallet>{WALLET}) (?P<name>{NAME}) (?P<connects>{NUMBER})(?P<fields>( .*)?)",
    "spend": f"(?P<wallet>{WALLET}) (?P<name>{NAME}) (?P<connects>{NUMBER})",
    "hold": f"(?P<wallet>{WALLET}) (?P<name>{NAME}) (?P<connects>{NUMBER}) until (?P<until>{TIME})",
    "capture": f"(?P<name>{NAME})( (?P<connects>{NUMBER}))?( as (?P<new>{NAME}))?",
    "release": f"(?P<name>{NAME})( as (?P<new>{NAME}))?",
    "refund": f"(?P<name>{NAME})( (?P<connects>{NUMBER}))?( as (?P<new>{NAME}))?",
    "void": f"(?P<wallet>{WALLET}) (?P<lot>{NAME})",
    "chargeback": f"(?P<wallet>{WALLET}) (?P<lot>{NAME})",
    "won": f"(?P<wallet>{WALLET}) (?P<lot>{NAME})( as (?P<new>{NAME}))?",
}
FIELDS = {"expires": TIME, "priority": NUMBER, "source": r"\S+", "cost": r"\d+"}
NAMERS = {"grant": "lot", "spend": "use", "hold": "use"}


class StoryError(Exception):
    """A line that is no line of the language."""


def play(text: str) -> list[tuple[int, str]]:
    """Every line that does not hold: its number, and why."""
    return list(Story().play(text))


@dataclass
class Story:
    graces: dict[datetime, timedelta] = field(default_factory=lambda: {BEGINNING: GRACE})
    wallets: dict[str, Wallet] = field(default_factory=dict)
    names: dict[str, tuple[str, str, int | None]] = field(default_factory=dict)
    last: datetime = BEGINNING

    def play(self, text: str) -> Iterator[tuple[int, str]]:
        for number, raw in enumerate(text.splitlines(), start=1):
            line = " ".join(raw.partition("#")[0].split())
            try:
                wrong = self._line(line, number) if line else None
            except StoryError as malformed:
                wrong = str(malformed)
            if wrong:
                yield number, wrong

    def _line(self, line: str, number: int) -> str | None:
        if setting := re.fullmatch(r"set grace_days (\d+)", line):
            self._set_grace(timedelta(days=int(setting[1])))
            return None
        word, _, rest = line.partition(" ")
        verb, _, rest = rest.partition(" ")
        at = _moment(word)
        if at < self.last:
            raise StoryError("the time goes back")
        self.last = at
        if verb in ("balance", "held", "debt", "lots", "history"):
            return self._claim(verb, rest, at)
        rest, refused, code = rest.partition(" refused ")
        if verb not in EVENTS or not (found := re.fullmatch(EVENTS[verb], rest)):
            raise StoryError(f"not understood: {line}")
        if refused and not re.fullmatch("[a-z_]+", code):
            raise StoryError(f"not a refusal: {code}")
        return self._event(verb, found.groupdict(), at, f"line:{number}", code or None)

    def _set_grace(self, grace: timedelta) -> None:
        for wallet in self.wallets.values():
            wallet.settle(self.last)
        self.graces[self.last] = grace

    def _event(
        self, verb: str, words: dict[str, str], at: datetime, key: str, code: str | None
    ) -> str | None:
        name, new = words.get("name") or "", words.get("new")
        fresh = ([name] if verb in NAMERS else []) + ([new] if new else [])
        if not code and (used := [name for name in fresh if name in self.names]):
            raise StoryError(f"the name {used[0]} is used already")
        _, owner, _ = self.names.get(name, ("", "", None))
        owner = words.get("wallet") or owner
        ask = Ask(verb, name, _whole(words.get("connects")), key, lot=self._lot(owner, words))
        ask = replace(ask, **_fields(words.get("fields") or ""))
        if verb == "hold":
            ask = replace(ask, until=_moment(words["until"]))
        answer = self._wallet(owner, ask, at).ask(ask, at)
        if answer.refusal is None:
            self._register(verb, name, new, owner, answer)
        if answer.refusal != code:
            return f"{answer.refusal or 'accepted'}, not {code or 'accepted'}"
        return None

    def _wallet(self, owner: str, ask: Ask, at: datetime) -> Wallet:
        """Who is asked. Of names that are nobody's or another's a stranger knows enough."""
        kind, holder, _ = self.names.get(ask.name, ("", "", None))
        wallet = self.wallets.setdefault(owner, Wallet(self.graces))
        if ask.kind in NAMERS and kind and (kind, holder) != (NAMERS[ask.kind], owner):
            wallet.settle(at)
            return self._stranger(at, ask.name)
        return wallet if owner else self._stranger(at)

    def _stranger(self, at: datetime, name: str = "") -> Wallet:
        wallet = Wallet(self.graces, spends={name: []})
        wallet.ask(Ask("grant", name, 1, "any"), at)
        return wallet

    def _lot(self, owner: str, words: dict[str, str]) -> int | None:
        kind, holder, number = self.names.get(words.get("lot") or "", ("", "", None))
        return number if (kind, holder) == ("lot", owner) else None

    def _register(self, verb: str, name: str, new: str | None, owner: str, answer: Answer) -> None:
        numbers = list(answer.opened)
        if verb in NAMERS:
            self.names[name] = (NAMERS[verb], owner, numbers[0] if verb == "grant" else None)
        elif new:
            for place, number in enumerate(numbers or [None], start=1):
                each = new if place == 1 else f"{new}.{place}"
                if each in self.names:
                    raise StoryError(f"the name {each} is used already")
                self.names[each] = ("lot", owner, number)

    def _claim(self, verb: str, rest: str, at: datetime) -> str | None:
        owner, _, claimed = rest.partition(" ")
        if not owner:
            raise StoryError(f"whose {verb}?")
        wallet = self.wallets.get(owner) or Wallet(self.graces)
        wallet.settle(at)
        if verb in ("balance", "held", "debt"):
            found = getattr(wallet, verb)
            return None if _whole(claimed) == found else f"{verb} is {found}, not {claimed}"
        pairs = [_pair(word) for word in claimed.split()]
        if verb == "history":
            if unknown := [kind for kind, _ in pairs if kind not in KINDS]:
                raise StoryError(f"not a kind of entry: {unknown[0]}")
            rows = [(entry.kind, entry.change) for entry in wallet.entries]
            return None if pairs == rows else f"history is {_shown(rows)}"
        return self._claim_lots(owner, pairs, wallet)

    def _claim_lots(self, owner: str, pairs: list[tuple[str, int]], wallet: Wallet) -> str | None:
        live = {number: free for number, (free, _) in wallet.live.items()}
        called = {
            number: name
            for name, (kind, holder, number) in self.names.items()
            if kind == "lot" and holder == owner and number is not None
        }
        found = {called.get(number, f"unnamed-{number}"): free for number, free in live.items()}
        if unknown := [name for name, _ in pairs if name not in self.names]:
            raise StoryError(f"no lot {unknown[0]}")
        if {name: free for name, free in pairs if free} == found and len(dict(pairs)) == len(pairs):
            return None
        return f"lots are {_shown(found.items())}"


def _moment(word: str) -> datetime:
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        raise StoryError(f"not a time: {word}") from None
    if moment.tzinfo is None:
        raise StoryError(f"a time without its zone: {word}")
    return moment


def _whole(word: str | None) -> int | None:
    if word is not None and not re.fullmatch(NUMBER, word):
        raise StoryError(f"not a whole number: {word}")
    return None if word is None else int(word)


def _pair(word: str) -> tuple[str, int]:
    if not re.fullmatch(f"{NAME}={NUMBER}", word):
        raise StoryError(f"not NAME=NUMBER: {word}")
    name, _, number = word.partition("=")
    return name, int(number)


def _fields(text: str) -> dict[str, Any]:
    words = text.split()
    names, values = words[::2], words[1::2]
    if len(words) % 2 or len({*names}) < len(names) or not {*names} <= {*FIELDS}:
        raise StoryError(f"not understood:{text}")
    readers: dict[str, Callable[[str], Any]] = {"source": str, "expires": _moment}
    found = {}
    for name, value in zip(names, values, strict=True):
        if not re.fullmatch(FIELDS[name], value):
            raise StoryError(f"not a {name}: {value}")
        found[name] = readers.get(name, int)(value)
    return found


def _shown(pairs: Iterable[tuple[str, int]]) -> str:
    return " ".join(f"{name}={number}" for name, number in pairs)
