"""The movements of a wallet in words: what a row of the history, a receipt or the CSV says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from earnest.hiring.queries import NamedProposal, named_proposals
from earnest.ledger.queries import HistoryRow
from earnest.ledger.queries.history import PostedLot

Words = str | Promise

SOURCES: dict[str, Words] = {
    "sign_up": gettext_lazy("Sign-up bonus"),
    "allowance": gettext_lazy("Monthly Connects"),
    "purchase": gettext_lazy("Bought Connects"),
    "staff": gettext_lazy("From staff"),
}
RETURNED: dict[str, Words] = {
    "job_closed": gettext_lazy("%(client)s closed “%(job)s” without hiring"),
    "job_removed": gettext_lazy("“%(job)s” was removed"),
    "job_expired": gettext_lazy("“%(job)s” expired"),
    "undone": gettext_lazy("You took back your application for “%(job)s”"),
    "declined": gettext_lazy("%(client)s declined your application for “%(job)s”"),
    "withdrawn": gettext_lazy("You withdrew from “%(job)s”"),
    "proposal_removed": gettext_lazy("Your application for “%(job)s” was removed"),
}
KINDS: dict[str, Words] = {
    "grant": gettext_lazy("Granted"),
    "spend": gettext_lazy("Spent"),
    "refund": gettext_lazy("Returned"),
    "expiry": gettext_lazy("Expired"),
    "hold": gettext_lazy("Held"),
    "capture": gettext_lazy("Captured"),
    "release": gettext_lazy("Released"),
    "void": gettext_lazy("Taken back"),
}


@dataclass(frozen=True, slots=True)
class NamedLot:
    """A lot by its source; `last_day` is the last day on which it can be spent, None: no end."""

    number: int
    name: str
    last_day: datetime | None
    amount: int


@dataclass(frozen=True, slots=True)
class Movement:
    """One entry as its owner reads it. `detail` joins a spend and its return."""

    number: int
    kind: str
    happened_at: datetime
    title: str
    href: str
    detail: str
    change: int
    balance_after: int
    lots: list[NamedLot]
    job_id: int | None


def movements(rows: Sequence[HistoryRow], *, person_id: int) -> list[Movement]:
    """Entries in words, in the same order; one query for the proposals behind them."""
    ids = {int(subject) for row in rows if (subject := _proposal_in(row.subject))}
    proposals = named_proposals(ids, freelancer_id=person_id) if ids else {}
    return [_movement(row, proposals.get(int(_proposal_in(row.subject) or 0))) for row in rows]


def source_in_words(source: str, *, is_grace: bool = False) -> str:
    """How a lot is called. A grace lot says so."""
    name = str(SOURCES.get(source, source))
    return _("%(source)s, returned") % {"source": name} if is_grace else name


def last_moment(expires_at: datetime | None) -> datetime | None:
    """The last instant of a lot that is worthless from `expires_at` on."""
    return None if expires_at is None else expires_at - timedelta(microseconds=1)


def _movement(row: HistoryRow, proposal: NamedProposal | None) -> Movement:
    return Movement(
        number=row.number,
        kind=row.kind,
        happened_at=row.happened_at,
        title=_title(row, proposal),
        href=reverse("history_entry", args=[row.number]),
        detail=_detail(row, proposal),
        change=row.change,
        balance_after=row.balance_after,
        lots=[
            _named_lot(lot, posting[1]) for lot, posting in zip(row.lots, row.postings, strict=True)
        ],
        job_id=proposal.job_id if proposal else None,
    )


def _title(row: HistoryRow, proposal: NamedProposal | None) -> str:
    if row.kind == "grant":
        return source_in_words(row.lots[0].source if row.lots else "")
    if row.kind == "expiry" and row.lots:
        return _("%(source)s: unspent, expired") % {"source": _lot_in_words(row.lots[0])}
    if proposal is None:
        return str(KINDS[row.kind])
    facts = {"job": proposal.job_title, "client": proposal.client_name}
    if row.kind == "refund" and row.reason in RETURNED:
        return str(RETURNED[row.reason]) % facts
    return _("Applied for “%(job)s”") % facts


def _detail(row: HistoryRow, proposal: NamedProposal | None) -> str:
    if proposal is None:
        return ""
    if row.kind == "spend" and proposal.returned_at:
        count, day = proposal.connects_returned, _day(proposal.returned_at)
        return _("%(count)s came back on %(day)s") % {"count": count, "day": day}
    if row.kind == "refund":
        return _("spent on %(day)s") % {"day": _day(proposal.submitted_at)}
    return ""


def _day(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j M Y")


def _named_lot(lot: PostedLot, amount: int) -> NamedLot:
    return NamedLot(lot.number, _lot_in_words(lot), last_moment(lot.expires_at), amount)


def _lot_in_words(lot: PostedLot) -> str:
    return source_in_words(lot.source, is_grace=lot.grace_of is not None)


def _proposal_in(subject: str) -> str | None:
    kind, _colon, number = subject.partition(":")
    return number if kind == "proposal" and number.isdigit() else None
