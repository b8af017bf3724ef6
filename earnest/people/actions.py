"""Joining, confirming an address, changing what one is here for."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from earnest.base.refusals import Refused
from earnest.people.models import Person
from earnest.people.rules import NAME_LENGTH, is_detail_known, is_name, normalise_email


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody to sign up together with others; without a password: a mail lets them set one."""

    email: str
    name: str
    is_freelancer: bool = False
    is_client: bool = False
    is_staff: bool = False


def sign_up_person(
    email: str,
    *,
    password: str,
    name: str,
    is_freelancer: bool,
    is_client: bool,
    is_staff: bool = False,
    at: datetime,
) -> Person:
    """A new person whose address is not confirmed yet: nothing comes in before it is (A6).

    Nobody becomes staff by a page: only an operator's command passes `is_staff`.

    Refusals, in this order: no_role, no_name, no_address, address_taken (another spelling of a
    known one included).
    """
    one = Newcomer(
        email=email,
        name=name,
        is_freelancer=is_freelancer,
        is_client=is_client,
        is_staff=is_staff,
    )
    person = _newcomer(one, at)
    person.password = make_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise Refused("address_taken") from error
    return person


@transaction.atomic
def sign_up_people(newcomers: Sequence[Newcomer], *, at: datetime) -> list[Person]:
    """As `sign_up_person` for many at once, in their order; all of them or none.

    Refusals: no_role, no_name, no_address, address_taken.
    """
    people = [_newcomer(one, at) for one in newcomers]
    for person in people:
        person.set_unusable_password()
    try:
        with transaction.atomic():
            return Person.objects.bulk_create(people)
    except IntegrityError as error:
        raise Refused("address_taken") from error


def _newcomer(one: Newcomer, at: datetime) -> Person:
    """The person as they would be, neither saved nor with a password; raises the first refusal."""
    if not (one.is_freelancer or one.is_client or one.is_staff):
        raise Refused("no_role")
    if not is_name(one.name):
        raise Refused("no_name", limit=NAME_LENGTH)
    person = Person(**asdict(one), joined_at=at)
    person.name = one.name.strip()
    try:
        person.normalised_email = normalise_email(one.email)
    except ValueError as error:
        raise Refused("no_address") from error
    return person


def confirm_addresses(person_ids: Collection[int], *, at: datetime) -> list[Person]:
    """Note that these people's present addresses reached them, in id order. The first time is kept.

    Locks the people until the caller's transaction ends. Refusals: unknown_person, for all of them.
    """
    people = _locked(person_ids)
    if len(people) < len(set(person_ids)):
        raise Refused("unknown_person")
    confirmed = [person for person in people if person.email_confirmed_at is None]
    for person in confirmed:
        person.email_confirmed_at = at
    Person.objects.bulk_update(confirmed, ["email_confirmed_at"])
    return people


def add_roles(person_id: int, *, is_freelancer: bool = False, is_client: bool = False) -> Person:
    """Add what a person is here for; nothing is taken away.

    Locks the person until the caller's transaction ends. Refusals: unknown_person.
    A freelancer's wallet is `billing`'s: call its `become_freelancer` for that role.
    """
    person = lock_person(person_id)
    person.is_freelancer |= is_freelancer
    person.is_client |= is_client
    person.save(update_fields=["is_freelancer", "is_client"])
    return person


@transaction.atomic
def change_details(
    person_id: int, *, name: str, time_zone: str, country: str, level: str
) -> Person:
    """What a person says of themselves: name, IANA time zone, ISO country or "", level or "".

    Locks the person. Refusals, in this order: unknown_person, no_name, detail_unknown.
    """
    person = lock_person(person_id)
    if not is_name(name):
        raise Refused("no_name", limit=NAME_LENGTH)
    if not is_detail_known(time_zone=time_zone, country=country, level=level):
        raise Refused("detail_unknown")
    person.name, person.time_zone = name.strip(), time_zone
    person.country, person.level = country, level
    person.save(update_fields=["name", "time_zone", "country", "level"])
    return person


def lock_person(person_id: int) -> Person:
    """The person, locked until the open transaction ends. Refusals: unknown_person."""
    people = _locked([person_id])
    if not people:
        raise Refused("unknown_person")
    return people[0]


def _locked(person_ids: Collection[int]) -> list[Person]:
    people = Person.objects.select_for_update(no_key=True).filter(id__in=person_ids)
    return list(people.order_by("id"))
