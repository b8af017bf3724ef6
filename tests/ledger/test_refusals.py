"""The refusals of ledger.md 9, as a table: a request that could be refused twice has the first."""

from datetime import datetime

import pytest

from earnest.ledger.rules import (
    Capture,
    Chargeback,
    Hold,
    Refund,
    Release,
    Request,
    Spend,
    Void,
    Won,
)
from tests.ledger.asking import AT, DAY, ask, changes, grant, refusals

pytestmark = pytest.mark.django_db

ORDER = """not_positive not_in_future too_large too_long too_many name_taken key_reused
unknown_wallet unknown_lot unknown_spend unknown_hold hold_ended refund_exceeds_spend
capture_exceeds_hold insufficient_connects""".split()  # noqa: SIM905 - it reads as in ledger.md


def spend(subject: str = "new", connects: int = 1, **facts: str) -> Spend:
    return Spend(owner=facts.pop("owner", "ann"), subject=subject, connects=connects, **facts)


def hold(subject: str = "new", connects: int = 1, until: datetime = AT + DAY, **facts: str) -> Hold:
    owner = facts.pop("owner", "ann")
    return Hold(owner=owner, subject=subject, connects=connects, until=until, **facts)


def refund(subject: str, connects: int | None = None, owner: str = "ann") -> Refund:
    return Refund(owner=owner, subject=subject, connects=connects, key="new")


def capture(subject: str, connects: int | None = None, owner: str = "ann") -> Capture:
    return Capture(owner=owner, subject=subject, connects=connects, key="new")


HUGE, FAR, NOBODY = 1_000_001, AT + 31 * DAY, "nobody"
TABLE: list[tuple[str, Request]] = [
    ("not_positive", grant(connects=0, expires=AT)),
    ("not_positive", grant(connects=-1, subject="lot1", key="used")),
    ("not_positive", hold(connects=0, until=FAR, owner=NOBODY)),
    ("not_positive", spend("spent", 0, key="used")),
    ("not_positive", refund("nothing", 0, owner=NOBODY)),
    ("not_positive", capture("ended", 0)),
    ("not_in_future", grant(connects=HUGE, expires=AT)),
    ("not_in_future", grant(expires=0 * DAY)),
    ("not_in_future", hold("held", HUGE, AT, owner=NOBODY)),
    ("too_large", grant(connects=HUGE)),
    ("too_large", hold("held", HUGE, FAR, owner=NOBODY)),
    ("too_large", spend("spent", HUGE, key="used")),
    ("too_large", refund("nothing", HUGE, NOBODY)),
    ("too_large", capture("nothing", HUGE)),
    ("too_long", hold("held", 99, FAR)),
    ("too_long", hold("held", 99, FAR, owner=NOBODY)),
    ("too_many", grant(subject="lot1", key="used")),
    ("name_taken", spend("spent", 99, key="new")),
    ("name_taken", spend("held", 99)),
    ("name_taken", hold("spent", 99)),
    ("name_taken", hold("ended", 99, key="new")),
    ("key_reused", spend("other", 99, key="used")),
    ("key_reused", spend("spent", 99, key="used")),
    ("unknown_wallet", spend(connects=99, owner=NOBODY)),
    ("unknown_wallet", hold(connects=99, owner=NOBODY)),
    ("unknown_wallet", refund("spent", 99, NOBODY)),
    ("unknown_wallet", capture("held", 99, NOBODY)),
    ("unknown_wallet", Release(owner=NOBODY, subject="held")),
    ("unknown_wallet", Void(owner=NOBODY, lot=1)),
    ("unknown_wallet", Chargeback(owner=NOBODY, lot=1)),
    ("unknown_wallet", Won(owner=NOBODY, lot=1)),
    ("unknown_lot", Void(owner="ann", lot=9)),
    ("unknown_lot", Chargeback(owner="ann", lot=0)),
    ("unknown_lot", Won(owner="ann", lot=1)),
    ("unknown_spend", refund("nothing", 99)),
    ("unknown_spend", refund("held", 99)),
    ("unknown_spend", refund("ended", 99)),
    ("unknown_hold", capture("nothing", 99)),
    ("unknown_hold", capture("spent", 99)),
    ("unknown_hold", Release(owner="ann", subject="spent", key="new")),
    ("hold_ended", capture("ended", 99)),
    ("hold_ended", Release(owner="ann", subject="ended", key="new")),
    ("refund_exceeds_spend", refund("spent", 4)),
    ("refund_exceeds_spend", refund("returned")),
    ("refund_exceeds_spend", refund("returned", 1)),
    ("capture_exceeds_hold", capture("held", 5)),
    ("insufficient_connects", spend(connects=99)),
    ("insufficient_connects", hold(connects=99)),
]


@pytest.fixture
def _ann() -> None:
    """Her wallet has 1 free, 4 held, 3 spent, 2 spent and returned, and one lot: its limit."""
    answers = ask(
        grant(connects=10),
        spend("spent", 3, key="used"),
        hold("held", 4),
        hold("ended", 2),
        Release(owner="ann", subject="ended"),
        spend("returned", 2),
        Refund(owner="ann", subject="returned"),
        spend("gone", 2),
    )
    assert refusals(answers) == [None] * 8


@pytest.mark.usefixtures("_ann")
@pytest.mark.parametrize(("code", "request_"), TABLE, ids=lambda one: getattr(one, "kind", one))
def test_a_request_is_refused_for_the_first_reason_there_is(code: str, request_: Request) -> None:
    before = changes()
    assert refusals(ask(request_, live_lots=1)) == [code]
    assert changes() == before


def test_the_table_has_every_refusal_in_its_order() -> None:
    codes = [code for code, _ in TABLE]
    assert sorted(codes, key=ORDER.index) == codes
    assert set(codes) == set(ORDER)
