"""What applying for a job might cost: the suggestion on the posting page and what it sums up."""

from dataclasses import dataclass

from earnest.rulebook.rules import PriceSuggestion, Rulebook


@dataclass(frozen=True, slots=True)
class PriceFactor:
    """One part of a suggestion: what it is called, what it adds, the amount it rests on (cents)."""

    name: str
    effect: int
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class SuggestedPrice:
    """A price in Connects and the factors that add up to it."""

    price: int
    factors: tuple[PriceFactor, ...]


def suggest_price(
    book: Rulebook, *, kind: str, budget_cents: int | None = None, duration: str = ""
) -> SuggestedPrice:
    """The price that the rulebook suggests (A15), within its range, with every factor named.

    A fixed price goes by the budget: each amount reached, that amount included, adds a step.
    Paid by the hour, the length decides. What is not said yet adds what the rulebook says for it.
    """
    terms = book.price_suggestion
    found = [PriceFactor("base", terms.base)]
    found += _by_budget(terms, budget_cents) if kind == "fixed" else [_by_length(terms, duration)]
    total = sum(factor.effect for factor in found)
    price = min(max(total, book.jobs.price_min), book.jobs.price_max)
    if price != total:
        found.append(PriceFactor("range", price - total))
    return SuggestedPrice(price, tuple(found))


def _by_budget(terms: PriceSuggestion, budget_cents: int | None) -> list[PriceFactor]:
    if budget_cents is None:
        return [PriceFactor("budget_not_said", 0)]
    reached = [cents for cents in terms.budget_from_cents if budget_cents >= cents]
    if not reached:
        return [PriceFactor("budget_small", 0, cents=min(terms.budget_from_cents, default=None))]
    return [PriceFactor("budget_reaches", terms.budget_step, cents=cents) for cents in reached]


def _by_length(terms: PriceSuggestion, duration: str) -> PriceFactor:
    effects = {
        "under_1_month": terms.hourly_under_1_month,
        "1_to_3_months": terms.hourly_1_to_3_months,
        "3_to_6_months": terms.hourly_3_to_6_months,
        "over_6_months": terms.hourly_over_6_months,
    }
    if duration in effects:
        return PriceFactor(f"hourly_{duration}", effects[duration])
    return PriceFactor("hourly_not_said", terms.hourly_not_said)
