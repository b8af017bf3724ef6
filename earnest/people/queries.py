"""Reads about people."""

from earnest.people.models import Person
from earnest.people.rules import may_moderate, normalise_email


def is_address_taken(email: str, *, but_for: int | None = None) -> bool:
    """Whether somebody has this address in any spelling (A6), the person `but_for` apart.

    What is no address at all is nobody's.
    """
    try:
        normalised = normalise_email(email)
    except ValueError:
        return False
    taken_by = Person.objects.filter(normalised_email=normalised).values_list("id", flat=True)
    return any(person_id != but_for for person_id in taken_by)


def person_with_address(email: str) -> Person | None:
    """Who signs in with exactly this address, or None."""
    return Person.objects.filter(email=email).first()


def is_moderator(person_id: int) -> bool:
    """Whether this person may moderate; nobody may not."""
    person = Person.objects.filter(id=person_id).only("is_staff", "is_active").first()
    return person is not None and may_moderate(is_staff=person.is_staff, is_active=person.is_active)
