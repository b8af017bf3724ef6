"""Proposals and returns in the reader's words: states, reasons, and what comes back when."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from earnest.hiring.models import JobReturn, Proposal
from earnest.hiring.rules import LIVE_STATES, NOT_CHOSEN, is_forfeit
from earnest.jobs.rules import is_open
from earnest.rulebook.rules import Returns, Rulebook
from earnest.web.templatetags.earnest import connects

Words = Mapping[str, str | Promise]

STATES: Words = {
    "submitted": gettext_lazy("Sent, not opened yet"),
    "viewed": gettext_lazy("Opened"),
    "declined": gettext_lazy("Declined"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "undone": gettext_lazy("Undone"),
    "not_chosen": gettext_lazy("Job over"),
    "removed": gettext_lazy("Removed by staff"),
}
ENDS_OF_JOBS: Words = {
    "hired": gettext_lazy("Not chosen"),
    "without_hire": gettext_lazy("Job closed"),
    "removed": gettext_lazy("Job removed"),
    "expired": gettext_lazy("Job expired"),
}
REASONS: Words = {
    "undone": gettext_lazy("you took the proposal back"),
    "job_closed": gettext_lazy("the client closed the job without hiring"),
    "job_removed": gettext_lazy("the job was removed"),
    "job_expired": gettext_lazy("the job expired"),
    "declined": gettext_lazy("the client declined"),
    "withdrawn": gettext_lazy("you withdrew"),
    "proposal_removed": gettext_lazy("staff removed the proposal"),
}
REMOVAL_CAUSES: Words = {
    "terms": gettext_lazy("It breaks the terms of service"),
    "discrimination": gettext_lazy("It discriminates"),
    "contact_details": gettext_lazy("It asks for or gives contact details"),
    "asks_for_money": gettext_lazy("It asks freelancers for money"),
    "free_work": gettext_lazy("It asks for work that is not paid"),
}
PROPOSAL_REMOVAL_CAUSES: Words = {
    "terms": gettext_lazy("It breaks the terms of service"),
    "discrimination": gettext_lazy("It discriminates"),
    "contact_details": gettext_lazy("It asks for or gives contact details"),
    "fraud": gettext_lazy("Fraud was found: its Connects do not come back"),
}
_WHEN: Words = {
    "on_close_without_hire": gettext_lazy("the client closes the job without hiring"),
    "on_removal": gettext_lazy("the job is removed"),
    "on_expiry": gettext_lazy("the job expires"),
    "on_decline": gettext_lazy("the client declines"),
    "on_withdrawal": gettext_lazy("you withdraw"),
    "on_other_hired": gettext_lazy("somebody else is hired"),
}


def stands_in_words(proposal: Proposal, at: datetime) -> str:
    """Where a proposal stands at `at`: how its job ended, where that is what decides it."""
    job, state = proposal.job, proposal.state
    if state not in (*LIVE_STATES, NOT_CHOSEN):
        return str(STATES[state])
    is_over = job.state == "open" and not is_open(job.state, job.expires_at, at)
    return str(ENDS_OF_JOBS.get("expired" if is_over else job.closed_reason, STATES[state]))


def promises_in_words(returns: Returns) -> tuple[str, str]:
    """When the Connects of a proposal come back, and when not; "" where there is nothing to say."""
    back = [str(words) for switch, words in _WHEN.items() if getattr(returns, switch)]
    kept = [str(words) for switch, words in _WHEN.items() if not getattr(returns, switch)]
    last = _("or")
    return (
        _("They come back if %(when)s.") % {"when": get_text_list(back, last)} if back else "",
        _("They do not come back if %(when)s.") % {"when": get_text_list(kept, last)}
        if kept
        else "",
    )


def what_comes_back(book: Rulebook) -> list[str]:
    """What is said before Connects are spent: until when it can be undone, what comes back."""
    minutes = book.proposals.undo_minutes
    undo = ngettext(
        "You can undo it for %(count)s minute, while nobody has opened it.",
        "You can undo it for %(count)s minutes, while nobody has opened it.",
        minutes,
    )
    sentences = (undo % {"count": minutes} if minutes else "", *promises_in_words(book.returns))
    return [sentence for sentence in sentences if sentence]


def what_came_of(proposal: Proposal) -> str:
    """One sentence about the Connects of a proposal: what came back and why, or that none did."""
    if not proposal.price:
        return _("This cost 0 Connects.")
    if proposal.returned_at is not None:
        facts = {
            "connects": connects(proposal.connects_returned),
            "reason": REASONS[proposal.return_reason],
        }
        return (
            ngettext(
                "%(connects)s is back: %(reason)s.",
                "%(connects)s are back: %(reason)s.",
                proposal.connects_returned,
            )
            % facts
        )
    if is_forfeit(proposal.state, proposal.removal_cause):
        return _("Fraud was found, so nothing comes back.")
    return _("Nothing has come back.")


def due_in_words(people_count: int, count: int) -> str:
    """88 Connects go back to 23 people."""
    if not count:
        return _("No Connects go back: nobody has any on this job.")
    people = ngettext("%(count)s person", "%(count)s people", people_count) % {
        "count": people_count
    }
    words = ngettext(
        "%(connects)s goes back to %(people)s.", "%(connects)s go back to %(people)s.", count
    )
    return words % {"connects": connects(count), "people": people}


def progress_in_words(job_return: JobReturn) -> str:
    """88 Connects are back with 23 people; or how many of them, while it is not finished."""
    if job_return.finished_at and not job_return.total_count:
        return _("There was nothing to return.")
    people = ngettext("%(count)s person", "%(count)s people", job_return.done_count) % {
        "count": job_return.done_count
    }
    facts = {"connects": connects(job_return.returned_connects), "people": people}
    if job_return.finished_at:
        return _("%(connects)s are back with %(people)s.") % facts
    return _("%(connects)s of %(total)s are back, with %(people)s so far.") % {
        **facts,
        "total": job_return.total_connects,
    }
