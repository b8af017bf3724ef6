"""Every kind of damage done with raw SQL is found by the audit, which names wallet and entry."""

import pytest

from earnest.ledger.queries.audit import audit
from earnest.ledger.rules import Spend
from tests.ledger.asking import ask, grant
from tests.ledger.damaging import Heads, damage, make_world, where

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture(autouse=True)
def heads(committed: None) -> Heads:
    return make_world()


ROW = "UPDATE ledger_wallet SET {} WHERE owner = 'ann'"
COPY = """INSERT INTO ledger_entry (form, wallet_id, number, kind, key, request, subject, reason,
    happened_at, recorded_at, change, balance_after, rulebook, origin, follows, until, lots,
    amounts, chain) SELECT form, wallet_id, {}, kind, 'copied', request, 'copied', reason,
    happened_at, recorded_at, change, balance_after, rulebook, origin, follows, until, lots,
    amounts, chain FROM ledger_entry WHERE wallet_id = @ann AND number = 3"""
COPY_LOT = """INSERT INTO ledger_lot (wallet_id, number, entry_number, source, size, priority,
    granted_at, expires_at, cost_cents, grace_of, root) SELECT wallet_id, 9, entry_number, source,
    size, priority, granted_at, expires_at, cost_cents, grace_of, 9
    FROM ledger_lot WHERE wallet_id = @ann AND number = 2"""


def entry(change: str, number: object) -> str:
    return f"UPDATE ledger_entry SET {change} WHERE wallet_id = @ann AND number = {number}"


def lot(change: str) -> str:
    return f"UPDATE ledger_lot SET {change} WHERE wallet_id = @ann AND number = 2"


def removed(table: str, number: int) -> str:
    return f"DELETE FROM ledger_{table} WHERE wallet_id = @ann AND number = {number}"


STREAMS: list[tuple[str, int | None, list[str]]] = [
    ("amount", 3, [entry("change = -11", 3)]),
    ("posting", 3, [entry("amounts = '{-10,-1}'", 3)]),
    ("lot of a posting", 5, [entry("lots = '{1,2}'", 5)]),
    (
        "swapped postings",
        3,
        [
            entry("lots = '{2}', amounts = '{-4}'", 3),
            entry("lots = '{1,2}', amounts = '{-10,-2}'", 4),
        ],
    ),
    ("balance after", 4, [entry("balance_after = balance_after + 1", 4)]),
    ("kind", 5, [entry("kind = 'release'", 5)]),
    ("subject", 3, [entry("subject = 'p9'", 3)]),
    ("reason", 3, [entry("reason = 'other'", 3)]),
    ("key", 3, [entry("key = 'other'", 3)]),
    ("request", 3, [entry(r"request = '\x00'", 3)]),
    ("happened at", 3, [entry("happened_at = happened_at - interval '1 s'", 3)]),
    ("recorded at", 3, [entry("recorded_at = recorded_at - interval '1 s'", 3)]),
    ("until", 4, [entry("until = until + interval '1 day'", 4)]),
    ("rulebook", 3, [entry("rulebook = rulebook + 1", 3)]),
    ("origin", 5, [entry("origin = 4", 5)]),
    ("follows", 10, [entry("follows = 8", 10)]),
    ("form", 3, [entry("form = 2", 3)]),
    ("chain", 3, [entry("chain = sha256('other')", 3)]),
    ("last chain", 11, [entry("chain = sha256('other')", 11)]),
    ("an entry deleted", 5, [removed("entry", 4)]),
    ("the first entry deleted", 2, [removed("entry", 1)]),
    ("the last entry deleted", None, [removed("entry", 11)]),
    ("an entry appended", 12, [COPY.format(12)]),
    (
        "an entry inserted",
        4,
        [
            entry("number = number + 90", "number AND number > 3"),
            COPY.format(4),
            entry("number = number - 89", "number AND number > 90"),
        ],
    ),
    ("the stream renumbered", 51, [entry("number = number + 50", "number")]),
    (
        "two entries exchanged",
        3,
        [entry("number = 99", 3), entry("number = 3", 4), entry("number = 4", 99)],
    ),
    ("an entry given to another", 9, [entry("wallet_id = @ben, number = 9", 9)]),
    ("expiry of a lot", 2, [lot("expires_at = now()")]),
    ("cost of a lot", 2, [lot("cost_cents = 299")]),
    ("source of a lot", 2, [lot("source = 'staff'")]),
    ("priority of a lot", 2, [lot("priority = -1")]),
    ("size of a lot", 2, [lot("size = 21")]),
    ("birth of a lot", 2, [lot("granted_at = now()")]),
    ("descent of a lot", 2, [lot("grace_of = 1")]),
    ("root of a lot", 2, [lot("root = 1")]),
    ("entry of a lot", 2, [lot("entry_number = 1")]),
    ("number of a lot", 2, [lot("number = 9")]),
    ("a lot deleted", 2, [removed("lot", 2)]),
    ("a lot inserted", 2, [COPY_LOT]),
]
ROWS: list[tuple[str, list[str]]] = [
    ("remaining", [ROW.format("lot_remaining[1] = lot_remaining[1] - 1")]),
    ("held", [ROW.format("lot_held[2] = lot_held[2] - 1")]),
    ("lots in the row", [ROW.format("lot_numbers[1] = 9")]),
    ("priority in the row", [ROW.format("lot_priorities[1] = 9")]),
    ("expiry in the row", [ROW.format("lot_expires[1] = NULL")]),
    ("size in the row", [ROW.format("lot_sizes[1] = lot_sizes[1] + 1")]),
    ("holds in the row", [ROW.format("hold_numbers[1] = 9")]),
    ("time-out in the row", [ROW.format("hold_untils[1] = hold_untils[1] + interval '1 day'")]),
    ("when something falls due", [ROW.format("due_at = due_at + interval '99 days'")]),
    ("that nothing falls due", [ROW.format("due_at = NULL")]),
    ("last moment", [ROW.format("last_at = last_at - interval '1 s'")]),
    ("next entry", [ROW.format("next_entry = 13")]),
    ("next lot", [ROW.format("next_lot = 9")]),
    ("debt", [ROW.format("debt = 0")]),
    ("head", [ROW.format("head = sha256('other')")]),
    ("what a mark owes", ["UPDATE ledger_mark SET owed = 0 WHERE wallet_id = @ann"]),
    ("what a mark took", ["UPDATE ledger_mark SET taken = taken + 1 WHERE wallet_id = @ann"]),
    ("a staff void", ["UPDATE ledger_mark SET is_voided = true WHERE wallet_id = @ann"]),
    (
        "a mark of no chargeback",
        ["UPDATE ledger_mark SET chargeback = NULL WHERE wallet_id = @ann"],
    ),
    ("a mark moved", ["UPDATE ledger_mark SET lot = 1 WHERE wallet_id = @ann"]),
    ("a mark deleted", ["DELETE FROM ledger_mark WHERE wallet_id = @ann"]),
]


