"""How fast a wallet is spent."""

from datetime import datetime

from django.db.models import Sum

from earnest.ledger.models import Entry

_OUT_AND_BACK = ("spend", "hold", "capture", "refund", "release")


def net_spent_since(owner: str, since: datetime) -> int:
    """Connects that left the balance by spends and holds since a moment, that included, less what
    came back; below zero where more came back. Expiries and voids are no spending."""
    entries = Entry.objects.filter(
        wallet__owner=owner, happened_at__gte=since, kind__in=_OUT_AND_BACK
    )
    change: int | None = entries.aggregate(total=Sum("change"))["total"]
    return -(change or 0)
