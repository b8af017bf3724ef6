"""Turns numbers that Hypothesis draws into requests that mean something to a wallet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.properties.model import NEVER, Ask, Wallet

DAY = timedelta(days=1)
START = datetime(2026, 1, 1, tzinfo=UTC)
CHANGE = START + 12 * DAY
"""When the second of two graces comes into force."""
GRACES = (30 * DAY, 2 * DAY, timedelta(0), 5 * DAY)
PAUSES = (0, 0, 0, 0, 1, 1, 1, 2, 5, -2)
VERBS = (
    *("rest", "grant", "grant", "bought", "bought", "spend", "spend", "spend", "hold", "hold"),
    *("capture", "capture", "release", "refund", "refund", "refund", "refund", "void"),
    *("chargeback", "chargeback", "won", "again"),
)

REST = (0, 0, 0)
Step = tuple[int, int, int]
"""Which verb, and two numbers below 256 to choose by."""


def ask_for(step: Step, count: int, wallet: Wallet, at: datetime) -> Ask | None:
    """The request of step number `count`, or None for a rest. Mostly possible, not always."""
    verb, one, two = VERBS[step[0] % len(VERBS)], step[1], step[2]
    key, place = "" if two % 5 == 4 else f"key{count}", count if two % 23 else count // 2
    if verb == "rest":
        return None
    if not wallet.entries and one % 8:
        verb = "bought" if one % 2 else "grant"
    if verb == "again" and wallet.known:
        return _again(one, two, wallet)
    if verb in ("grant", "bought"):
        ends = (NEVER, 2 * DAY, at + 4 * DAY, 8 * DAY, at + 15 * DAY, 40 * DAY, 3 * DAY, NEVER, at)
        cost = 15 * (one % 20) + 7 if verb == "bought" else 0
        expires, priority = ends[one % len(ends)], (0, 0, 0, 0, 1, -1)[two % 6]
        size = (one + two) % 20
        return Ask("grant", f"lot{place}", size, key, None, expires, verb, priority, cost)
    if verb in ("capture", "release", "refund"):
        return _on_name(verb, one, two, key, wallet)
    if verb in ("void", "chargeback", "won"):
        return _on_lot(verb, one, two, key, wallet)
    connects = (one + two) % (wallet.balance + 2)
    if verb != "hold":
        return Ask("spend", f"name{place}", connects, key)
    until = at + (1, 2, 3, 5, 30, 2, 4, 3, 6, 31, 0)[two % 11] * DAY
    return Ask("hold", f"name{place}", connects, key, until)


def _on_name(verb: str, one: int, two: int, key: str, wallet: Wallet) -> Ask:
    """Mostly of a hold that is open, or of a spend of which something is left."""
    left = {name: sum(draw.left for draw in draws) for name, draws in wallet.spends.items()}
    likely = [name for name, connects in left.items() if connects]
    if verb != "refund":
        likely = [name for name, hold in wallet.holds.items() if hold.is_open]
        left = {name: sum(draw.left for draw in wallet.holds[name].draws) for name in likely}
    every = [*wallet.spends, *wallet.holds, "nobody"]
    names = likely if likely and one % 11 else every
    name = names[one % len(names)]
    part = None if verb == "release" or two % 3 == 0 else two % (left.get(name, 3) + 2)
    return Ask(verb, name, part, key)


def _on_lot(verb: str, one: int, two: int, key: str, wallet: Wallet) -> Ask:
    """Mostly of a lot that was bought; what is won is mostly charged back."""
    likely = [lot.number for lot in wallet.lots if lot.cost or lot.parent]
    if verb == "won":
        likely = [lot.number for lot in wallet.lots if lot.is_charged]
    names = likely if likely and two % 11 else range(1, len(wallet.lots) + 2)
    return Ask(verb, key=key, lot=names[one % len(names)])


def _again(one: int, two: int, wallet: Wallet) -> Ask:
    """A request that was made before, or another one with its key."""
    known = [*wallet.known.values()][one % len(wallet.known)][0]
    if two % 3 or not known.key:
        return known
    return Ask("spend", f"other{one}", 1 + two % 3, known.key)
