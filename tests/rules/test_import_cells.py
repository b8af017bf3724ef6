"""Single cells: what each may hold, and that nothing is guessed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from earnest.jobs.rules.importing import cells


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", None),
        (None, None),
        ("0", 0),
        ("30.0", 30_00),
        ("$1,200.50", 1_200_50),
        ("USD 40", 40_00),
        ("40 EUR", 40_00),
        ("$15K", 15_000_00),
        ("$1.3M", 1_300_000_00),
        ("22.505", 22_50),
        ("22.515", 22_52),
        ("['$50.00', '']", 50_00),
        (["$50.00"], 50_00),
        ("[]", None),
    ],
)
def test_an_amount_is_whole_cents(cell: Any, expected: int | None) -> None:
    assert cells.cents(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "-5",
        "1e9",
        "inf",
        "abc",
        "1,20",
        "12.3.4",
        "$",
        "9" * 16,
        "2000000K",
        "['1','2']",
        "[1",
        "१२",
    ],
)
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"amount|list"):
        cells.cents(cell)


@pytest.mark.parametrize(
    ("cell", "expected"), [("", None), ("12", 12), ("12.0", 12), ("1,200", 1200), ("0", 0)]
)
def test_a_count_is_whole(cell: str, expected: int | None) -> None:
    assert cells.count(cell) == expected


@pytest.mark.parametrize("cell", ["12.5", "-1", "NaN1", "9" * 30, "3000000000", "²"])
def test_what_is_no_count_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="whole number"):
        cells.count(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-02-01T09:30:00Z", datetime(2026, 2, 1, 9, 30, tzinfo=UTC)),
        ("2026-02-01T09:30:00+02:00", datetime(2026, 2, 1, 7, 30, tzinfo=UTC)),
        ("2026-02-01 09:30", datetime(2026, 2, 1, 9, 30, tzinfo=UTC)),
        ("2026-02-01", datetime(2026, 2, 1, tzinfo=UTC)),
        ("February 1, 2026", datetime(2026, 2, 1, tzinfo=UTC)),
        ("1 Feb 2026", datetime(2026, 2, 1, tzinfo=UTC)),
        ("1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        ("1767225600000", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_utc(cell: str, expected: datetime) -> None:
    assert cells.moment(cell) == expected


@pytest.mark.parametrize(
    "cell", ["03/04/2026", "yesterday", "2026-02-30", "0001-01-01", "9999-12-31", "12"]
)
def test_a_moment_that_could_be_another_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="a moment as"):
        cells.moment(cell)


def test_a_mapping_says_how_days_are_written() -> None:
    assert cells.moment("03/04/2026", "%d/%m/%Y") == datetime(2026, 4, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("['A', \"B's\"]", ["A", "B's"]),
        ('["A", "B"]', ["A", "B"]),
        ("A, B;C", ["A, B", "C"]),
        ("A, B", ["A", "B"]),
        (["A", "A", " "], ["A"]),
        ("Alone", ["Alone"]),
    ],
)
def test_a_list_in_any_of_its_spellings(cell: Any, expected: list[str]) -> None:
    assert cells.items(cell, 100) == expected


@pytest.mark.parametrize(
    "cell", ["[" * 5000, "['a'", "[print('x')]", "x" * 101, ",".join(map(str, range(101)))]
)
def test_what_is_no_list_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"list|entries"):
        cells.items(cell, 100)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.0", True), ("2.0", False), ("", None), (True, True), ("Not verified", False)],
)
def test_blank_is_not_known_and_never_no(cell: Any, expected: bool | None) -> None:
    assert cells.yes_or_no(cell) is expected


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(ValueError, match="yes or no"):
        cells.yes_or_no("maybe")
