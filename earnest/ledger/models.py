"""What the ledger remembers. Only earnest.ledger.actions writes these tables, and entries and lots
are written once: the database refuses to change or delete them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Wallet(models.Model):
    """The row that is locked: the head of a stream of entries, with the live lots beside it.

    The `lot_…` arrays are parallel and stand in spend order (B5); a lot that is not in them has
    nothing left and nothing held. `due_at` is no later than the next thing that falls due.
    """

    owner = models.TextField(unique=True, db_collation="C")
    next_entry = models.IntegerField(default=1)
    next_lot = models.IntegerField(default=1)
    head = models.BinaryField()
    debt = models.BigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    lot_numbers = ArrayField(models.IntegerField(), default=list)
    lot_priorities = ArrayField(models.IntegerField(), default=list)
    lot_expires = ArrayField(models.DateTimeField(null=True), default=list)
    lot_sizes = ArrayField(models.IntegerField(), default=list)
    lot_remaining = ArrayField(models.IntegerField(), default=list)
    lot_held = ArrayField(models.IntegerField(), default=list)
    hold_numbers = ArrayField(models.IntegerField(), default=list)
    hold_untils = ArrayField(models.DateTimeField(), default=list)

    class Meta:
        db_table = "ledger_wallet"
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="ledger_wallet_due",
                condition=models.Q(due_at__isnull=False),
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(debt__gte=0), name="ledger_wallet_debt")
        ]


class Entry(models.Model):
    """One line of a wallet's stream. `lots` and `amounts` are its postings, in order."""

    pk = models.CompositePrimaryKey("wallet_id", "number")
    form = models.SmallIntegerField()
    wallet = models.ForeignKey(Wallet, models.PROTECT, db_index=False, db_constraint=False)
    number = models.IntegerField()
    kind = models.TextField(db_collation="C")
    key = models.TextField(null=True, db_collation="C")
    request = models.BinaryField(null=True)
    subject = models.TextField(db_collation="C")
    reason = models.TextField(db_collation="C")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    change = models.IntegerField()
    balance_after = models.BigIntegerField()
    rulebook = models.IntegerField()
    origin = models.IntegerField(null=True)
    follows = models.IntegerField(null=True)
    until = models.DateTimeField(null=True)
    lots = ArrayField(models.IntegerField())
    amounts = ArrayField(models.IntegerField())
    chain = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"
        indexes: ClassVar = [
            models.Index(
                fields=["wallet", "origin"],
                name="ledger_entry_origin",
                condition=models.Q(origin__isnull=False),
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["wallet", "subject", "kind"],
                name="ledger_entry_name",
                condition=models.Q(kind__in=("grant", "spend", "hold")),
            ),
            models.UniqueConstraint(
                fields=["wallet", "key"],
                name="ledger_entry_key",
                condition=models.Q(key__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(balance_after__gte=0), name="ledger_entry_balance"
            ),
        ]


class Lot(models.Model):
    """A lot as it was opened. What is left of it stands in its wallet's row."""

    pk = models.CompositePrimaryKey("wallet_id", "number")
    wallet = models.ForeignKey(Wallet, models.PROTECT, db_index=False, db_constraint=False)
    number = models.IntegerField()
    entry_number = models.IntegerField()
    source = models.TextField(db_collation="C")
    size = models.IntegerField()
    priority = models.IntegerField()
    granted_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    cost_cents = models.BigIntegerField()
    grace_of = models.IntegerField(null=True)
    root = models.IntegerField()

    class Meta:
        db_table = "ledger_lot"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0, cost_cents__gte=0), name="ledger_lot_size"
            )
        ]


class Mark(models.Model):
    """What a void or a chargeback left on a lot. Derived: it can be rebuilt from the entries."""

    pk = models.CompositePrimaryKey("wallet_id", "lot")
    wallet = models.ForeignKey(Wallet, models.PROTECT, db_index=False, db_constraint=False)
    lot = models.IntegerField()
    is_voided = models.BooleanField()
    chargeback = models.IntegerField(null=True)
    charged_for = models.IntegerField(null=True)
    owed = models.IntegerField()
    taken = models.IntegerField()
    repaid = models.IntegerField()

    class Meta:
        db_table = "ledger_mark"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(owed__gte=0, taken__gte=0, repaid__gte=0),
                name="ledger_mark_amounts",
            )
        ]
