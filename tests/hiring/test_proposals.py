"""What becomes of one proposal: opened, undone, withdrawn, declined, removed by staff."""

from datetime import datetime, timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.actions import (
    close_job,
    decline_proposal,
    mark_viewed,
    open_quote,
    remove_proposal,
    undo_proposal,
    withdraw_proposal,
)
from earnest.hiring.models import Proposal
from earnest.ledger.queries import entries_about
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests.hiring import make as hiring
from tests.make import AT, adopt

TEN_MINUTES = timedelta(minutes=10)
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def sent(alice: Person, acme: Person) -> Proposal:
    """Alice has sent acme a proposal for 4 of her 10 Connects."""
    hiring.fund(alice, 10)
    return hiring.proposal(alice, hiring.job(acme, price=4))


def reasons(proposal: Proposal) -> list[tuple[str, int]]:
    """What the ledger wrote about a proposal: reason and change, oldest first."""
    rows = entries_about(wallet_owner(proposal.freelancer_id), f"proposal:{proposal.id}")
    return [(row.reason, row.change) for row in rows]


def test_b6_undone_in_time_everything_is_back(sent: Proposal, alice: Person) -> None:
    undone = undo_proposal(sent.id, person_id=alice.id, at=AT + TEN_MINUTES - INSTANT)
    assert (undone.state, undone.connects_returned, undone.return_reason) == ("undone", 4, "undone")
    assert hiring.balance(alice, at=AT + TEN_MINUTES) == 10
    assert reasons(sent) == [("application", -4), ("undone", 4)]


def test_b6_after_ten_minutes_there_is_only_withdrawing(sent: Proposal, alice: Person) -> None:
    with pytest.raises(Refused, match="undo_over"):
        undo_proposal(sent.id, person_id=alice.id, at=AT + TEN_MINUTES)
    withdrawn = withdraw_proposal(sent.id, person_id=alice.id, at=AT + TEN_MINUTES)
    assert (withdrawn.state, withdrawn.connects_returned) == ("withdrawn", 0)
    assert hiring.balance(alice) == 6


def test_b6_once_the_client_opened_it_it_cannot_be_undone(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    viewed = mark_viewed(sent.id, person_id=acme.id, at=AT)
    assert (viewed.state, viewed.viewed_at) == ("viewed", AT)
    with pytest.raises(Refused, match="already_opened"):
        undo_proposal(sent.id, person_id=alice.id, at=AT)
    assert reasons(sent) == [("application", -4)]


def test_b6_withdrawing_ends_it_for_that_job(sent: Proposal, alice: Person) -> None:
    withdraw_proposal(sent.id, person_id=alice.id, at=AT)
    with pytest.raises(Refused, match="withdrawn_before"):
        open_quote(alice.id, sent.job_id, at=AT)


def test_a13_declining_returns_nothing(sent: Proposal, alice: Person, acme: Person) -> None:
    declined = decline_proposal(sent.id, person_id=acme.id, at=AT)
    assert (declined.state, declined.ended_at) == ("declined", AT)
    assert reasons(sent) == [("application", -4)]


@pytest.mark.parametrize("key", ["returns.on_decline", "returns.on_withdrawal"])
def test_a13_a_rulebook_may_return_on_decline_or_withdrawal(
    key: str, alice: Person, acme: Person
) -> None:
    adopt({key: True}, in_force_at=AT)
    hiring.fund(alice, 10)
    sent = hiring.proposal(alice, hiring.job(acme, price=4))
    if key == "returns.on_decline":
        decline_proposal(sent.id, person_id=acme.id, at=AT)
    else:
        withdraw_proposal(sent.id, person_id=alice.id, at=AT)
    assert hiring.balance(alice) == 10


def test_promises_are_those_of_the_rulebook_in_force_when_it_was_sent(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    later = AT + timedelta(days=1)
    adopt({"returns.on_decline": True}, in_force_at=later)
    decline_proposal(sent.id, person_id=acme.id, at=later)
    assert hiring.balance(alice, at=later) == 6


@pytest.mark.parametrize(("cause", "left"), [("terms", 10), ("contact_details", 10), ("fraud", 6)])
def test_a12_a_proposal_removed_by_staff_returns_unless_fraud_is_found(
    sent: Proposal, alice: Person, sam: Person, cause: str, left: int
) -> None:
    removed = remove_proposal(sent.id, person_id=sam.id, cause=cause, at=AT)
    assert (removed.state, removed.removal_cause, removed.removed_by) == ("removed", cause, sam)
    assert hiring.balance(alice) == left


def test_a12_what_fraud_forfeits_does_not_come_back_when_the_job_closes(
    sent: Proposal, alice: Person, acme: Person, sam: Person
) -> None:
    remove_proposal(sent.id, person_id=sam.id, cause="fraud", at=AT)
    assert close_job(sent.job_id, person_id=acme.id, at=AT).total_count == 0
    assert hiring.balance(alice) == 6


def test_only_staff_remove_proposals_and_only_for_a_reason_in_the_list(
    sent: Proposal, acme: Person, sam: Person
) -> None:
    with pytest.raises(Refused, match="not_staff"):
        remove_proposal(sent.id, person_id=acme.id, cause="terms", at=AT)
    with pytest.raises(Refused, match="unknown_cause"):
        remove_proposal(sent.id, person_id=sam.id, cause="dislike", at=AT)


def test_what_is_done_twice_is_done_once(sent: Proposal, alice: Person) -> None:
    for _ in range(3):
        undo_proposal(sent.id, person_id=alice.id, at=AT)
    assert reasons(sent) == [("application", -4), ("undone", 4)]


@pytest.mark.parametrize(
    "action", [mark_viewed, undo_proposal, withdraw_proposal, decline_proposal]
)
def test_nobody_else_does_anything_to_a_proposal(
    action: object, sent: Proposal, bob: Person, nils: Person, sam: Person
) -> None:
    for stranger in (bob, nils, sam):
        with pytest.raises(Refused, match="unknown_proposal"):
            action(sent.id, person_id=stranger.id, at=AT)  # type: ignore[operator]
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_the_writer_cannot_open_or_decline_and_the_reader_cannot_undo_or_withdraw(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    for action, person in [
        (mark_viewed, alice),
        (decline_proposal, alice),
        (undo_proposal, acme),
        (withdraw_proposal, acme),
    ]:
        with pytest.raises(Refused, match="unknown_proposal"):
            action(sent.id, person_id=person.id, at=AT)


def test_only_the_first_opening_counts(sent: Proposal, acme: Person) -> None:
    later: datetime = AT + TEN_MINUTES
    mark_viewed(sent.id, person_id=acme.id, at=AT)
    assert mark_viewed(sent.id, person_id=acme.id, at=later).viewed_at == AT


def test_what_has_ended_cannot_end_again(sent: Proposal, alice: Person, acme: Person) -> None:
    decline_proposal(sent.id, person_id=acme.id, at=AT)
    for action in (undo_proposal, withdraw_proposal):
        with pytest.raises(Refused, match="proposal_ended"):
            action(sent.id, person_id=alice.id, at=AT)
    assert mark_viewed(sent.id, person_id=acme.id, at=AT).state == "declined"
