"""The real ledger is played against the model: same answers, same rows, after every step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from earnest.ledger.actions import move_connects
from earnest.ledger.queries import WalletView, balance_of, wallet_view
from earnest.ledger.queries.audit import audit
from earnest.ledger.rules import Outcome, Schedule, Terms
from tests.properties.model import NEVER, Answer, Ask, Wallet
from tests.properties.playing import CHANGE, DAY, GRACES, PAUSES, REST, START, VERBS, Step, ask_for
from tests.properties.real import Seen, request_of, see, shown

RUNS = int(os.environ.get("EARNEST_MODEL_RUNS", "500"))
STEPS, TOGETHER = 50, 10
LOOK_AHEAD = (0, 1, 3, 10, 45)
OWNERS = count(1)

every_pause = st.lists(st.sampled_from(PAUSES), min_size=STEPS, max_size=STEPS)
every_step = st.lists(
    st.tuples(st.integers(0, len(VERBS) - 1), st.integers(0, 255), st.integers(0, 255)),
    min_size=STEPS,
    max_size=STEPS,
)


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
        terms = Schedule([(since, Terms(grace=grace)) for since, grace in in_force.items()])
        graces = {START - 99 * DAY: self.graces[0], **in_force}
        wallets = {f"run:{next(OWNERS)}": Wallet(graces) for _ in self.runs}
        self.stories = {owner: [f"graces {self.graces}"] for owner in wallets}
        seen: dict[str, Seen] = {}
        for at, batch in self._batches(wallets):
            requests = [request_of(owner, ask) for owner, ask in batch]
            outcomes = move_connects(requests, at=at, terms=terms)
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


@settings(
    max_examples=-(-RUNS // TOGETHER),
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(
    graces=st.tuples(st.sampled_from(GRACES), st.sampled_from(GRACES)),
    pauses=every_pause,
    runs=st.lists(every_step, min_size=TOGETHER, max_size=TOGETHER),
)
def play_many(
    graces: tuple[timedelta, timedelta], pauses: list[int], runs: list[list[Step]]
) -> None:
    play = Play(graces, pauses, runs)
    with transaction.atomic():
        if found := play.first_difference():
            pytest.fail(shortened(play, runs[found[0]]) or found[1], pytrace=False)


@pytest.mark.usefixtures("committed")
def test_the_ledger_answers_as_the_model_does_and_what_it_wrote_is_clean() -> None:
    play_many()
    report = audit()
    assert report.findings == []
    assert report.totals.wallets >= RUNS / 2
