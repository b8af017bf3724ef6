"""The suggested price and its factors (A15): they add up, and every number is the rulebook's."""

from dataclasses import replace

import pytest

from earnest.jobs.rules import suggest_price
from earnest.rulebook.queries import shipped_text
from earnest.rulebook.reading import read_rulebook

BOOK = read_rulebook(shipped_text(), file="article", version=1)


@pytest.mark.parametrize(
    ("kind", "budget_cents", "duration", "price", "factors"),
    [
        ("fixed", None, "", 2, ["base", "budget_not_said"]),
        ("fixed", 49_99, "", 2, ["base", "budget_small"]),
        ("fixed", 50_00, "", 4, ["base", "budget_reaches"]),
        ("fixed", 500_00, "over_6_months", 4, ["base", "budget_reaches"]),
        ("fixed", 500_99, "", 4, ["base", "budget_reaches"]),
        ("fixed", 501_00, "", 6, ["base", "budget_reaches", "budget_reaches"]),
        ("hourly", None, "under_1_month", 2, ["base", "hourly_under_1_month"]),
        ("hourly", None, "1_to_3_months", 6, ["base", "hourly_1_to_3_months"]),
        ("hourly", None, "3_to_6_months", 6, ["base", "hourly_3_to_6_months"]),
        ("hourly", None, "over_6_months", 6, ["base", "hourly_over_6_months"]),
        ("hourly", None, "", 4, ["base", "hourly_not_said"]),
    ],
)
def test_the_price_suggested_and_its_factors(
    kind: str, budget_cents: int | None, duration: str, price: int, factors: list[str]
) -> None:
    found = suggest_price(BOOK, kind=kind, budget_cents=budget_cents, duration=duration)
    assert found.price == price
    assert [factor.name for factor in found.factors] == factors
    assert sum(factor.effect for factor in found.factors) == price


@pytest.mark.parametrize(("low", "high", "price", "effect"), [(1, 3, 3, -3), (8, 9, 8, 2)])
def test_a_suggestion_stays_in_the_range_and_says_so(
    low: int, high: int, price: int, effect: int
) -> None:
    book = replace(BOOK, jobs=replace(BOOK.jobs, price_min=low, price_max=high))
    found = suggest_price(book, kind="fixed", budget_cents=900_00)
    assert (found.price, found.factors[-1].name, found.factors[-1].effect) == (
        price,
        "range",
        effect,
    )


def test_every_number_of_the_suggestion_is_the_rulebooks() -> None:
    terms = replace(BOOK.price_suggestion, base=1, budget_from_cents=(), hourly_not_said=0)
    book = replace(BOOK, price_suggestion=terms)
    assert suggest_price(book, kind="fixed", budget_cents=900_00).price == 1
    assert suggest_price(book, kind="hourly").price == 1
