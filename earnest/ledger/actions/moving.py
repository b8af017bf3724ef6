"""The one way into the ledger: a list of requests in, a list of answers out."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection, transaction

from earnest.base.desk import Desk
from earnest.ledger.actions.locking import lock
from earnest.ledger.actions.writing import open_wallets, write
from earnest.ledger.queries.states import ledger_cursor, read_facts
from earnest.ledger.queries.terms import terms_in_force
from earnest.ledger.rules import deciding
from earnest.ledger.rules.requests import Declined, Outcome, Request, Spend, check_form
from earnest.ledger.rules.settling import settle
from earnest.ledger.rules.state import WalletState
from earnest.ledger.rules.terms import Schedule


def move_connects(
    requests: Sequence[Request], *, at: datetime, schedule: Schedule | None = None
) -> list[Outcome]:
    """Answer requests in their order, in one transaction or the caller's; one refused alone.

    `at` is when they happen; a wallet's last entry lifts it. Locks the wallets in id order until
    the transaction ends: lock whatever else you need before. The number of round trips does not
    depend on the number of requests. What is due by `at` is written first, also where the request
    is refused. `schedule` defaults to the rulebook versions in force. Source: ledger.md 7 to 11.
    """
    return _move([(request, at) for request in requests], schedule or terms_in_force(at))


def spend_connects(spend: Spend, *, at: datetime) -> Outcome:
    """One spend in a transaction of its own, shared with whoever spends at the same time.

    Not for use inside a transaction: the answer is durable when it is given.
    """
    if connection.in_atomic_block:
        raise RuntimeError("spend_connects commits by itself: use move_connects in a transaction")
    return _DESK.ask((spend, at))


def _spend_together(moves: Sequence[tuple[Request, datetime]]) -> list[Outcome]:
    return _move(moves, terms_in_force(max(at for _, at in moves)))


_DESK: Desk[tuple[Request, datetime], Outcome] = Desk(_spend_together)


def _move(moves: Sequence[tuple[Request, datetime]], schedule: Schedule) -> list[Outcome]:
    if not moves:
        return []
    latest = max(at for _, at in moves)
    limit = schedule.at(latest).batch
    if len(moves) > limit:
        return [Outcome(refusal="too_many", facts={"limit": limit}) for _ in moves]
    requests = [request for request, _ in moves]
    check_form(requests)
    with transaction.atomic(), ledger_cursor() as cursor:
        open_wallets(cursor, _openers(moves, schedule))
        only_spends = all(request.kind == "spend" for request in requests)
        owners = {request.owner for request in requests}
        wallets = lock(cursor, owners, at=latest, only_spends=only_spends)
        read_facts(cursor, wallets, requests, latest)
        outcomes = [
            _answer(wallets.get(request.owner), request, at, schedule) for request, at in moves
        ]
        write(cursor, wallets.values())
    return outcomes


def settle_wallets(
    owners: Collection[str], *, at: datetime, schedule: Schedule | None = None
) -> int:
    """Write what fell due by `at` in these owners' wallets; returns how many entries that took."""
    terms = schedule or terms_in_force(at)
    with transaction.atomic(), ledger_cursor() as cursor:
        wallets = lock(cursor, owners, at=at)
        read_facts(cursor, wallets, [], at)
        for wallet in wallets.values():
            settle(wallet, at, terms)
        write(cursor, wallets.values())
    return sum(len(wallet.written) for wallet in wallets.values())


def settle_due_wallets(*, at: datetime, limit: int = 1000) -> int:
    """Settle up to `limit` wallets in which something may have fallen due by `at`.

    Returns how many wallets it visited; 0 means that nothing is due any more.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT owner FROM ledger_wallet WHERE due_at <= %s ORDER BY due_at LIMIT %s",
            [at, limit],
        )
        owners = [owner for (owner,) in cursor]
    if owners:
        settle_wallets(owners, at=at)
    return len(owners)


def _openers(moves: Sequence[tuple[Request, datetime]], schedule: Schedule) -> set[str]:
    owners = set()
    for request, at in moves:
        if request.kind == "grant" and request.owner not in owners:
            try:
                deciding.check(request, at, schedule.at(at))
            except Declined:
                continue
            owners.add(request.owner)
    return owners


def _answer(
    wallet: WalletState | None, request: Request, at: datetime, schedule: Schedule
) -> Outcome:
    if wallet is None or (wallet.next_entry == 1 and request.kind != "grant"):
        return deciding.decline_without_wallet(request, at, schedule.at(at))
    return deciding.answer(wallet, request, at, schedule)
