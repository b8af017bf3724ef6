"""How long a balance lasts at the present pace. Whole days; nothing is said without a pace."""

from datetime import timedelta

WINDOW = timedelta(days=28)
YOUNGEST = timedelta(days=7)


def days_it_lasts(balance: int, spent: int, age: timedelta) -> int | None:
    """Days until the balance is spent, if `spent` (net of returns) went in the last WINDOW.

    Rounded down; None where nothing was spent, or more came back than was spent, or the wallet's
    `age` is below YOUNGEST: a first day is no pace.
    """
    return balance * WINDOW.days // spent if spent > 0 and age >= YOUNGEST else None
