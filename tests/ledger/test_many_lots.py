"""A wallet with 10,000 live lots can be used. How long that takes is printed, not asserted."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from earnest.ledger.queries import balance_of, history, wallet_view
from earnest.ledger.rules import Chargeback, Hold, Outcome, Refund, Release, Request, Spend, Void
from tests.ledger.asking import AT, DAY, ask, grant

pytestmark = pytest.mark.django_db

LOTS = 10_000


def timed(name: str, call: Callable[[], object]) -> None:
    begun = time.perf_counter()
    call()
    print(f"{name}: {1000 * (time.perf_counter() - begun):.0f} ms")


def good(requests: Sequence[Request], at: datetime = AT) -> list[Outcome]:
    outcomes = ask(*requests, at=at)
    assert not [one.refusal for one in outcomes if one.refusal]
    return outcomes


def test_a_wallet_with_ten_thousand_live_lots_can_be_used() -> None:
    many = [grant(subject=f"lot{n}", connects=2, expires=(100 + n) * DAY) for n in range(LOTS)]
    good([*many[1:], grant(subject="lot0", connects=2)])
    assert len(wallet_view("ann", at=AT).lots) == LOTS

    def spend(name: str, connects: int) -> Spend:
        return Spend(owner="ann", subject=name, connects=connects)

    timed("one spend", lambda: good([spend("p1", 5)]))
    timed("a hundred spends", lambda: good([spend(f"q{n}", 3) for n in range(100)]))
    timed("a spend of half of it", lambda: good([spend("p2", LOTS)]))
    timed("its refund", lambda: good([Refund(owner="ann", subject="p2")]))
    timed("its lots in new ones", lambda: good([spend("p3", LOTS)]))
    late = AT + 3000 * DAY
    timed("expiries and grace lots", lambda: good([Refund(owner="ann", subject="p3")], at=late))
    timed("a grant", lambda: good([grant(subject="new")], at=late))
    hold = Hold(owner="ann", subject="b1", connects=3000, until=late + DAY)
    timed("a hold", lambda: good([hold], at=late))
    timed("its release", lambda: good([Release(owner="ann", subject="b1")], at=late))
    timed("a void", lambda: good([Void(owner="ann", lot=LOTS - 1)], at=late))
    timed("a chargeback", lambda: good([Chargeback(owner="ann", lot=LOTS - 2)], at=late))
    timed("a look", lambda: wallet_view("ann", at=late))
    timed("a page of history", lambda: history("ann"))
    total = 2 * LOTS + 10 - 5 - 300
    assert 0 < balance_of("ann", at=late) < total
