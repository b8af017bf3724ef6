"""Python's cyclic garbage collector, set for processes that make many short-lived values."""

import gc


def spare_collector() -> None:
    """Leave what the start has made alone, and look for cycles after 100,000 new containers.

    Called once when everything is imported. A batch of a thousand spends makes some ten thousand
    containers and no cycle; with Python's own threshold of 700 half of its time went into looking.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
