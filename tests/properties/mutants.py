"""Named faults that are put into the ledger's rules for a while, to see that they are caught."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from earnest.ledger.rules import chain, deciding, returning, settling, state, taking_back


@dataclass(frozen=True)
class Mutant:
    """`old` becomes `new` in the source of `function`; the story `told_by` no longer holds."""

    name: str
    function: Callable[..., Any]
    old: str
    new: str
    told_by: str

    @contextmanager
    def alive(self) -> Iterator[None]:
        """The function's code is exchanged, so that whoever has imported it runs the mutant."""
        source = textwrap.dedent(inspect.getsource(self.function))
        assert source.count(self.old) == 1, f"{self.name}: write this mutant anew"
        tree = ast.parse(source.replace(self.old, self.new))
        found: dict[str, Any] = {}
        exec(compile(tree, self.name, "exec"), self.function.__globals__, found)
        before = self.function.__code__
        self.function.__code__ = found[self.function.__name__].__code__
        try:
            yield
        finally:
            self.function.__code__ = before


MUTANTS = [
    Mutant(
        "the_spend_order_ignores_priority",
        state.spend_order,
        "return lot.priority,",
        "return 0,",
        "spend_order_priority_first",
    ),
    Mutant(
        "a_lot_lives_through_the_instant_of_its_expiry",
        settling.settle,
        "lot.expires_at <= at:\n            due.append",
        "lot.expires_at < at:\n            due.append",
        "worth_nothing_from_the_instant_of_expiry",
    ),
    Mutant(
        "expiries_come_before_time_outs",
        settling.settle,
        "due.append((lot.expires_at, 1, lot.number))",
        "due.append((lot.expires_at, -1, lot.number))",
        "time_out_and_expiry_at_one_instant",
    ),
    Mutant(
        "a_hold_does_not_time_out",
        settling.settle,
        "if hold.until <= at]",
        "if False]",
        "a_hold_ends_at_its_until",
    ),
    Mutant(
        "a_refund_unwinds_first_drawn_first",
        returning.unwind,
        "reversed(list(draws))",
        "list(draws)",
        "refund_unwinds_last_drawn_first",
    ),
    Mutant(
        "the_grace_is_ignored",
        returning._to_good_lot,
        "elif terms.grace:",
        "elif False:",
        "refund_at_the_edge_of_the_grace",
    ),
    Mutant(
        "a_lot_must_be_good_for_more_than_the_grace",
        returning._to_good_lot,
        ">= terms.grace",
        "> terms.grace",
        "refund_at_the_edge_of_the_grace",
    ),
    Mutant(
        "a_capture_after_the_expiry_is_refused",
        returning.capture,
        "if connects > held:",
        "if connects > held or any(not wallet.live_lot(n).remaining for n, _ in hold.postings):",
        "a_hold_pins_its_draws",
    ),
    Mutant(
        "what_is_captured_later_is_not_owed",
        returning._owe_captured,
        "mark.chargeback is not None",
        "False",
        "chargeback_then_capture",
    ),
    Mutant(
        "a_refund_does_not_lower_the_debt",
        returning._to_charged_back,
        "min(connects, mark.owed)",
        "0",
        "refund_lowers_the_debt",
    ),
    Mutant(
        "a_void_misses_the_grace_lots",
        taking_back._family,
        "return sorted(family)",
        "return [number]",
        "void_takes_the_grace_lots_too",
    ),
    Mutant(
        "grants_with_a_cost_repay_debt",
        taking_back.grant_lot,
        "and not lot.cost_cents",
        "",
        "debt_is_repaid_by_free_grants",
    ),
    Mutant(
        "the_newest_chargeback_is_repaid_first",
        taking_back._charged_back,
        "(mark.chargeback, mark.lot)",
        "(-mark.chargeback, mark.lot)",
        "oldest_chargeback_first",
    ),
    Mutant(
        "won_gives_back_what_staff_voided",
        taking_back._lift,
        "(0 if mark.is_voided else mark.taken)",
        "mark.taken",
        "won_of_a_lot_that_staff_voided",
    ),
    Mutant(
        "the_time_of_a_request_is_not_lifted",
        deciding.answer,
        "wallet.last_at > at",
        "False",
        "",
    ),
    Mutant(
        "another_request_with_the_same_key_gets_its_answer",
        deciding.answer,
        "earlier.request == digest(request)",
        "earlier.request",
        "",
    ),
    Mutant(
        "the_chain_leaves_out_the_lots",
        chain.link,
        "if lot_lines:",
        "if False:",
        "",
    ),
    Mutant(
        "the_chain_leaves_out_the_head_before",
        chain.link,
        "sha256(head + line.encode())",
        "sha256(line.encode())",
        "",
    ),
]
