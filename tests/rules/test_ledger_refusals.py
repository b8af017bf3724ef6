"""The ledger's refusals in their order (ledger.md 9), each request against the pure rules."""

from datetime import UTC, datetime, timedelta

import pytest

from earnest.ledger.rules import (
    Capture,
    Chargeback,
    Grant,
    Hold,
    Outcome,
    Refund,
    Release,
    Request,
    Schedule,
    Spend,
    Void,
    Won,
)
from earnest.ledger.rules.chain import genesis
from earnest.ledger.rules.deciding import answer, decline_without_wallet
from earnest.ledger.rules.state import WalletState
from tests.make import ledger_terms

DAY = timedelta(days=1)
AT = datetime(2026, 3, 1, tzinfo=UTC)
TERMS = Schedule([(AT, ledger_terms(movement=1000, live_lots=3))])


def _wallet() -> WalletState:
    """40 Connects in lot 1; `p1` spent 6; `b1` holds 10; `b2` held 2 and was released."""
    wallet = WalletState(id=1, owner="ann", head=genesis("ann"), recorded_at="now")
    for request in (
        Grant(owner="ann", subject="g1", connects=40),
        Spend(owner="ann", subject="p1", connects=6),
        Hold(owner="ann", subject="b1", connects=10, until=AT + 9 * DAY),
        Hold(owner="ann", subject="b2", connects=2, until=AT + 9 * DAY),
        Release(owner="ann", subject="b2"),
    ):
        assert _ask(wallet, request).refusal is None
    return wallet


def _ask(wallet: WalletState, request: Request, at: datetime = AT) -> Outcome:
    return answer(wallet, request, at, TERMS)


LATER = AT + 40 * DAY
REFUSED: list[tuple[str, Request]] = [
    ("not_positive", Grant(owner="ann", subject="g1", connects=0, expires=AT)),
    ("not_positive", Spend(owner="ann", subject="p1", connects=-1)),
    ("not_positive", Hold(owner="ann", subject="p1", connects=0, until=AT)),
    ("not_positive", Refund(owner="ann", subject="nothing", connects=0)),
    ("not_positive", Capture(owner="ann", subject="nothing", connects=0)),
    ("not_in_future", Grant(owner="ann", subject="g1", connects=2000, expires=AT)),
    ("not_in_future", Hold(owner="ann", subject="p1", connects=2000, until=AT)),
    ("too_large", Hold(owner="ann", subject="p1", connects=2000, until=LATER)),
    ("too_large", Spend(owner="ann", subject="p1", connects=1001)),
    ("too_large", Refund(owner="ann", subject="nothing", connects=1001)),
    ("too_long", Hold(owner="ann", subject="p1", connects=50, until=AT + 30.01 * DAY)),
    ("name_taken", Grant(owner="ann", subject="g1", connects=1, key="another")),
    ("name_taken", Spend(owner="ann", subject="p1", connects=50, key="another")),
    ("name_taken", Spend(owner="ann", subject="b2", connects=50)),
    ("name_taken", Hold(owner="ann", subject="p1", connects=50, until=AT + DAY)),
    ("key_reused", Spend(owner="ann", subject="p1", connects=50)),
    ("key_reused", Release(owner="ann", subject="b2", reason="other")),
    ("unknown_lot", Void(owner="ann", lot=9)),
    ("unknown_lot", Chargeback(owner="ann", lot=9)),
    ("unknown_lot", Won(owner="ann", lot=1)),
    ("unknown_spend", Refund(owner="ann", subject="p9", connects=900)),
    ("unknown_spend", Refund(owner="ann", subject="b1")),
    ("unknown_hold", Capture(owner="ann", subject="p1", connects=900)),
    ("unknown_hold", Release(owner="ann", subject="p1")),
    ("hold_ended", Capture(owner="ann", subject="b2", connects=900)),
    ("hold_ended", Release(owner="ann", subject="b2", key="again")),
    ("capture_exceeds_hold", Capture(owner="ann", subject="b1", connects=11)),
    ("refund_exceeds_spend", Refund(owner="ann", subject="p1", connects=7)),
    ("insufficient_connects", Spend(owner="ann", subject="p2", connects=25)),
    ("insufficient_connects", Hold(owner="ann", subject="b3", connects=25, until=AT + DAY)),
]


@pytest.mark.parametrize(("code", "request_"), REFUSED)
def test_each_refusal_comes_before_those_behind_it(code: str, request_: Request) -> None:
    wallet = _wallet()
    before = wallet.head, wallet.next_entry, wallet.balance
    assert _ask(wallet, request_).refusal == code
    assert (wallet.head, wallet.next_entry, wallet.balance) == before


def test_too_many_live_lots_come_before_a_taken_name() -> None:
    wallet = _wallet()
    for number in (2, 3):
        grant = Grant(owner="ann", subject=f"g{number}", connects=1)
        assert _ask(wallet, grant).refusal is None
    again = Grant(owner="ann", subject="g1", connects=1, key="another")
    assert _ask(wallet, again).refusal == "too_many"


def test_where_there_is_no_wallet_only_what_needs_none_comes_before() -> None:
    terms = TERMS.at(AT)
    nothing = Spend(owner="ben", subject="p1", connects=0)
    assert decline_without_wallet(nothing, AT, terms).refusal == "not_positive"
    spend = Spend(owner="ben", subject="p1", connects=1)
    assert decline_without_wallet(spend, AT, terms).refusal == "unknown_wallet"
    assert decline_without_wallet(Void(owner="ben", lot=1), AT, terms).refusal == "unknown_wallet"


def test_the_same_request_has_the_same_answer_whatever_the_time_and_the_balance() -> None:
    wallet = _wallet()
    first = _ask(wallet, Spend(owner="ann", subject="p2", connects=24))
    head = wallet.head
    again = _ask(wallet, Spend(owner="ann", subject="p2", connects=24), AT + 400 * DAY)
    assert again.is_replay
    assert (again.number, again.change, again.balance) == (first.number, -24, 0)
    assert wallet.head == head


def test_a_moment_before_the_last_entry_is_lifted_to_it() -> None:
    wallet = _wallet()
    _ask(wallet, Spend(owner="ann", subject="p2", connects=1), AT + DAY)
    _ask(wallet, Spend(owner="ann", subject="p3", connects=1), AT)
    assert wallet.written[-1].happened_at == AT + DAY


def test_what_fell_due_is_written_although_the_request_is_refused() -> None:
    wallet = _wallet()
    wallet.next_due = wallet.due_at()
    late = Spend(owner="ann", subject="p2", connects=900)
    assert _ask(wallet, late, AT + 10 * DAY).refusal == "insufficient_connects"
    assert wallet.written[-1].kind == "release"
    assert wallet.written[-1].happened_at == AT + 9 * DAY
    assert wallet.balance == 34
