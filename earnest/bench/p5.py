"""P5: the history page and the balance of a long wallet, against those of a short one."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.db import connection

from earnest.bench.markets import SPENT_AT, move_all, open_wallets
from earnest.bench.measuring import Report, Result, measure_sizes
from earnest.ledger.queries import balance_of, history
from earnest.ledger.rules import Spend

TITLE = "History page and balance of a wallet with many entries ÷ of one with 100"
CEILING = 1.5
SHORT = 100
SIZES = (1_000, 4_000, 16_000)
FULL_SIZES = (1_000, 10_000, 100_000)
PAGES = 200


def measure(*, full: bool, report: Report) -> Result:
    """Sizes are entries of the long wallet. `product` and `limit` are seconds a page: the newest
    50 rows with their lots, and the balance."""
    open_wallets(["p5:short", "p5:long"], connects=1_000_000)
    _fill("p5:short", 0, SHORT)
    filled = 0

    def prepare(size: int) -> tuple[Callable[[], float], Callable[[], float]]:
        nonlocal filled
        report(f"P5: a wallet with {size:,} entries")
        _fill("p5:long", filled, size)
        filled = size
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE ledger_wallet, ledger_entry, ledger_lot")
        return _page("p5:long"), _page("p5:short")

    result = Result("P5", "s/page", CEILING, is_ceiling=True)
    return measure_sizes(result, FULL_SIZES if full else SIZES, prepare)


def _fill(owner: str, begin: int, end: int) -> None:
    spends = (
        Spend(owner=owner, subject=f"spend:{number}", connects=1) for number in range(begin, end)
    )
    move_all(spends, at=SPENT_AT, batch=5000)


def _page(owner: str) -> Callable[[], float]:
    def seconds() -> float:
        times = []
        for _ in range(PAGES):
            began = perf_counter()
            rows = history(owner)
            balance = balance_of(owner, at=SPENT_AT)
            times.append(perf_counter() - began)
            if rows[0].balance_after != balance:
                raise RuntimeError("the history and the balance differ")
        return median(times)

    return seconds
