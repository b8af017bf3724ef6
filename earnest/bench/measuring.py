"""How a claim is measured: product and limit take turns, and their medians make a ratio."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import log
from statistics import median

ROUNDS = 3

Report = Callable[[str], None]
"""Told what is being done, for the reader who waits."""


@dataclass(frozen=True, slots=True)
class Size:
    """Medians at one size. Rates are per second; where times are compared they are seconds."""

    size: int
    product: float
    limit: float
    ratio: float


@dataclass(slots=True)
class Result:
    """One claim, measured. `ratio` is the largest size's; `cost_slope` is the exponent with which
    the cost of one unit grows with the size: 0 where it does not."""

    id: str
    unit: str
    floor: float
    sizes: list[Size] = field(default_factory=list)
    ratio: float | None = None
    cost_slope: float | None = None
    is_ceiling: bool = False

    def is_reached(self) -> bool:
        """Whether the floor is reached (or, where time is compared with time, not passed)."""
        if self.ratio is None:
            return True
        return self.ratio <= self.floor if self.is_ceiling else self.ratio >= self.floor


def take_turns(
    product: Callable[[], float], limit: Callable[[], float], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Measure product and limit in turn: their medians, and the median of the rounds' ratios."""
    pairs = []
    for place in range(rounds):
        if place % 2:
            below = limit()
            pairs.append((product(), below))
        else:
            above = product()
            pairs.append((above, limit()))
    ratios = [above / below for above, below in pairs]
    return median(p for p, _ in pairs), median(b for _, b in pairs), median(ratios)


def measure_sizes(
    result: Result,
    sizes: Sequence[int],
    prepare: Callable[[int], tuple[Callable[[], float], Callable[[], float]]],
) -> Result:
    """Measure at each size what `prepare(size)` makes ready: the product, then the limit.

    The slope is that of seconds where the result compares times, else of the limit ÷ product, so
    that a machine that slows down under all of it does not count.
    """
    for size in sizes:
        product, limit, ratio = take_turns(*prepare(size))
        result.sizes.append(Size(size, product, limit, ratio))
    result.ratio = result.sizes[-1].ratio
    costs = [one.product if result.is_ceiling else 1 / one.ratio for one in result.sizes]
    result.cost_slope = slope(sizes, costs)
    return result


def slope(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The exponent k for which cost grows as size to the power k, by least squares on logs."""
    xs, ys = [log(size) for size in sizes], [log(cost) for cost in costs]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    joint = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return joint / spread if spread else 0.0
