"""Whether a job is open, who may do what with it, and which qualifications are met."""

from datetime import UTC, datetime, timedelta

import pytest

from earnest.jobs.rules import (
    FreelancerFacts,
    PageMark,
    is_open,
    judge_qualifications,
    may_change_job,
    may_post_jobs,
    may_read_job,
    may_read_job_text,
    missed_count,
    read_mark,
    write_mark,
)

AT = datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "expires_at", "expected"),
    [
        ("open", AT + timedelta(microseconds=1), True),
        ("open", AT, False),
        ("draft", AT + timedelta(days=1), False),
        ("closed", AT + timedelta(days=1), False),
    ],
)
def test_a_job_takes_part_until_the_instant_it_expires(
    state: str, expires_at: datetime, expected: bool
) -> None:
    assert is_open(state, expires_at, AT) is expected


def test_only_active_clients_post() -> None:
    assert may_post_jobs(is_client=True, is_active=True)
    assert not may_post_jobs(is_client=False, is_active=True)
    assert not may_post_jobs(is_client=True, is_active=False)


def test_a_job_is_changed_by_its_client_alone_and_an_imported_one_by_nobody() -> None:
    assert may_change_job(7, client_id=7)
    assert not may_change_job(8, client_id=7)
    assert not may_change_job(8, client_id=None)


@pytest.mark.parametrize(
    ("state", "reader_id", "is_staff", "expected"),
    [
        ("open", None, False, True),
        ("closed", None, False, True),
        ("draft", None, False, False),
        ("draft", 8, False, False),
        ("draft", 7, False, True),
        ("draft", 8, True, True),
    ],
)
def test_a_draft_is_seen_by_its_client_and_staff_alone(
    state: str, reader_id: int | None, is_staff: bool, expected: bool
) -> None:
    may = may_read_job(state=state, client_id=7, reader_id=reader_id, is_staff=is_staff)
    assert may is expected


def test_the_words_of_a_removed_job_are_for_its_client_and_staff() -> None:
    def may(reader_id: int | None, *, is_staff: bool = False, reason: str = "removed") -> bool:
        return may_read_job_text(
            closed_reason=reason, client_id=7, reader_id=reader_id, is_staff=is_staff
        )

    assert may(7)
    assert may(8, is_staff=True)
    assert not may(8)
    assert not may(None)
    assert may(None, reason="expired")


def test_a_visitor_reads_no_words_of_a_removed_imported_job() -> None:
    may = may_read_job_text(closed_reason="removed", client_id=None, reader_id=None, is_staff=False)
    assert may is False


@pytest.mark.parametrize(
    ("kind", "wanted", "facts", "expected"),
    [
        ("level", "intermediate", FreelancerFacts(level="intermediate"), True),
        ("level", "intermediate", FreelancerFacts(level="expert"), True),
        ("level", "intermediate", FreelancerFacts(level="entry"), False),
        ("level", "intermediate", FreelancerFacts(), None),
        ("country", "DE AT", FreelancerFacts(country="AT"), True),
        ("country", "DE AT", FreelancerFacts(country="FR"), False),
        ("country", "DE AT", FreelancerFacts(), None),
        ("other", "Owns a kiln", FreelancerFacts(level="expert", country="DE"), None),
    ],
)
def test_a_qualification_is_met_missed_or_not_known(
    kind: str, wanted: str, facts: FreelancerFacts, expected: bool | None
) -> None:
    judged = judge_qualifications([{"kind": kind, "wanted": wanted}], facts)
    assert judged[0].is_met is expected
    assert missed_count(judged) == (expected is False)


def test_the_mark_of_a_page_survives_an_address_to_the_microsecond() -> None:
    mark = PageMark(AT + timedelta(microseconds=1), 42, rank=0.1)
    assert read_mark(write_mark(mark)) == mark
    assert read_mark(write_mark(PageMark(AT, 1))) == PageMark(AT, 1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "1",
        "1_2",
        "1_2_3_4",
        "x_2_",
        "1_x_",
        "1_2_zz",
        "01_2_",
        "9" * 5000 + "_1_",
        "1_2_nan",
        "9" * 18 + "_1_",
        "1_2_0x1p9999",
    ],
)
def test_a_damaged_mark_is_no_mark(words: str) -> None:
    with pytest.raises(ValueError, match="not a mark"):
        read_mark(words)
