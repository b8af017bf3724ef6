"""The ledger asked by many at the same moment, with real threads on the real database."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

import pytest

from earnest.ledger.actions import settle_wallets
from earnest.ledger.models import Entry, Wallet
from earnest.ledger.queries import balance_of, wallet_view
from earnest.ledger.queries.audit import audit
from earnest.ledger.rules import (
    Capture,
    Chargeback,
    Grant,
    Hold,
    Outcome,
    Refund,
    Release,
    Request,
    Spend,
    Void,
)
from tests.committed import at_once
from tests.ledger.asking import AT, DAY, ask, changes, grant, terms

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture(autouse=True)
def _is_clean_afterwards(committed: None) -> Iterator[None]:
    yield
    assert audit().findings == []


def asking(*requests: Request, at: datetime = AT) -> Callable[[], list[Outcome]]:
    return partial(ask, *requests, at=at)


def answers(*calls: Callable[[], list[Outcome]]) -> list[Outcome]:
    """The answers of all calls, begun at once; none may have raised anything."""
    given = at_once(*calls)
    assert not [one for one in given if isinstance(one, BaseException)], given
    return [outcome for outcomes in given for outcome in outcomes]


def told(outcomes: list[Outcome]) -> Counter[str | None]:
    return Counter(outcome.refusal for outcome in outcomes)


def spend(name: str, connects: int = 4, owner: str = "ann", key: str | None = None) -> Spend:
    return Spend(owner=owner, subject=name, connects=connects, key=key)


def test_of_many_spends_of_the_last_connects_one_wins_and_the_others_are_told() -> None:
    ask(grant(connects=6))
    outcomes = answers(*[asking(spend(f"p{number}")) for number in range(12)])
    assert told(outcomes) == {None: 1, "insufficient_connects": 11}
    assert changes() == [("grant", 6), ("spend", -4)]


@pytest.mark.parametrize("again", range(5))
def test_a_spend_against_the_expiry_comes_before_it_or_is_refused(again: int) -> None:
    ask(grant(connects=6, expires=DAY))
    early = [asking(spend(f"early{number}", 2), at=AT + DAY / 2) for number in range(4)]
    late = [asking(spend(f"late{number}", 2), at=AT + DAY) for number in range(4)]
    sweep = partial(settle_wallets, ["ann"], at=AT + DAY, schedule=terms())
    given = at_once(*late[:2], *early, *late[2:], sweep)
    assert not [one for one in given if isinstance(one, BaseException)], given
    assert told([one[0] for one in given[:2] + given[6:8]]) == {"insufficient_connects": 4}
    spends = Entry.objects.filter(kind="spend")
    assert spends.count() == told([one[0] for one in given[2:6]])[None] <= 3
    assert not spends.exclude(happened_at=AT + DAY / 2).exists()
    assert balance_of("ann", at=AT + DAY) == 0


def test_one_key_at_once_from_many_is_answered_alike_and_written_once() -> None:
    ask(grant())
    outcomes = answers(*[asking(spend("p1", key="k"))] * 20)
    assert {(one.refusal, one.number, one.balance) for one in outcomes} == {(None, 2, 6)}
    assert sum(1 for one in outcomes if one.is_replay) == 19
    assert changes() == [("grant", 10), ("spend", -4)]


def test_one_key_at_once_for_different_requests_is_written_once() -> None:
    ask(grant())
    outcomes = answers(*[asking(spend(f"p{number}", key="k")) for number in range(10)])
    assert told(outcomes) == {None: 1, "key_reused": 9}


def test_one_name_at_once_under_many_keys_is_taken_once() -> None:
    ask(grant())
    outcomes = answers(*[asking(spend("p1", 1, key=f"k{number}")) for number in range(10)])
    assert told(outcomes) == {None: 1, "name_taken": 9}


@pytest.mark.parametrize("keys", [[None] * 20, [f"k{number}" for number in range(20)]])
def test_one_refund_twenty_times_at_once_gives_once(keys: list[str | None]) -> None:
    ask(grant(), spend("p1"))
    asked = [asking(Refund(owner="ann", subject="p1", key=key)) for key in keys]
    outcomes = answers(*asked)
    again = sum(1 for one in outcomes if one.is_replay)
    assert told(outcomes)["refund_exceeds_spend"] + again == 19
    assert changes() == [("grant", 10), ("spend", -4), ("refund", 4)]


def test_a_hold_that_all_want_to_end_ends_once() -> None:
    ask(grant(), Hold(owner="ann", subject="b1", connects=5, until=AT + DAY))
    ends: list[Request] = []
    for number in range(5):
        ends.append(Capture(owner="ann", subject="b1", connects=2, key=f"c{number}"))
        ends.append(Release(owner="ann", subject="b1", key=f"r{number}"))
    late = [asking(end, at=AT + DAY) for end in ends]
    outcomes = answers(*[asking(end) for end in ends], *late)
    assert told([one for one in outcomes if not one.is_replay])[None] <= 1
    assert wallet_view("ann", at=AT + DAY).held == 0
    assert balance_of("ann", at=AT + DAY) in (8, 10)


def test_a_wallet_that_two_grants_open_at_once_is_one() -> None:
    same = answers(*[asking(grant("ann"))] * 6)
    assert sum(1 for one in same if one.is_replay) == 5
    other = answers(*[asking(grant("ben", f"lot{number}")) for number in range(6)])
    assert told(other) == {None: 6}
    assert Wallet.objects.count() == 2
    assert balance_of("ben", at=AT) == 60


def test_a_chargeback_among_spends_and_refunds_owes_what_is_spent() -> None:
    ask(grant(connects=20, cost_cents=300), spend("p1", 5), spend("p2", 5))
    answers(
        asking(Chargeback(owner="ann", lot=1)),
        asking(Refund(owner="ann", subject="p1")),
        asking(spend("p3", 5)),
        asking(Refund(owner="ann", subject="p2", connects=2)),
        asking(grant(subject="free", connects=3)),
        asking(Void(owner="ann", lot=1)),
    )
    assert wallet_view("ann", at=AT).debt <= 10


def batch(chance: random.Random, owners: list[str], name: str) -> list[Request]:
    """One request for each of these owners, in an order of its own."""
    asked: list[Request] = []
    for owner in chance.sample(owners, len(owners)):
        grants = Grant(owner=owner, subject=f"lot:{name}", connects=5)
        asked.append(grants if chance.random() < 0.5 else spend(f"p:{name}", 1, owner))
    return asked


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_wallets_in_opposite_orders_wait_for_each_other_and_never_for_ever(seed: int) -> None:
    owners = [f"owner{number}" for number in range(40)]

    def keep_asking(place: int) -> list[Outcome]:
        chance = random.Random(seed * 100 + place)
        every: list[Outcome] = []
        for number in range(10):
            picked = chance.sample(owners, 25)
            every += ask(*batch(chance, picked, f"{place}.{number}"))
        return every

    outcomes = answers(*[partial(keep_asking, place) for place in range(8)])
    assert len(outcomes) == 8 * 10 * 25
    known = {None, "insufficient_connects", "unknown_wallet"}
    assert set(told(outcomes)) <= known
    written = Entry.objects.count()
    assert written == told(outcomes)[None]
