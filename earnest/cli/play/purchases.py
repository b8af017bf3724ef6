"""Bought Connects of a played market: a few begin with a lot that cost money and lose it again."""

from datetime import date, datetime
from random import Random

from earnest.cli.play.people import Freelancer
from earnest.cli.play.tally import Tally
from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Chargeback, Grant, Request, Won
from earnest.rulebook.queries import rulebook_at

BUYER_COUNT = 25
CHARGED_BACK_AFTER = (10, 60)  # days
WON_SHARE = 0.2
WON_AFTER_DAYS = 5


class Purchases:
    """Who bought, which lot it is, and on which day the bank takes the money back."""

    def __init__(self, random: Random, tally: Tally) -> None:
        self.random, self.tally = random, tally
        self._due: dict[int, list[Request]] = {}

    def begin(self, people: list[Freelancer], at: datetime) -> None:
        """Some of them have bought the smallest but one pack of the rulebook."""
        book = rulebook_at(at)
        connects = book.packs.sizes[min(1, len(book.packs.sizes) - 1)]
        buyers = self.random.sample(people, min(BUYER_COUNT, len(people)))
        grants = [
            Grant(
                owner=one.owner,
                subject=f"purchase:{one.id}",
                connects=connects,
                source="purchase",
                expires=book.expiry.life_of("purchase"),
                priority=book.spend_order.priority_of("purchase"),
                cost_cents=connects * book.connects.list_price_cents,
                reason="purchase",
            )
            for one in buyers
        ]
        for one, outcome in zip(buyers, move_connects(grants, at=at), strict=True):
            self._charge_back_later(one.owner, outcome.lots_opened[0])

    def _charge_back_later(self, owner: str, lot: int) -> None:
        day = self.random.randint(*CHARGED_BACK_AFTER)
        self._due.setdefault(day, []).append(Chargeback(owner=owner, lot=lot))
        if self.random.random() < WON_SHARE:
            won_on = day + WON_AFTER_DAYS
            self._due.setdefault(won_on, []).append(Won(owner=owner, lot=lot))

    def go_on(self, day: date, first_day: date, *, at: datetime) -> None:
        """What the banks say on this day."""
        requests = self._due.pop((day - first_day).days, [])
        for request, outcome in zip(requests, move_connects(requests, at=at), strict=True):
            assert outcome.refusal is None, outcome
            self.tally.charged_back_count += isinstance(request, Chargeback)
            self.tally.won_count += isinstance(request, Won)
