"""How proposals end and what comes back. No database."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from earnest.hiring.rules import (
    LIVE_STATES,
    NEXT_STATES,
    RETURN_REASONS,
    STATES,
    is_forfeit,
    is_returned,
    may_close,
    may_see_proposal,
    undo_ends_at,
    why_not_become,
    why_not_undo,
)

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Promises:
    on_close_without_hire: bool = False
    on_removal: bool = False
    on_expiry: bool = False
    on_decline: bool = False
    on_withdrawal: bool = False


ARTICLE = Promises(on_close_without_hire=True, on_removal=True)
SWITCHES = {
    "job_closed": "on_close_without_hire",
    "job_removed": "on_removal",
    "proposal_removed": "on_removal",
    "job_expired": "on_expiry",
    "declined": "on_decline",
    "withdrawn": "on_withdrawal",
}


def test_a11_a12_and_b6_return_and_a13_does_not_by_the_article() -> None:
    returned = {reason for reason in RETURN_REASONS if is_returned(reason, ARTICLE)}
    assert returned == {"undone", "job_closed", "job_removed", "proposal_removed"}


@pytest.mark.parametrize("reason", SWITCHES)
def test_each_reason_of_return_has_its_switch_in_the_rulebook(reason: str) -> None:
    only = replace(Promises(), **{SWITCHES[reason]: True})
    assert is_returned(reason, only)  # type: ignore[arg-type]
    assert not is_returned(reason, Promises())  # type: ignore[arg-type]


def test_an_undo_returns_whatever_the_rulebook_says() -> None:
    assert is_returned("undone", Promises())


def test_b6_undoing_is_possible_until_the_last_moment_exclusive() -> None:
    ends = undo_ends_at(AT, 10)
    assert ends == AT + timedelta(minutes=10)
    assert why_not_undo("submitted", ends, ends - INSTANT) is None
    assert why_not_undo("submitted", ends, ends) == ("undo_over", {})


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("viewed", "already_opened"),
        ("declined", "proposal_ended"),
        ("withdrawn", "proposal_ended"),
        ("not_chosen", "proposal_ended"),
        ("removed", "proposal_ended"),
    ],
)
def test_b6_undo_is_refused_by_state_before_it_is_refused_by_time(state: str, name: str) -> None:
    assert why_not_undo(state, AT, AT) == (name, {})


def test_every_state_says_what_can_follow_it() -> None:
    assert set(NEXT_STATES) == set(STATES)
    assert set().union(*NEXT_STATES.values()) <= set(STATES)


def test_nothing_that_has_ended_comes_alive_again() -> None:
    for state in set(STATES) - set(LIVE_STATES):
        assert NEXT_STATES[state] <= {"removed"}


def test_a_proposal_that_was_opened_cannot_become_unopened_or_undone() -> None:
    assert why_not_become("viewed", "submitted") == ("proposal_ended", {})
    assert why_not_become("viewed", "undone") == ("proposal_ended", {})
    assert why_not_become("submitted", "viewed") is None


def test_a12_only_fraud_forfeits_and_only_on_a_removed_proposal() -> None:
    assert is_forfeit("removed", "fraud")
    assert not is_forfeit("removed", "terms")
    assert not is_forfeit("withdrawn", "fraud")


@pytest.mark.parametrize(
    ("state", "reason", "may"),
    [
        ("open", "", True),
        ("closed", "expired", True),
        ("closed", "hired", False),
        ("closed", "removed", False),
        ("draft", "", False),
    ],
)
def test_a_client_may_close_what_is_open_or_only_expired(
    state: str, reason: str, may: bool
) -> None:
    assert may_close(state, reason) is may


def test_a_proposal_is_seen_by_its_writer_its_reader_and_staff() -> None:
    def sees(person_id: int, *, is_staff: bool = False, client_id: int | None = 2) -> bool:
        return may_see_proposal(person_id, is_staff=is_staff, freelancer_id=1, client_id=client_id)

    assert sees(1)
    assert sees(2)
    assert sees(3, is_staff=True)
    assert not sees(3)
    assert not sees(2, client_id=None)
