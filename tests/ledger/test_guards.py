"""What the database itself refuses: changed history, and lots below zero or above their size."""

import pytest
from django.db import DatabaseError, connection, transaction

from earnest.ledger.rules import Hold, Spend
from tests.ledger.asking import AT, DAY, ask, grant

pytestmark = pytest.mark.django_db

WALLET = "UPDATE ledger_wallet SET {} WHERE owner = 'ann'"


@pytest.fixture(autouse=True)
def _ann(db: None) -> None:
    """Two lots: of the first 5 are free, 3 held, 2 spent; the second is whole."""
    ask(
        grant(connects=10, expires=99 * DAY),
        grant(subject="lot2", connects=20),
        Hold(owner="ann", subject="b1", connects=3, until=AT + DAY),
        Spend(owner="ann", subject="p1", connects=2),
    )


def error_of(statement: str) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        connection.cursor().execute(statement)
    return str(refused.value)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_lot"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET number = number",
        "DELETE FROM {}",
        "DELETE FROM {} WHERE number = 2",
        "TRUNCATE {}",
        "TRUNCATE {} CASCADE",
    ],
)
def test_what_is_written_once_can_be_neither_changed_nor_deleted(
    table: str, statement: str
) -> None:
    assert "the ledger only appends" in error_of(statement.format(table))


@pytest.mark.parametrize("statement", ["DELETE FROM ledger_wallet", "TRUNCATE ledger_wallet"])
def test_a_wallet_stays(statement: str) -> None:
    assert "the ledger only appends" in error_of(statement)


@pytest.mark.parametrize(
    "change",
    [
        "lot_remaining[1] = -1",
        "lot_held[1] = -1",
        "lot_remaining[1] = 8",
        "lot_held[1] = 6",
        "lot_remaining[2] = 21",
        "lot_remaining[1] = NULL",
        "lot_sizes[1] = 7",
        "lot_remaining = '{5}'",
        "lot_held = '{}'",
    ],
)
def test_a_remainder_below_zero_or_above_the_size_is_refused(change: str) -> None:
    assert "ledger_wallet_lots_fit" in error_of(WALLET.format(change))


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("debt = -1", "ledger_wallet_debt"),
        ("lot_sizes = lot_sizes || 3", "ledger_wallet_"),
        ("lot_numbers = '{}'", "ledger_wallet_arrays"),
        ("lot_expires = '{}'", "ledger_wallet_arrays"),
        ("hold_untils = '{}'", "ledger_wallet_arrays"),
    ],
)
def test_a_row_that_cannot_be_is_refused(change: str, constraint: str) -> None:
    assert constraint in error_of(WALLET.format(change))


COPIED = """INSERT INTO ledger_entry (form, wallet_id, number, kind, key, request, subject, reason,
    happened_at, recorded_at, change, balance_after, rulebook, lots, amounts, chain)
    SELECT form, wallet_id, {}, {}, {}, request, {}, reason, happened_at, recorded_at, change, {},
    rulebook, lots, {}, chain FROM ledger_entry WHERE number = 4"""


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        (("4", "kind", "'k'", "'p2'", "1", "amounts"), "ledger_entry_pkey"),
        (("9", "kind", "'k'", "subject", "1", "amounts"), "ledger_entry_name"),
        (("9", "'gift'", "'k'", "'p2'", "1", "amounts"), "ledger_entry_kind"),
        (("9", "kind", "'k'", "'p2'", "-1", "amounts"), "ledger_entry_balance"),
        (("9", "kind", "'k'", "'p2'", "1", "'{}'"), "ledger_entry_postings"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_an_entry_that_cannot_be_is_refused(columns: tuple[str, ...], constraint: str) -> None:
    assert constraint in error_of(COPIED.format(*columns))


def test_a_key_is_written_once_in_a_wallet() -> None:
    with connection.cursor() as cursor:
        cursor.execute(COPIED.format("8", "kind", "'k'", "'p8'", "1", "amounts"))
    again = COPIED.format("9", "kind", "'k'", "'p9'", "1", "amounts")
    assert "ledger_entry_key" in error_of(again)
