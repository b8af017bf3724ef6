"""Reads about memberships."""

from datetime import date

from earnest.billing.models import Membership


def membership_of(person_id: int) -> Membership | None:
    """The person's membership; None for who is no freelancer or has not confirmed an address."""
    return Membership.objects.filter(person_id=person_id).first()


def next_allowance_on(person_id: int) -> date | None:
    """The day, in UTC, from which the person's next allowance is due; None without membership."""
    membership = membership_of(person_id)
    return membership.next_allowance_on if membership else None
