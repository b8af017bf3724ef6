"""Help, with the rulebook's numbers filled in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from earnest.rulebook.queries import rulebook_at
from earnest.rulebook.rules import Rulebook
from earnest.web.request import Request


@require_safe
def help_page(request: Request) -> HttpResponse:
    book = rulebook_at(request.at)
    facts = {"book": book, "returns": _returns_in_words(book), "lives": _lives_in_words(book)}
    return render(request, "help/connects.html", facts)


def _returns_in_words(book: Rulebook) -> list[dict[str, Any]]:
    rules = book.returns
    lines = [
        (_("The client closes the job without hiring"), rules.on_close_without_hire),
        (_("The job is removed for breaking the rules"), rules.on_removal),
        (_("The job expires"), rules.on_expiry),
        (_("The client declines you"), rules.on_decline),
        (_("You withdraw"), rules.on_withdrawal),
    ]
    return [{"event": event, "comes_back": comes_back} for event, comes_back in lines]


def _lives_in_words(book: Rulebook) -> list[str]:
    sources = [(_("Sign-up bonus"), "sign_up"), (_("Monthly Connects"), "allowance")]
    return [f"{name}: {_life_in_words(book, source)}" for name, source in sources]


def _life_in_words(book: Rulebook, source: str) -> str:
    life = book.expiry.life_of(source)
    if life is None:
        return _("never")
    days = life.days
    return ngettext("after %(days)s day", "after %(days)s days", days) % {"days": days}
