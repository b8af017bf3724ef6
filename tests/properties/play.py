"""Plays runs of requests in the real ledger and in the model, and says where they go apart."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from unittest.mock import patch

from earnest.ledger.actions import move_connects
from earnest.ledger.queries import WalletView, balance_of, wallet_view
from earnest.ledger.rules import Outcome, Schedule
from tests.make import ledger_terms
from tests.properties.choosing import CHANGE, DAY, REST, START, Step, ask_for
from tests.properties.model import NEVER, Answer, Ask, Wallet
from tests.properties.real import Seen, request_of, see, shown

LOOK_AHEAD = (0, 1, 3, 10, 45)
OWNERS = count(1)
Asked = tuple[str, Ask, Answer]


@dataclass
class Play:
    """Runs side by side, each in a wallet of its own: every step is a batch over all of them."""

    graces: tuple[timedelta, timedelta]
    pauses: list[int]
    runs: list[list[Step]]
    is_joined: bool = False
    stories: dict[str, list[str]] = field(default_factory=dict)

    def first_difference(self) -> tuple[int, str] | None:
        """The run that went apart from the model, and its story so far."""
        in_force = dict(zip((START, CHANGE), self.graces, strict=True))
        terms = Schedule([(since, ledger_terms(grace=grace)) for since, grace in in_force.items()])
        graces = {START - 99 * DAY: self.graces[0], **in_force}
        wallets = {f"run:{next(OWNERS)}": Wallet(graces) for _ in self.runs}
        self.stories = {owner: [f"graces {self.graces}"] for owner in wallets}
        seen: dict[str, Seen] = {}
        at = START
        for at, numbers in self._instants():
            told = [one for number in numbers for one in self._asked(number, wallets, at)]
            for batch in self._batches(told):
                requests = [request_of(owner, ask) for owner, ask, _ in batch]
                outcomes = move_connects(requests, at=at, schedule=terms)
                for (owner, ask, answer), outcome in zip(batch, outcomes, strict=True):
                    self.stories[owner].append(f"{at:%Y-%m-%d} {ask}: {answer.refusal or 'done'}")
                    if not is_same(outcome, answer):
                        return self._apart(owner, f"model: {answer}\nreal: {outcome}")
            seen = see(wallets, seen)
            for owner, wallet in wallets.items():
                if seen.get(owner, Seen()) != shown(wallet):
                    return self._apart(owner, f"model: {shown(wallet)}\nreal: {seen.get(owner)}")
        return self._first_wrong_look(at, wallets, terms)

    def _apart(self, owner: str, how: str) -> tuple[int, str]:
        return list(self.stories).index(owner), "\n".join([*self.stories[owner], how])

    def _instants(self) -> Iterator[tuple[datetime, list[int]]]:
        """Moments with the steps that are asked then, in one batch if `is_joined`."""
        at, numbers = START, list[int]()
        for number, pause in enumerate(self.pauses):
            if numbers and (pause or not self.is_joined):
                yield at, numbers
                numbers = []
            at += pause * DAY
            numbers.append(number)
        yield at, numbers

    def _asked(self, number: int, wallets: dict[str, Wallet], at: datetime) -> list[Asked]:
        asked = []
        for (owner, wallet), steps in zip(wallets.items(), self.runs, strict=True):
            if ask := ask_for(steps[number], number, wallet, at):
                asked.append((owner, ask, wallet.ask(ask, at)))
        return asked

    def _batches(self, asked: list[Asked]) -> list[list[Asked]]:
        """All of it at once, or the spends and the rest apart: a batch of spends goes faster."""
        if self.is_joined:
            return [asked]
        spends = [one for one in asked if one[1].kind == "spend"]
        return [batch for batch in (spends, [one for one in asked if one not in spends]) if batch]

    def _first_wrong_look(
        self, at: datetime, wallets: dict[str, Wallet], terms: Schedule
    ) -> tuple[int, str] | None:
        """Looking ahead, with nothing written of what is due by then, and back."""
        later = at + LOOK_AHEAD[len(self.stories[min(wallets)]) % len(LOOK_AHEAD)] * DAY
        for number, (owner, wallet) in enumerate(wallets.items()):
            if not wallet.entries:
                continue
            past = wallet.entries[len(wallet.entries) // 2].at
            balance = [entry.balance for entry in wallet.entries if entry.at <= past][-1]
            ahead, later = deepcopy(wallet), max(later, wallet.entries[-1].at)
            ahead.settle(later)
            with patch("earnest.ledger.queries.wallets.terms_in_force", lambda _: terms):
                view, then = wallet_view(owner, at=later), balance_of(owner, at=past)
            if not (is_seen(view, ahead) and then == balance):
                looks = f"on {later}: {view}, not {shown(ahead)}; on {past}: {then}, not {balance}"
                return number, "\n".join([*self.stories[owner], looks])
        return None


def is_same(outcome: Outcome, answer: Answer) -> bool:
    if answer.refusal or outcome.refusal:
        return outcome.refusal == answer.refusal
    own, last = answer.entries[0], answer.entries[-1]
    return (own.change, last.balance, own.postings, answer.opened) == (
        outcome.change,
        outcome.balance,
        tuple(outcome.postings),
        tuple(outcome.lots_opened),
    )


def is_seen(view: WalletView, wallet: Wallet) -> bool:
    """Whether a look shows the wallet as the model has it, its lots in spend order."""
    order = sorted(wallet.live, key=lambda number: wallet.order(wallet.lots[number - 1]))
    lots = [lot.number for lot in view.lots if lot.remaining]
    live = {lot.number: (lot.remaining, lot.expires_at or NEVER) for lot in view.lots}
    return (view.balance, view.held, view.debt, lots) == (
        *(wallet.balance, wallet.held, wallet.debt, order),
    ) and wallet.live.items() <= live.items()


def shortened(play: Play, run: list[Step]) -> str:
    """The story of the run without the steps that it goes wrong without as well."""
    story = ""
    for number in [-1, *range(len(run))]:
        shorter = [REST if place == number else step for place, step in enumerate(run)]
        if found := Play(play.graces, play.pauses, [shorter], play.is_joined).first_difference():
            run, story = shorter, found[1]
    return story
