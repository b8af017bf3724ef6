"""The Connects history: every movement with its reason and the balance after it; also as CSV."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from earnest.ledger.queries import (
    HistoryRow,
    entries_about,
    entry_of,
    history,
    whole_history,
)
from earnest.people.rules import wallet_owner
from earnest.web.forms.history import HistoryFilters
from earnest.web.movements import Movement, movements
from earnest.web.request import Request

PAGE = 50
CHUNK = 500
COLUMNS = ("number", "happened at", "kind", "what happened", "Connects", "balance", "lots")


@login_required
@require_safe
def history_page(request: Request) -> HttpResponse:
    """A page of movements, newest first; `before` is the number that the last page ended at."""
    form = HistoryFilters(request.GET)
    rows: list[HistoryRow] = []
    if form.is_valid():
        before = request.GET.get("before", "")
        rows = history(
            wallet_owner(request.user.id),
            before=int(before) if before.isdecimal() and len(before) < 16 else None,
            limit=PAGE + 1,
            **form.wanted(),
        )
    facts = {
        "form": form,
        "rows": movements(rows[:PAGE], person_id=request.user.id),
        "earlier": _address(request, before=rows[PAGE - 1].number) if len(rows) > PAGE else "",
        "latest": _address(request) if request.GET.get("before") else "",
        "query": _query(request),
    }
    return render(request, "settings/history.html", facts, status=200 if form.is_valid() else 422)


@login_required
@require_safe
def history_entry(request: Request, number: int) -> HttpResponse:
    """One movement with all that belongs to it: spend and return joined, lots and last days."""
    owner = wallet_owner(request.user.id)
    row = entry_of(owner, number)
    if row is None:
        raise Http404
    related = entries_about(owner, row.subject)
    joined = movements(related or [row], person_id=request.user.id)
    (movement,) = movements([row], person_id=request.user.id)
    return render(request, "settings/entry.html", {"movement": movement, "joined": joined})


@login_required
@require_safe
def history_csv(request: Request) -> HttpResponse | StreamingHttpResponse:
    """The whole history as CSV, oldest first, streamed, with the same filters."""
    form = HistoryFilters(request.GET)
    if not form.is_valid():
        return render(request, "settings/history.html", {"form": form, "rows": []}, status=422)
    rows = whole_history(wallet_owner(request.user.id), **form.wanted())
    lines = _csv_lines(rows, request.user.id)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="connects.csv"'
    return answer


class _Line:
    """A file that hands back what the csv module writes."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(rows: Iterable[HistoryRow], person_id: int) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        for one in movements(chunk, person_id=person_id):
            yield writer.writerow(_csv_row(one))


def _csv_row(one: Movement) -> list[Any]:
    moment = timezone.localtime(one.happened_at).isoformat(timespec="seconds")
    lots = "; ".join(f"{lot.name} (lot {lot.number}): {lot.amount:+d}" for lot in one.lots)
    title = f"'{one.title}" if one.title[:1] in "=+-@\t\r" else one.title
    return [one.number, moment, one.kind, title, one.change, one.balance_after, lots]


def _query(request: Request, **changes: Any) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    for name, value in changes.items():
        query[name] = str(value)
    return query.urlencode()


def _address(request: Request, **changes: Any) -> str:
    return f"{request.path}?{_query(request, **changes)}"
