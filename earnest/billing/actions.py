"""Joining and the month's Connects. Every grant goes through the ledger's one way in."""

from collections.abc import Collection
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
from earnest.people.actions import add_roles, confirm_addresses
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at
from earnest.rulebook.rules import Rulebook

CHUNK = 1000
"""As many memberships as one transaction gives their allowance at most (ledger.md 11)."""


ALREADY_GIVEN = ("name_taken", "key_reused")
"""How the ledger answers a period that it knows from a time with other numbers."""


def welcome_person(person_id: int, *, at: datetime) -> None:
    """`welcome_people` for one."""
    welcome_people([person_id], at=at)


@transaction.atomic
def welcome_people(person_ids: Collection[int], *, at: datetime) -> None:
    """Confirmed addresses: the sign-up bonus (A6), Basic, and its first allowance (A3) for each.

    Only freelancers have a wallet; of others the confirmation alone is noted. Called again it
    gives nothing again: the bonus comes once for an address in any spelling, for ever, and
    once for a person. All of them or none. Round trips do not depend on how many they are (at
    most 1,000). Locks the people in id order, then the wallets. Refusals: unknown_person.
    """
    people = confirm_addresses(person_ids, at=at)
    _welcome_freelancers([person for person in people if person.is_freelancer], at)


@transaction.atomic
def become_freelancer(person_id: int, *, at: datetime) -> None:
    """Add the freelancer's role; with a confirmed address, also what `welcome_person` gives.

    Locks the person, then the wallet. Refusals: unknown_person.
    """
    person = add_roles(person_id, is_freelancer=True)
    if person.email_confirmed_at is not None:
        _welcome_freelancers([person], at)


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


def _welcome_freelancers(people: list[Person], at: datetime) -> None:
    book = rulebook_at(at)
    memberships = _new_memberships(people, utc_day(at))
    welcomed = _claim_addresses(people, at)
    if book.bonuses.sign_up and welcomed:
        for outcome in move_connects([_sign_up_bonus(one.id, book) for one in welcomed], at=at):
            if outcome.refusal:
                raise Refused(outcome.refusal, **outcome.facts)
    if memberships:
        _give_next_period(memberships, book, at)


def _new_memberships(people: list[Person], today: date) -> list[Membership]:
    """On Basic, each whose first period begins today; who has a membership keeps it."""
    members = set(Membership.objects.filter(person__in=people).values_list("person_id", flat=True))
    return Membership.objects.bulk_create(
        Membership(
            person=person,
            plan=BASIC,
            billing_day=billing_day_of(today),
            joined_on=today,
            next_allowance_on=today,
        )
        for person in people
        if person.id not in members
    )


def _claim_addresses(people: list[Person], at: datetime) -> list[Person]:
    """Note everyone's address; those whose first it is, and who are its first."""
    known = WelcomedAddress.objects.filter(person__in=people)
    have_had_one = set(known.values_list("person_id", flat=True))
    digests = {person.id: address_digest(person.normalised_email) for person in people}
    WelcomedAddress.objects.bulk_create(
        [
            WelcomedAddress(digest=digests[person.id], person=person, welcomed_at=at)
            for person in people
        ],
        ignore_conflicts=True,
    )
    rows = WelcomedAddress.objects.filter(digest__in=digests.values())
    claimed_by = dict(rows.values_list("digest", "person_id"))
    return [
        person
        for person in people
        if person.id not in have_had_one and claimed_by[digests[person.id]] == person.id
    ]


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
