"""A small ledger, and raw SQL that damages it with the guards out of the way."""

from django.db import connection, transaction

from earnest.ledger.queries.audit import audit
from earnest.ledger.rules import Capture, Chargeback, Hold, Refund, Spend
from earnest.ledger.rules.auditing import Finding
from tests.ledger.asking import AT, DAY, ask, grant

Heads = dict[str, tuple[int, bytes]]
GUARDED = ("ledger_entry", "ledger_lot", "ledger_wallet")


def make_world() -> Heads:
    """Two wallets, ann's with eleven entries and ben's with two; their heads."""
    ask(
        grant(expires=99 * DAY),
        grant(subject="lot2", connects=20, cost_cents=300),
        Spend(owner="ann", subject="p1", connects=12),
        Hold(owner="ann", subject="b1", connects=4, until=AT + 9 * DAY),
        Refund(owner="ann", subject="p1", connects=3),
        grant("ben"),
        Spend(owner="ben", subject="p1", connects=1),
        Hold(owner="ann", subject="b2", connects=3, until=AT + 9 * DAY),
        Capture(owner="ann", subject="b2"),
        Chargeback(owner="ann", lot=2),
        grant(subject="lot3", connects=1),
        grant(subject="lot4", connects=7, expires=99 * DAY, cost_cents=105),
    )
    kept: Heads = {}
    report = audit(keep_head=lambda owner, entries, head: kept.update({owner: (entries, head)}))
    assert report.is_clean
    assert {owner: entries for owner, (entries, _) in kept.items()} == {"ann": 11, "ben": 2}
    return kept


def damage(*statements: str) -> None:
    """Run them with the ledger's guards out of the way; `ann` and `ben` stand for wallet ids."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            for owner in ("ann", "ben"):
                wallet = f"(SELECT id FROM ledger_wallet WHERE owner = '{owner}')"
                statement = statement.replace(f"@{owner}", wallet)
            cursor.execute(statement)
            assert cursor.rowcount > 0, f"{statement} changed nothing"
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def where(findings: list[Finding]) -> set[tuple[str, int | None]]:
    return {(finding.owner, finding.entry) for finding in findings}
