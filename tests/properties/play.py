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


@dataclass
class Play:
    """Runs side by side, each in a wallet of its own: every step is one batch over all of them."""

    graces: tuple[timedelta, timedelta]
    pauses: list[int]
    runs: list[list[Step]]
    stories: dict[str, list[str]] = field(default_factory=dict)

    def first_difference(self) -> tuple[int, str] | None:
        """The run that went apart from the model, and its story so far."""
        in_force = dict(zip((START, CHANGE), self.graces, strict=True))
        terms = Schedule([(since, ledger_terms(grace=grace)) for since, grace in in_force.items()])
        graces = {START - 99 * DAY: self.graces[0], **in_force}
        wallets = {f"run:{next(OWNERS)}": Wallet(graces) for _ in self.runs}
        self.stories = {owner: [f"graces {self.graces}"] for owner in wallets}
        seen: dict[str, Seen] = {}
        for at, batch in self._batches(wallets):
            requests = [request_of(owner, ask) for owner, ask in batch]
            outcomes = move_connects(requests, at=at, schedule=terms)
            answers = [wallets[owner].ask(ask, at) for owner, ask in batch]
            seen = see(wallets, seen)
            for (owner, ask), outcome, answer in zip(batch, outcomes, answers, strict=True):
                story = self.stories[owner]
                stored, expected = seen.get(owner, Seen()), shown(wallets[owner])
                story.append(f"{at:%Y-%m-%d} {ask}\n  -> {answer.refusal or stored}")
                if not (is_same(outcome, answer) and stored == expected):
                    story.append(f"model: {answer}, {expected}\nreal: {outcome}")
                    return list(wallets).index(owner), "\n".join(story)
        return self._first_wrong_look(at, wallets, terms)

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

    def _batches(
        self, wallets: dict[str, Wallet]
    ) -> Iterator[tuple[datetime, list[tuple[str, Ask]]]]:
        at = START
        for number, pause in enumerate(self.pauses):
            at += pause * DAY
            asked = [
                (owner, ask_for(steps[number], number, wallet, at))
                for (owner, wallet), steps in zip(wallets.items(), self.runs, strict=True)
            ]
            yield at, [(owner, ask) for owner, ask in asked if ask]


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
        if found := Play(play.graces, play.pauses, [shorter]).first_difference():
            run, story = shorter, found[1]
    return story
