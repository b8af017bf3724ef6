"""Idempotency (ledger.md 8): (wallet, key), for ever."""

from dataclasses import replace

import pytest

from earnest.ledger.models import Wallet
from earnest.ledger.rules import Capture, Hold, Refund, Request, Spend, Void
from tests.ledger.asking import AT, DAY, ask, changes, grant, refusals

pytestmark = pytest.mark.django_db


def spend(**facts: object) -> Spend:
    return replace(Spend(owner="ann", subject="p1", connects=4, key="k"), **facts)  # type: ignore[arg-type]


def test_the_same_request_again_has_the_same_answer_and_writes_nothing() -> None:
    first = ask(grant(), spend())[1]
    again = ask(spend(), at=AT + 9 * DAY)[0]
    assert again.is_replay
    assert (again.number, again.change, again.balance, again.postings) == (
        *(first.number, first.change, first.balance, first.postings),
    )
    assert changes() == [("grant", 10), ("spend", -4)]


def test_the_answer_is_the_same_when_the_balance_no_longer_allows_it() -> None:
    ask(grant(), spend(), Spend(owner="ann", subject="p2", connects=6))
    assert refusals(ask(spend())) == [None]


def test_a_replay_writes_nothing_of_what_is_due() -> None:
    ask(grant(expires=DAY), spend())
    ask(spend(), at=AT + 9 * DAY)
    assert Wallet.objects.get(owner="ann").last_at == AT


@pytest.mark.parametrize(
    "other",
    [
        spend(connects=5),
        spend(subject="p2"),
        spend(reason="other"),
        Hold(owner="ann", subject="p2", connects=4, until=AT + DAY, key="k"),
        Refund(owner="ann", subject="p1", key="k"),
        Void(owner="ann", lot=1, key="k"),
        grant(subject="lot2", key="k"),
    ],
    ids=lambda request: f"{request.kind} {request.subject}",
)
def test_another_request_with_the_key_is_refused(other: Request) -> None:
    ask(grant(), spend())
    assert refusals(ask(other)) == ["key_reused"]
    assert changes() == [("grant", 10), ("spend", -4)]


@pytest.mark.parametrize(
    "other",
    [
        {"connects": 11},
        {"source": "other"},
        {"expires": 2 * DAY},
        {"expires": AT + DAY},
        {"priority": 1},
        {"cost_cents": 1},
    ],
    ids=str,
)
def test_every_field_of_a_grant_counts(other: dict[str, object]) -> None:
    first = grant(key="k", expires=DAY)
    ask(first)
    assert refusals(ask(replace(first, **other))) == ["key_reused"]  # type: ignore[arg-type]


def test_the_time_of_a_request_does_not_count() -> None:
    first = grant(key="k", expires=365 * DAY)
    ask(first)
    assert ask(first, at=AT + DAY)[0].is_replay


def test_a_name_taken_under_another_key_is_name_taken() -> None:
    ask(grant(), spend())
    assert refusals(ask(spend(key="other"), spend(key=None))) == ["name_taken", "name_taken"]


def test_without_a_key_the_name_is_the_key() -> None:
    ask(grant(), spend(key=None))
    assert [one.is_replay for one in ask(spend(key=None), spend(key=None))] == [True, True]
    assert refusals(ask(spend(key=None, connects=5))) == ["key_reused"]


def test_a_key_counts_within_one_wallet_only() -> None:
    ask(grant(key="k"), grant("ben", key="k"))
    assert refusals(ask(replace(spend(), key="k2"), replace(spend(), owner="ben", key="k2"))) == [
        None,
        None,
    ]


def test_a_refused_request_uses_up_neither_key_nor_name() -> None:
    assert refusals(ask(grant(connects=3), spend())) == [None, "insufficient_connects"]
    assert refusals(ask(grant(subject="lot2"), spend())) == [None, None]


def test_a_refund_without_a_key_is_made_once() -> None:
    ask(grant(), spend())
    back = Refund(owner="ann", subject="p1")
    assert [one.is_replay for one in ask(back, back, back)] == [False, True, True]
    assert changes() == [("grant", 10), ("spend", -4), ("refund", 4)]


def test_a_payment_event_that_comes_twice_late_or_out_of_order_grants_once() -> None:
    bought = grant(subject="purchase:7", key="event:7", source="purchase", cost_cents=150)
    later = grant(subject="purchase:8", key="event:8", source="purchase", cost_cents=150)
    answers = ask(later, bought, bought) + ask(bought, later, at=AT - DAY)
    assert [one.is_replay for one in answers] == [False, False, True, True, True]
    assert changes() == [("grant", 10), ("grant", 10)]


def test_a_replayed_capture_names_the_grace_lot_that_its_rest_opened() -> None:
    hold = Hold(owner="ann", subject="b1", connects=6, until=AT + 5 * DAY)
    ask(grant(expires=2 * DAY), hold)
    capture = Capture(owner="ann", subject="b1", connects=5)
    first = ask(capture, at=AT + 3 * DAY)[0]
    again = ask(capture, at=AT + 4 * DAY)[0]
    assert first.lots_opened == again.lots_opened == [2]
