"""Who may apply, at which price, and what a proposal must say. No database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.rules import (
    ANSWER_LENGTH,
    ASKED_CENTS_MOST,
    KEY_LENGTH,
    LETTER_LENGTH,
    Quoted,
    Standing,
    fingerprint,
    price_to_pay,
    quote_ends_at,
    what_is_lacking,
    why_not_apply,
    why_not_look_up,
)

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

GOOD = Standing(
    person_id=1,
    is_freelancer=True,
    client_id=2,
    job_state="open",
    closed_reason="",
    expires_at=AT + timedelta(days=30),
    is_imported=False,
    earlier="",
    proposal_limit=10,
    proposal_count=9,
)

# The faults in the order in which they are looked for: each row's fault beats all below it.
FAULTS = [
    ("not_a_freelancer", {"is_freelancer": False}),
    ("own_job", {"client_id": 1}),
    ("unknown_job", {"job_state": "draft"}),
    ("job_expired", {"expires_at": AT}),
    ("job_imported", {"is_imported": True}),
    ("already_applied", {"earlier": "submitted"}),
    ("proposals_full", {"proposal_count": 10}),
]


def test_who_stands_in_nobodys_way_may_apply() -> None:
    assert why_not_apply(GOOD, AT) is None


@pytest.mark.parametrize("place", range(len(FAULTS)))
def test_the_first_of_several_faults_is_the_one_that_is_said(place: int) -> None:
    worst = GOOD
    for _, fault in reversed(FAULTS[place:]):
        worst = replace(worst, **fault)  # type: ignore[arg-type]
    refusal = why_not_apply(worst, AT)
    assert refusal is not None
    assert refusal[0] == FAULTS[place][0]


@pytest.mark.parametrize("reason", ["hired", "without_hire", "expired", "removed"])
def test_a_closed_job_is_refused_with_the_reason_it_closed_for(reason: str) -> None:
    closed = replace(GOOD, job_state="closed", closed_reason=reason)
    assert why_not_apply(closed, AT) == (f"job_{reason}", {})


def test_a_job_is_over_from_its_last_moment_on_even_if_nobody_swept_it() -> None:
    ends = GOOD.expires_at
    assert ends is not None
    assert why_not_apply(GOOD, ends - timedelta(microseconds=1)) is None
    assert why_not_apply(GOOD, ends) == ("job_expired", {})


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("submitted", "already_applied"),
        ("viewed", "already_applied"),
        ("not_chosen", "already_applied"),
        ("declined", "declined_before"),
        ("withdrawn", "withdrawn_before"),
        ("removed", "removed_before"),
    ],
)
def test_an_earlier_proposal_is_in_the_way_and_says_how_it_ended(state: str, name: str) -> None:
    assert why_not_apply(replace(GOOD, earlier=state), AT) == (name, {})


def test_a_job_without_a_limit_takes_any_number_of_proposals() -> None:
    assert why_not_apply(replace(GOOD, proposal_limit=None, proposal_count=9999), AT) is None


@pytest.mark.parametrize(
    ("quoted", "price", "due"), [(4, 4, 4), (4, 6, 4), (4, 2, 2), (4, 0, 0), (0, 6, 0)]
)
def test_the_lower_of_quote_and_price_is_paid(quoted: int, price: int, due: int) -> None:
    assert price_to_pay(Quoted(quoted, AT + SECOND), price, None, AT) == due


def test_a_quote_is_good_until_its_last_moment_exclusive() -> None:
    quote = Quoted(4, AT)
    assert price_to_pay(quote, 5, None, AT - timedelta(microseconds=1)) == 4
    refused = ("quote_expired", {"quoted": 4, "price": 5})
    assert price_to_pay(quote, 5, None, AT) == refused


def test_without_a_quote_the_price_is_told_and_nothing_is_paid() -> None:
    assert price_to_pay(None, 5, 5, AT) == ("no_quote", {"price": 5})


def test_more_than_the_person_agreed_to_is_never_paid() -> None:
    quote = Quoted(6, AT + SECOND)
    assert price_to_pay(quote, 6, 4, AT) == ("price_changed", {"seen": 4, "price": 6})
    assert price_to_pay(quote, 6, 6, AT) == 6
    assert price_to_pay(quote, 3, 4, AT) == 3


def test_an_expired_quote_is_said_before_a_changed_price() -> None:
    refusal = price_to_pay(Quoted(4, AT), 6, 4, AT)
    assert refusal == ("quote_expired", {"quoted": 4, "price": 6})


@pytest.mark.parametrize(
    ("letter", "asked", "answers", "name"),
    [
        (" ", None, [], "letter_missing"),
        ("Hello", None, [], "ask_missing"),
        ("Hello", 0, [], "ask_missing"),
        ("Hello", 1, [], "answers_missing"),
        ("Hello", 1, ["yes", "  "], "answers_missing"),
        ("Hello", 1, ["yes"], "answers_missing"),
    ],
)
def test_a_proposal_must_be_whole(
    letter: str, asked: int | None, answers: list[str], name: str
) -> None:
    refusal = what_is_lacking(letter, asked, answers, 2)
    assert refusal is not None
    assert refusal[0] == name


def test_missing_answers_are_counted() -> None:
    assert what_is_lacking("Hello", 1, ["yes"], 3) == ("answers_missing", {"missing": 2})
    assert what_is_lacking("Hello", 1, ["yes", "no", "maybe"], 3) is None


@pytest.mark.parametrize(
    ("letter", "asked", "answers", "name"),
    [
        ("nul \x00", None, [], "letter_broken"),
        ("half a pair \ud83d", None, [], "letter_broken"),
        ("x" * (LETTER_LENGTH + 1), None, [], "letter_too_long"),
        ("Hello", ASKED_CENTS_MOST + 1, [], "asked_too_large"),
        ("Hello", ASKED_CENTS_MOST, ["a", "b", "c"], "answers_unasked"),
        ("Hello", 1, ["a", "\x00"], "answer_broken"),
        ("Hello", 1, ["a" * (ANSWER_LENGTH + 1), "\x00"], "answer_too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    letter: str, asked: int | None, answers: list[str], name: str
) -> None:
    refusal = what_is_lacking(letter, asked, answers, 2)
    assert refusal is not None
    assert refusal[0] == name
    assert "{" not in Refused(refusal[0], **refusal[1]).sentence


def test_the_longest_letter_and_answers_and_the_largest_sum_are_kept() -> None:
    answer = "a" * ANSWER_LENGTH
    assert what_is_lacking("x" * LETTER_LENGTH, ASKED_CENTS_MOST, [answer, answer], 2) is None


@pytest.mark.parametrize(
    ("person_id", "job_id", "key", "name"),
    [
        (1, 1, "", "key_unfit"),
        (1, 1, "k" * (KEY_LENGTH + 1), "key_unfit"),
        (1, 2**63, "\x00", "key_unfit"),
        (2**63, 2**63, "\udc00", "key_unfit"),
        (2**63, 2**63, "k", "unknown_job"),
        (1, 0, "k", "unknown_job"),
        (2**63, 1, "k", "not_a_freelancer"),
        (1, 2**63 - 1, "k" * KEY_LENGTH, None),
    ],
)
def test_what_no_table_can_be_asked_about_is_refused_before_it_is(
    person_id: int, job_id: int, key: str, name: str | None
) -> None:
    refusal = why_not_look_up(person_id, job_id, key)
    assert (refusal and refusal[0]) == name


def test_a_quote_lasts_the_rulebooks_hours() -> None:
    assert quote_ends_at(AT, 24) == AT + timedelta(days=1)


def test_a_fingerprint_tells_every_part_of_a_request_apart() -> None:
    prints = {
        fingerprint(1, "a", 1, []),
        fingerprint(2, "a", 1, []),
        fingerprint(1, "b", 1, []),
        fingerprint(1, "a", None, []),
        fingerprint(1, "a", 1, [""]),
        fingerprint(1, "a", 1, ["", ""]),
    }
    assert len(prints) == 6
