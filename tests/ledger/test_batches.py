"""A list in, a list of answers out (ledger.md 11), and the limits (12)."""

import pytest

from earnest.ledger.actions import settle_wallets
from earnest.ledger.models import Entry, Wallet
from earnest.ledger.queries import balance_of
from earnest.ledger.rules import Hold, Refund, Release, Spend
from tests.ledger.asking import AT, DAY, ask, changes, grant, refusals, terms

pytestmark = pytest.mark.django_db


def spend(subject: str, connects: int = 4, owner: str = "ann") -> Spend:
    return Spend(owner=owner, subject=subject, connects=connects)


def test_answers_come_in_order_and_one_is_refused_alone() -> None:
    answers = ask(
        grant(), spend("p1"), spend("p2", 7), spend("p3"), spend("p4"), grant("ben"), spend("p3")
    )
    assert refusals(answers) == [
        *(None, None, "insufficient_connects", None, "insufficient_connects", None, None)
    ]
    assert [one.balance for one in answers] == [10, 6, 6, 2, 2, 10, 2]
    assert answers[-1].is_replay


def test_what_stands_before_the_first_grant_finds_no_wallet() -> None:
    assert refusals(ask(spend("p1"), grant(), spend("p1"))) == ["unknown_wallet", None, None]


def test_a_refused_grant_leaves_no_wallet() -> None:
    answers = ask(grant(connects=0), grant(expires=AT), spend("p1"))
    assert refusals(answers) == ["not_positive", "not_in_future", "unknown_wallet"]
    assert not Wallet.objects.exists()


def test_an_empty_batch_is_answered() -> None:
    assert ask() == []


def test_a_batch_above_the_limit_is_refused_whole() -> None:
    assert refusals(ask(grant(), spend("p1"), spend("p2"), batch=2)) == ["too_many"] * 3
    assert not Wallet.objects.exists()
    assert refusals(ask(grant(), spend("p1"), batch=2)) == [None, None]


def test_a_grant_above_the_limit_of_live_lots_is_refused_and_a_refund_is_not() -> None:
    ask(grant(expires=DAY), grant(subject="lot2"), spend("p1", 4), live_lots=2)
    assert refusals(ask(grant(subject="lot3"), live_lots=2)) == ["too_many"]
    assert refusals(ask(Refund(owner="ann", subject="p1", connects=1), live_lots=2)) == [None]
    assert refusals(ask(grant(subject="lot3"), at=AT + 99 * DAY, live_lots=2)) == [None]


def test_the_limits_of_the_rulebook_count() -> None:
    answers = ask(
        grant(connects=100),
        grant(subject="lot2", connects=101),
        Hold(owner="ann", subject="b1", connects=1, until=AT + 2 * DAY),
        Hold(owner="ann", subject="b2", connects=1, until=AT + DAY),
        movement=100,
        hold_days=1,
    )
    assert refusals(answers) == [None, "too_large", "too_long", None]


def test_a_time_before_the_last_entry_is_lifted_to_it() -> None:
    ask(grant(expires=3 * DAY))
    ask(spend("p1", 1), at=AT + 2 * DAY)
    assert refusals(ask(spend("p2", 1), at=AT - 5 * DAY)) == [None]
    early = Hold(owner="ann", subject="b1", connects=1, until=AT + DAY)
    assert refusals(ask(early)) == ["not_in_future"]
    assert [entry.happened_at for entry in Entry.objects.order_by("number")] == [
        *(AT, AT + 2 * DAY, AT + 2 * DAY)
    ]


def test_a_refused_request_leaves_every_row_as_it_was_but_for_what_had_fallen_due() -> None:
    ask(grant(expires=DAY), grant(subject="lot2"), spend("p1"))
    before = Wallet.objects.values().get()
    ask(spend("p2", 99))
    assert Wallet.objects.values().get() == before
    ask(spend("p2", 99), at=AT + DAY)
    after_refusal = Wallet.objects.values("next_entry", "lot_remaining", "last_at").get()
    assert after_refusal == {"next_entry": 5, "lot_remaining": [10], "last_at": AT + DAY}


def test_settling_writes_what_is_due_and_nothing_twice() -> None:
    hold = Hold(owner="ann", subject="b1", connects=4, until=AT + DAY)
    ask(grant(), hold, grant("ben", expires=DAY))
    due = AT + 2 * DAY
    assert settle_wallets(["ann", "ben", "cho"], at=due, schedule=terms()) == 2
    assert settle_wallets(["ann", "ben", "cho"], at=due, schedule=terms()) == 0
    assert changes() == [("grant", 10), ("hold", -4), ("release", 4)]
    assert changes("ben") == [("grant", 10), ("expiry", -10)]


def test_what_is_due_counts_before_anybody_writes_it_and_in_the_past_as_well() -> None:
    hold = Hold(owner="ann", subject="b1", connects=4, until=AT + 3 * DAY)
    ask(grant(expires=5 * DAY), grant(subject="lot2"), hold)
    assert [balance_of("ann", at=AT + days * DAY) for days in (-1, 0, 2, 3, 4, 5)] == [
        *(0, 16, 16, 20, 20, 14)
    ]
    ask(spend("p1", 1), at=AT + 9 * DAY)
    assert [balance_of("ann", at=AT + days * DAY) for days in (-1, 0, 2, 3, 4, 5, 9)] == [
        *(0, 16, 16, 20, 20, 14, 13)
    ]


def test_a_replayed_refund_in_a_batch_is_not_counted_twice() -> None:
    first = Refund(owner="ann", subject="p1", connects=5, key="a")
    ask(grant(), spend("p1", 9), first)
    answers = ask(first, Refund(owner="ann", subject="p1", key="b"))
    assert [(one.change, one.is_replay) for one in answers] == [(5, True), (4, False)]
    assert balance_of("ann", at=AT) == 10


def test_many_requests_to_one_wallet_in_a_batch_see_each_other() -> None:
    hold = Hold(owner="ann", subject="b1", connects=3, until=AT + DAY)
    back = Refund(owner="ann", subject="p1", connects=2, key="back")
    release = Release(owner="ann", subject="b1")
    first = ask(grant(expires=2 * DAY), spend("p1"), back, hold, release, release, back)
    assert [(one.change, one.is_replay) for one in first] == [
        *((10, False), (-4, False), (2, False), (-3, False), (3, False), (3, True), (2, True))
    ]
    assert ask(back, release, Refund(owner="ann", subject="p1", key="rest"))[2].change == 2
