"""How long a balance lasts at the present pace. Whole days; nothing is said without a pace."""

from datetime import timedelta

WINDOW = timedelta(days=28)


def days_it_lasts(balance: int, spent: int) -> int | None:
    """Days until the balance is spent, if `spent` (net of returns) went in the last WINDOW.

    Rounded down; None where nothing was spent, or more came back than was spent.
    """
    return balance * WINDOW.days // spent if spent > 0 else None
