"""What is decided about applying, taking back and returning. Pure: no Django, no clock."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol, TypeAlias

from earnest.base.texts import is_storable

SUBMITTED, VIEWED = "submitted", "viewed"
DECLINED, WITHDRAWN, UNDONE = "declined", "withdrawn", "undone"
NOT_CHOSEN, REMOVED = "not_chosen", "removed"
STATES = (SUBMITTED, VIEWED, DECLINED, WITHDRAWN, UNDONE, NOT_CHOSEN, REMOVED)
LIVE_STATES = (SUBMITTED, VIEWED)

_ENDS = frozenset({DECLINED, WITHDRAWN, NOT_CHOSEN, REMOVED})
NEXT_STATES: Mapping[str, frozenset[str]] = {
    SUBMITTED: _ENDS | {VIEWED, UNDONE},
    VIEWED: _ENDS,
    DECLINED: frozenset({REMOVED}),
    WITHDRAWN: frozenset({REMOVED}),
    NOT_CHOSEN: frozenset({REMOVED}),
    UNDONE: frozenset(),
    REMOVED: frozenset(),
}

JobReturnReason = Literal["job_closed", "job_removed", "job_expired"]
ReturnReason = JobReturnReason | Literal["undone", "declined", "withdrawn", "proposal_removed"]
JOB_RETURN_REASONS: tuple[JobReturnReason, ...] = ("job_closed", "job_removed", "job_expired")
RETURN_REASONS: tuple[ReturnReason, ...] = (
    *JOB_RETURN_REASONS,
    "undone",
    "declined",
    "withdrawn",
    "proposal_removed",
)
REMOVAL_CAUSES = ("terms", "discrimination", "contact_details", "asks_for_money", "free_work")
FRAUD = "fraud"
PROPOSAL_REMOVAL_CAUSES = ("terms", "discrimination", "contact_details", FRAUD)
FORFEIT: Mapping[str, str] = {"state": REMOVED, "removal_cause": FRAUD}
"""What a proposal says of itself whose Connects never come back (A12), by its fields."""

LETTER_LENGTH = 10_000
ANSWER_LENGTH = 4_000
KEY_LENGTH = 80
ASKED_CENTS_MOST = 100_000_000_00
_IDS_END = 2**63

Refusal: TypeAlias = tuple[str, dict[str, Any]]
"""A refusal's name and the facts for its sentence."""


