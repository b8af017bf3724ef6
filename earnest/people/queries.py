"""Reads about people."""

from earnest.people.models import Person
from earnest.people.rules import normalise_email


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
