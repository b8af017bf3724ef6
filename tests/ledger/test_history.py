"""Every movement can be looked up: by page, by kind, by time, by lot and by subject (A26)."""

import pytest

from earnest.ledger.queries import (
    entries_about,
    entry_of,
    history,
    uses_of_lot,
    voided_lots,
    wallet_view,
    whole_history,
)
from earnest.ledger.rules import Capture, Chargeback, Hold, Refund, Spend, Void
from tests.ledger.asking import AT, DAY, ask, grant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ann(db: None) -> None:
    """Nine entries over six days, and somebody else's."""
    ask(grant(expires=20 * DAY, source="sign_up"), grant("ben"))
    ask(grant(subject="lot2", source="purchase", cost_cents=150), at=AT + DAY)
    ask(Spend(owner="ann", subject="p1", connects=12), at=AT + 2 * DAY)
    hold = Hold(owner="ann", subject="b1", connects=4, until=AT + 9 * DAY, reason="boost")
    ask(hold, at=AT + 3 * DAY)
    ask(Capture(owner="ann", subject="b1", connects=1), at=AT + 4 * DAY)
    ask(Refund(owner="ann", subject="p1", connects=3, reason="job_closed"), at=AT + 5 * DAY)
    ask(Void(owner="ann", lot=1), at=AT + 6 * DAY)


def numbers(**asked: object) -> list[int]:
    return [row.number for row in history("ann", **asked)]  # type: ignore[arg-type]


def test_the_newest_come_first_and_a_page_goes_on_where_the_last_ended() -> None:
    assert numbers(limit=4) == [8, 7, 6, 5]
    assert numbers(limit=4, before=5) == [4, 3, 2, 1]
    assert numbers(limit=4, before=1) == []


def test_kinds_and_times_can_be_chosen_the_end_not_included() -> None:
    assert numbers(kinds=["refund", "spend"]) == [7, 3]
    assert numbers(since=AT + DAY, until=AT + 3 * DAY) == [3, 2]
    assert numbers(since=AT + 99 * DAY) == []


def test_the_whole_history_is_oldest_first_however_it_is_read() -> None:
    for chunk in (1, 3, 1000):
        assert [row.number for row in whole_history("ann", chunk=chunk)] == list(range(1, 9))
    assert [row.kind for row in whole_history("ann", kinds=["hold", "capture"])] == [
        *("hold", "capture")
    ]


def test_a_row_says_what_happened_why_and_to_which_lots() -> None:
    row = entry_of("ann", 7)
    assert row
    assert (row.kind, row.subject, row.reason, row.change) == ("refund", "p1", "job_closed", 3)
    assert (row.balance_after, row.happened_at) == (10, AT + 5 * DAY)
    assert row.postings == [(2, 2), (3, 1)]
    assert [(lot.source, lot.grace_of) for lot in row.lots] == [("purchase", None), ("sign_up", 1)]
    assert entry_of("ann", 99) is None
    assert entry_of("nobody", 1) is None


def test_the_running_balance_follows_from_the_changes() -> None:
    balance = 0
    for row in whole_history("ann"):
        balance += row.change
        assert row.balance_after == balance


def test_all_that_happened_to_a_lot_and_its_grace_lots() -> None:
    assert [(row.number, row.kind) for row in uses_of_lot("ann", 1)] == [
        *((1, "grant"), (3, "spend"), (7, "refund"), (8, "void"))
    ]
    assert [row.number for row in uses_of_lot("ann", 3)] == [1, 3, 7, 8]
    assert [row.number for row in uses_of_lot("ann", 2)] == [2, 3, 4, 5, 6, 7]
    assert uses_of_lot("ann", 9) == []


def test_all_that_belongs_to_a_spend_or_a_hold() -> None:
    assert [row.number for row in entries_about("ann", "p1")] == [3, 7]
    assert [row.number for row in entries_about("ann", "b1")] == [4, 5, 6]
    assert entries_about("ann", "nothing") == []
    assert entries_about("ben", "p1") == []


def test_a_look_shows_the_lots_in_spend_order_with_what_is_held() -> None:
    hold = Hold(owner="ann", subject="b2", connects=2, until=AT + 9 * DAY)
    ask(grant(subject="lot4", connects=5, expires=30 * DAY), hold, at=AT + 6 * DAY)
    view = wallet_view("ann", at=AT + 6 * DAY)
    assert [(lot.number, lot.remaining, lot.held) for lot in view.lots] == [(4, 3, 2), (2, 9, 0)]
    assert (view.balance, view.held, view.debt) == (12, 2, 0)
    assert wallet_view("nobody", at=AT).lots == []


def test_lots_that_were_taken_back_are_known() -> None:
    ask(Chargeback(owner="ann", lot=2), at=AT + 7 * DAY)
    assert voided_lots("ann") == {1, 2, 3}
    assert voided_lots("ben") == set()
