"""Each line of rules.md's "Where others failed" has its story or its named test.

What needs plans that can be changed, payments or invitations comes with them.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
STORY = "stories/{}.story"

PROVED: dict[str, list[str]] = {
    "a plan's renewal, upgrade, edit or end never touches other lots": [
        STORY.format("others_renewal_touches_no_other_lot"),
    ],
    "one lapsed lot never touches another": [STORY.format("others_lapse_alone")],
    "a payment event delivered twice, late, or out of order grants once": [
        "ledger/test_keys.py:"
        "test_a_payment_event_that_comes_twice_late_or_out_of_order_grants_once",
    ],
    "a paid pack is never lost to a cap": [STORY.format("others_paid_pack_is_whole")],
    "two tabs spending the last connects: one wins, the other is told": [
        STORY.format("others_two_tabs"),
        "races/test_ledger_races.py:"
        "test_of_many_spends_of_the_last_connects_one_wins_and_the_others_are_told",
        "races/test_hiring_races.py:"
        "test_two_tabs_spending_the_last_connects_one_wins_and_the_other_is_told",
    ],
    "a crash between paying and the proposal leaves both or neither": [
        "faults/test_ledger_kills.py:"
        "test_killed_between_paying_and_the_proposal_both_are_there_or_neither",
    ],
    "the same refund asked twice, at once, gives once": [
        STORY.format("others_refund_asked_twice"),
        "races/test_ledger_races.py:test_one_refund_twenty_times_at_once_gives_once",
    ],
    "taking back one source leaves the others alone": [
        STORY.format("others_take_back_one_source"),
    ],
    "an invitation costs nothing on every path": [STORY.format("article_invited")],
    "every movement is in the history, without a time limit": [
        STORY.format("others_history_without_limit"),
    ],
    "a refused request leaves every row as it was, but for what had fallen due": [
        STORY.format("a_refused_request_changes_nothing"),
        STORY.format("a_refused_request_lets_due_ones_happen"),
        "ledger/test_batches.py:"
        "test_a_refused_request_leaves_every_row_as_it_was_but_for_what_had_fallen_due",
    ],
}


@cache
def names_in(file: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("line", PROVED)
def test_each_line_has_what_proves_it(line: str) -> None:
    for proof in PROVED[line]:
        name, _, test = proof.partition(":")
        file = TESTS / name
        assert file.exists(), f"{line}: {name} is not there"
        assert not test or test in names_in(file), f"{line}: {name} has no {test}"


def test_there_is_a_line_for_each_of_the_eleven() -> None:
    assert len(PROVED) == 11
    assert all(PROVED.values())
