"""Billing days: the 31st falls on the last day of a shorter month and never drifts."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from earnest.billing.rules import address_digest, next_period, utc_day


def days_after(first: date, count: int) -> list[str]:
    days, day = [], first
    for _ in range(count):
        day = next_period(day, first.day)
        days.append(day.isoformat())
    return days


@pytest.mark.parametrize(
    ("first", "following"),
    [
        (date(2026, 3, 20), ["2026-04-20", "2026-05-20", "2026-06-20"]),
        (date(2026, 1, 31), ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        (date(2027, 12, 31), ["2028-01-31", "2028-02-29", "2028-03-31"]),
        (date(2026, 1, 29), ["2026-02-28", "2026-03-29"]),
        (date(2026, 12, 1), ["2027-01-01", "2027-02-01"]),
        (date(2028, 2, 29), ["2028-03-29", "2028-04-29"]),
    ],
)
def test_the_days_on_which_periods_begin(first: date, following: list[str]) -> None:
    assert days_after(first, len(following)) == following


def test_for_any_day_there_are_12_periods_in_a_year_and_none_drifts() -> None:
    for day in range(1, 32):
        days = days_after(date(2026, 1, day), 48)
        assert days[-1] == date(2030, 1, day).isoformat()
        assert len({text[:7] for text in days}) == 48


def test_a_period_begins_by_the_day_in_utc() -> None:
    auckland = timezone(timedelta(hours=13))
    assert utc_day(datetime(2026, 1, 1, 8, tzinfo=auckland)) == date(2025, 12, 31)
    assert utc_day(datetime(2026, 1, 1, 0, 0, tzinfo=UTC)) == date(2026, 1, 1)


def test_the_digest_of_an_address_never_changes() -> None:
    expected = "6ff76855b6e2bd664de42597059423a8eb78ed27a105c3d775e2ceb85c21e671"
    assert address_digest("alice@example.test") == expected