class Promises(Protocol):
    """The part of a rulebook that says when Connects come back (A11 to A13)."""

    @property
    def on_close_without_hire(self) -> bool: ...
    @property
    def on_removal(self) -> bool: ...
    @property
    def on_expiry(self) -> bool: ...
    @property
    def on_decline(self) -> bool: ...
    @property
    def on_withdrawal(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """All that decides whether a person may apply for a job, before anything is written.

    `earlier` is the state of the person's proposal for this job that is not undone, or "".
    `expires_at` is the first moment at which the job is over, even when nobody swept it.
    """

    person_id: int
    is_freelancer: bool
    client_id: int | None
    job_state: str
    closed_reason: str
    expires_at: datetime | None
    is_imported: bool
    earlier: str
    proposal_limit: int | None
    proposal_count: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A locked price in Connects; `good_until` is the first moment at which it is not good."""

    price: int
    good_until: datetime


def _closed_name(standing: Standing, at: datetime) -> str:
    """Which of the closed-job refusals applies, or ""."""
    if standing.job_state == "closed":
        return f"job_{standing.closed_reason}"
    if standing.expires_at is not None and at >= standing.expires_at:
        return "job_expired"
    return ""


_EARLIER: Mapping[str, str] = {
    DECLINED: "declined_before",
    WITHDRAWN: "withdrawn_before",
    REMOVED: "removed_before",
}


def why_not_apply(standing: Standing, at: datetime) -> Refusal | None:
    """The first refusal that stands in the way of applying, or None.

    In this order: not_a_freelancer, own_job, unknown_job (a draft is nobody's to see), job_hired /
    job_without_hire / job_expired / job_removed, job_imported (B8), already_applied (A23),
    declined_before, withdrawn_before (B6), removed_before, proposals_full.
    """
    if not standing.is_freelancer:
        return "not_a_freelancer", {}
    if standing.client_id == standing.person_id:
        return "own_job", {}
    if standing.job_state == "draft":
        return "unknown_job", {}
    if closed := _closed_name(standing, at):
        return closed, {}
    if standing.is_imported:
        return "job_imported", {}
    if standing.earlier:
        return _EARLIER.get(standing.earlier, "already_applied"), {}
    limit = standing.proposal_limit
    if limit is not None and standing.proposal_count >= limit:
        return "proposals_full", {"limit": limit}
    return None


def price_to_pay(
    quote: Quoted | None, price: int, price_seen: int | None, at: datetime
) -> int | Refusal:
    """The lower of the quote and the current price, in Connects (B3), or why not.

    In this order: no_quote, quote_expired (from `good_until` on, that instant included),
    price_changed (more than the person saw and agreed to; `price_seen` None = not asked).
    """
    if quote is None:
        return "no_quote", {"price": price}
    if at >= quote.good_until:
        return "quote_expired", {"quoted": quote.price, "price": price}
    due = min(quote.price, price)
    if price_seen is not None and due > price_seen:
        return "price_changed", {"seen": price_seen, "price": due}
    return due


def why_not_look_up(person_id: int, job_id: int, key: str) -> Refusal | None:
    """Why no table can be asked about this: key_unfit, unknown_job, not_a_freelancer, or None."""
    if not 0 < len(key) <= KEY_LENGTH or not is_storable(key):
        return "key_unfit", {"limit": KEY_LENGTH}
    if not 0 < job_id < _IDS_END:
        return "unknown_job", {}
    return None if 0 < person_id < _IDS_END else ("not_a_freelancer", {})


def what_is_lacking(
    letter: str, asked_cents: int | None, answers: Sequence[str], question_count: int
) -> Refusal | None:
    """What a proposal lacks to be whole and kept: the first refusal, or None.

    In this order: letter_missing, letter_broken, letter_too_long, ask_missing, asked_too_large,
    answers_missing, answers_unasked, and of the first unfit answer answer_broken, answer_too_long.
    """
    return (
        _letter_fault(letter)
        or _money_fault(asked_cents)
        or _answers_fault(answers, question_count)
    )


def _letter_fault(letter: str) -> Refusal | None:
    if not letter.strip():
        return "letter_missing", {}
    if not is_storable(letter):
        return "letter_broken", {}
    if len(letter) > LETTER_LENGTH:
        return "letter_too_long", {"limit": LETTER_LENGTH, "found": len(letter)}
    return None


def _money_fault(asked_cents: int | None) -> Refusal | None:
    if asked_cents is None or asked_cents <= 0:
        return "ask_missing", {}
    if asked_cents > ASKED_CENTS_MOST:
        return "asked_too_large", {"limit": f"{ASKED_CENTS_MOST // 100:,}"}
    return None


def _answers_fault(answers: Sequence[str], question_count: int) -> Refusal | None:
    given = sum(1 for answer in answers[:question_count] if answer.strip())
    if given < question_count:
        return "answers_missing", {"missing": question_count - given}
    if len(answers) > question_count:
        return "answers_unasked", {"asked": question_count, "found": len(answers)}
    for number, answer in enumerate(answers, start=1):
        if not is_storable(answer):
            return "answer_broken", {"number": number}
        if len(answer) > ANSWER_LENGTH:
            found = len(answer)
            return "answer_too_long", {"number": number, "limit": ANSWER_LENGTH, "found": found}
    return None


def quote_ends_at(made_at: datetime, quote_hours: int) -> datetime:
    """The first moment at which a quote made at `made_at` is no longer good (B3)."""
    return made_at + timedelta(hours=quote_hours)


def undo_ends_at(submitted_at: datetime, undo_minutes: int) -> datetime:
    """The first moment at which a proposal can no longer be taken back (B6)."""
    return submitted_at + timedelta(minutes=undo_minutes)


def why_not_undo(state: str, undo_until: datetime, at: datetime) -> Refusal | None:
    """B6, in this order: proposal_ended, already_opened, undo_over (from `undo_until` on)."""
    if state not in LIVE_STATES:
        return "proposal_ended", {}
    if state != SUBMITTED:
        return "already_opened", {}
    if at >= undo_until:
        return "undo_over", {}
    return None


def why_not_become(state: str, new_state: str) -> Refusal | None:
    """proposal_ended, unless a proposal in `state` can become `new_state` (A23)."""
    return None if new_state in NEXT_STATES[state] else ("proposal_ended", {})


def may_close(job_state: str, closed_reason: str) -> bool:
    """Whether a client may still close a job without hiring (A11): open, or only expired."""
    return job_state == "open" or closed_reason == "expired"


def is_returned(reason: ReturnReason, promises: Promises) -> bool:
    """Whether Connects come back for this reason, by the promises in force at the sending.

    Whether anything is left to return is asked elsewhere: a close or a removal also returns what
    a decline, a withdrawal or an expiry did not (A11 and A12 beat A13).
    """
    match reason:
        case "undone":
            return True
        case "job_closed":
            return promises.on_close_without_hire
        case "job_removed" | "proposal_removed":
            return promises.on_removal
        case "job_expired":
            return promises.on_expiry
        case "declined":
            return promises.on_decline
        case "withdrawn":
            return promises.on_withdrawal


def is_forfeit(state: str, removal_cause: str) -> bool:
    """Whether fraud was found: then nothing comes back, whatever happens to the job (A12)."""
    return {"state": state, "removal_cause": removal_cause} == FORFEIT


def may_see_proposal(
    person_id: int, *, is_staff: bool, freelancer_id: int, client_id: int | None
) -> bool:
    """The freelancer who wrote it, the client whose job it is for, and staff."""
    return is_staff or person_id in (freelancer_id, client_id)


def subject_of(proposal_id: int) -> str:
    """The name under which the ledger knows what a proposal paid. An undone one keeps its own."""
    return f"proposal:{proposal_id}"


def fingerprint(job_id: int, letter: str, asked_cents: int | None, answers: Sequence[str]) -> str:
    """What a key stands for, as 64 hexadecimal characters: same key, other content is refused."""
    content = json.dumps([job_id, letter, asked_cents, list(answers)], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
