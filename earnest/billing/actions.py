"""Joining and the month's Connects. Every grant goes through the ledger's one way in."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from earnest.base.refusals import Refused
from earnest.billing.models import Membership, WelcomedAddress
from earnest.billing.rules import (
    ALLOWANCE_SOURCE,
    BASIC,
    SIGN_UP_SOURCE,
    address_digest,
    allowance_subject,
    billing_day_of,
    next_period,
    sign_up_subject,
    utc_day,
)
from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Grant
from earnest.people.actions import add_roles, confirm_address
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at
from earnest.rulebook.rules import Rulebook

CHUNK = 1000
"""As many memberships as one transaction gives their allowance at most (ledger.md 11)."""


ALREADY_GIVEN = ("name_taken", "key_reused")
"""How the ledger answers a period that it knows from a time with other numbers."""


@transaction.atomic
def welcome_person(person_id: int, *, at: datetime) -> None:
    """A confirmed address: the sign-up bonus (A6), Basic, and its first allowance (A3).

    Only freelancers have a wallet; of others the confirmation alone is noted. Called again it
    gives nothing again: the bonus comes once for an address in any spelling, for ever, and
    once for a person. Locks the person, then the wallet. Refusals: unknown_person.
    """
    person = confirm_address(person_id, at=at)
    if person.is_freelancer:
        _welcome_freelancer(person, at)


@transaction.atomic
def become_freelancer(person_id: int, *, at: datetime) -> None:
    """Add the freelancer's role; with a confirmed address, also what `welcome_person` gives.

    Locks the person, then the wallet. Refusals: unknown_person.
    """
    person = add_roles(person_id, is_freelancer=True)
    if person.email_confirmed_at is not None:
        _welcome_freelancer(person, at)


@dataclass(frozen=True, slots=True)
class AllowanceCount:
    """Periods given, periods that the ledger had already, and periods refused: these stay due."""

    given: int = 0
    known: int = 0
    refused: int = 0

    def __add__(self, other: "AllowanceCount") -> "AllowanceCount":
        return AllowanceCount(
            self.given + other.given, self.known + other.known, self.refused + other.refused
        )


def give_allowances(*, at: datetime, chunk: int = CHUNK) -> AllowanceCount:
    """Give every allowance due on the day of `at` in UTC, in transactions of `chunk` at most.

    Each period is given once, whatever happens: it may be killed and run again, or run twice at
    once. Periods missed while nothing ran are made up one by one, each a lot of its own whose
    life counts from now, by the rulebook in force now. What the ledger refuses (a full wallet)
    stays due and is tried by the next run. Locks memberships in person order, then wallets.
    """
    total = AllowanceCount()
    while True:
        count = _give_one_period_each(at, chunk)
        total = replace(total + count, refused=count.refused)
        if not (count.given or count.known):
            return total


def _give_one_period_each(at: datetime, chunk: int) -> AllowanceCount:
    """One pass over everyone with something due, the oldest period of each."""
    total, after = AllowanceCount(), 0
    while last := _give_chunk(at, chunk, after):
        after, count = last
        total += count
    return total


@transaction.atomic
def _give_chunk(at: datetime, chunk: int, after: int) -> tuple[int, AllowanceCount] | None:
    """The next `chunk` people after person `after`; the last one's id, or None past the end."""
    due = list(
        Membership.objects.select_for_update(no_key=True)
        .filter(next_allowance_on__lte=utc_day(at), person_id__gt=after)
        .order_by("person_id")[:chunk]
    )
    if not due:
        return None
    return due[-1].person_id, _give_next_period(due, rulebook_at(at), at)


def _give_next_period(due: list[Membership], book: Rulebook, at: datetime) -> AllowanceCount:
    """Give each its oldest due period and move on those who have it."""
    if not book.plans.basic.monthly_connects:
        _move_on(due)  # B26: what is 0 writes no entry
        return AllowanceCount(known=len(due))
    grants = [_allowance(one.person_id, one.next_allowance_on, book) for one in due]
    outcomes = move_connects(grants, at=at)
    given = [not (outcome.refusal or outcome.is_replay) for outcome in outcomes]
    known = [outcome.is_replay or outcome.refusal in ALREADY_GIVEN for outcome in outcomes]
    _move_on([one for one, *has in zip(due, given, known, strict=True) if any(has)])
    return AllowanceCount(sum(given), sum(known), len(due) - sum(given) - sum(known))


def _move_on(memberships: list[Membership]) -> None:
    for one in memberships:
        one.next_allowance_on = next_period(one.next_allowance_on, one.billing_day)
    Membership.objects.bulk_update(memberships, ["next_allowance_on"])


def _welcome_freelancer(person: Person, at: datetime) -> None:
    book, today = rulebook_at(at), utc_day(at)
    membership, is_new = Membership.objects.get_or_create(
        person=person,
        defaults={
            "plan": BASIC,
            "billing_day": billing_day_of(today),
            "joined_on": today,
            "next_allowance_on": today,
        },
    )
    if _claim_address(person, at) and book.bonuses.sign_up:
        [outcome] = move_connects([_sign_up_bonus(person.id, book)], at=at)
        if outcome.refusal:
            raise Refused(outcome.refusal, **outcome.facts)
    if is_new:
        _give_next_period([membership], book, at)


def _claim_address(person: Person, at: datetime) -> bool:
    """Whether this sign-up is the first of the person's address, and the person's first."""
    has_had_one = WelcomedAddress.objects.filter(person=person).exists()
    _, is_new = WelcomedAddress.objects.get_or_create(
        digest=address_digest(person.normalised_email),
        defaults={"person": person, "welcomed_at": at},
    )
    return is_new and not has_had_one


def _sign_up_bonus(person_id: int, book: Rulebook) -> Grant:
    return Grant(
        owner=wallet_owner(person_id),
        subject=sign_up_subject(person_id),
        connects=book.bonuses.sign_up,
        source=SIGN_UP_SOURCE,
        expires=book.expiry.life_of(SIGN_UP_SOURCE),
        priority=book.spend_order.priority_of(SIGN_UP_SOURCE),
        reason="sign_up",
    )


def _allowance(person_id: int, first_day: date, book: Rulebook) -> Grant:
    return Grant(
        owner=wallet_owner(person_id),
        subject=allowance_subject(person_id, BASIC, first_day),
        connects=book.plans.basic.monthly_connects,
        source=ALLOWANCE_SOURCE,
        expires=book.expiry.life_of(ALLOWANCE_SOURCE),
        priority=book.spend_order.priority_of(ALLOWANCE_SOURCE),
        reason="allowance",
    )
