"""Settings, Membership & Connects (A26): plan, balance, what comes next, what expires when."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from earnest.billing.models import Membership
from earnest.billing.queries import membership_of
from earnest.ledger.queries import WalletView, uses_of_lot, wallet_view
from earnest.ledger.queries.pace import net_spent_since
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at
from earnest.web.movements import last_moment, movements, source_in_words
from earnest.web.pace import WINDOW, days_it_lasts
from earnest.web.request import Request

LOTS_SHOWN = 50


@login_required
@require_safe
def membership(request: Request) -> HttpResponse:
    """The plan, the balance, the next allowance, and each lot in the order it is spent."""
    wallet = wallet_view(wallet_owner(request.user.id), at=request.at)
    lots = [
        {
            "number": lot.number,
            "name": source_in_words(lot.source, is_grace=lot.grace_of is not None),
            "remaining": lot.remaining,
            "size": lot.size,
            "granted_at": lot.granted_at,
            "last_moment": last_moment(lot.expires_at),
        }
        for lot in wallet.lots[:LOTS_SHOWN]
    ]
    unseen = wallet.lots[LOTS_SHOWN:]
    member = membership_of(request.user.id)
    facts = {
        "book": rulebook_at(request.at),
        "membership": member,
        "wallet": wallet,
        "lots": lots,
        "more_lots": len(unseen),
        "in_more_lots": sum(lot.remaining for lot in unseen),
        "days": _days_left(wallet, member, request.at) if member else None,
        "window": WINDOW.days,
    }
    return render(request, "settings/membership.html", facts)


def _days_left(wallet: WalletView, member: Membership, at: datetime) -> int | None:
    spent = net_spent_since(wallet.owner, at - WINDOW)
    return days_it_lasts(wallet.balance, spent, at.astimezone(UTC).date() - member.joined_on)


@login_required
@require_safe
def lot_page(request: Request, number: int) -> HttpResponse:
    """One acquisition: what it was spent on and what came back."""
    rows = uses_of_lot(wallet_owner(request.user.id), number)
    if not rows:
        raise Http404(_("You have no such lot."))
    uses = movements(rows, person_id=request.user.id)
    return render(request, "settings/lot.html", {"first": uses[0], "uses": uses, "number": number})