@pytest.mark.parametrize(("name", "number", "statements"), STREAMS, ids=lambda one: str(one)[:30])
def test_damage_to_the_stream_is_found_at_its_entry(
    name: str, number: int | None, statements: list[str]
) -> None:
    damage(*statements)
    found = where(audit().findings)
    assert ("ann", number) in found
    assert not [owner for owner, _ in found if owner == "ben"] or name.endswith("another")


@pytest.mark.parametrize(("name", "statements"), ROWS, ids=lambda one: str(one)[:30])
def test_damage_to_the_row_is_found_in_it(name: str, statements: list[str]) -> None:
    damage(*statements)
    assert where(audit().findings) == {("ann", None)}


def test_another_owner_is_found_in_the_chain() -> None:
    damage("UPDATE ledger_wallet SET owner = 'cho' WHERE owner = 'ann'")
    assert ("cho", 1) in where(audit().findings)


def test_wallets_whose_owners_were_exchanged_are_found() -> None:
    damage(
        "UPDATE ledger_wallet SET owner = 'x' WHERE owner = 'ann'",
        "UPDATE ledger_wallet SET owner = 'ann' WHERE owner = 'ben'",
        "UPDATE ledger_wallet SET owner = 'ben' WHERE owner = 'x'",
    )
    assert {("ann", 1), ("ben", 1)} <= where(audit().findings)


def test_a_wallet_that_is_gone_leaves_its_entries_behind() -> None:
    damage("DELETE FROM ledger_wallet WHERE owner = 'ann'")
    assert {entry for _, entry in where(audit().findings)} >= set(range(1, 12))


CUT = [
    "DELETE FROM ledger_entry WHERE wallet_id = @ben AND number = 2",
    """UPDATE ledger_wallet SET next_entry = 2, lot_remaining = '{10}',
       head = (SELECT chain FROM ledger_entry WHERE wallet_id = @ben AND number = 1)
       WHERE owner = 'ben'""",
]


def test_a_tail_cut_off_together_with_its_head_is_found_against_a_digest_alone(
    heads: Heads,
) -> None:
    damage(*CUT)
    assert audit().is_clean
    assert where(audit(against=heads).findings) == {("ben", 1)}


def test_a_wallet_cut_out_whole_is_found_against_a_digest(heads: Heads) -> None:
    damage(
        "DELETE FROM ledger_entry WHERE wallet_id = @ben",
        "DELETE FROM ledger_lot WHERE wallet_id = @ben",
        "DELETE FROM ledger_wallet WHERE owner = 'ben'",
    )
    assert audit().is_clean
    assert where(audit(against=heads).findings) == {("ben", None)}


def test_another_tail_of_the_same_length_is_found_against_a_digest(heads: Heads) -> None:
    damage(*CUT)
    ask(Spend(owner="ben", subject="p2", connects=1))
    assert audit().is_clean
    assert where(audit(against=heads).findings) == {("ben", 2)}


def test_an_older_digest_still_fits_when_the_ledger_has_grown(heads: Heads) -> None:
    ask(Spend(owner="ben", subject="p2", connects=1), grant("cho"))
    assert audit(against=heads).is_clean
