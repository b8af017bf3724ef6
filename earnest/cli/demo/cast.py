"""The people of the demo world: who they are and how long they have been there."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from earnest.billing.actions import welcome_person
from earnest.people.actions import change_details, sign_up_person
from earnest.people.models import Person
from earnest.people.queries import person_with_address
from earnest.web.demo import address_of


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demo; `days_ago` is when they joined."""

    who: str
    name: str
    days_ago: int
    country: str
    time_zone: str
    kind: str = "freelancer"
    level: str = ""


ROLES = [
    Role("bob", "Bob Adeyemi", 400, "NG", "Africa/Lagos", level="expert"),
    Role("northlight", "Northlight Books", 190, "GB", "Europe/London", "client"),
    Role("harbour", "Harbour Clinic", 160, "IE", "Europe/Dublin", "client"),
    Role("acme", "Acme Pottery", 120, "US", "America/New_York", "client"),
    Role("chiara", "Chiara Conti", 110, "IT", "Europe/Rome", level="expert"),
    Role("sam", "Sam Okafor", 100, "IE", "Europe/Dublin", "staff"),
    Role("dev", "Dev Raman", 95, "IN", "Asia/Kolkata", level="intermediate"),
    Role("alice", "Alice Mertens", 80, "BE", "Europe/Brussels", level="intermediate"),
    Role("eva", "Eva Nowak", 66, "PL", "Europe/Warsaw", level="entry"),
    Role("farah", "Farah Haddad", 60, "JO", "Asia/Amman", level="intermediate"),
    Role("lindqvist", "Lindqvist Joinery", 45, "SE", "Europe/Stockholm", "client"),
    Role("varga", "Tomas Varga", 40, "HU", "Europe/Budapest", "client"),
    Role("moreau", "Inès Moreau", 12, "FR", "Europe/Paris", "client"),
]
FIRST = ROLES[0]


def beginning(*, at: datetime) -> datetime:
    """The moment from which the demo counts back: that of its first building, else `at`."""
    first = person_with_address(address_of(FIRST.who))
    return first.joined_at + timedelta(days=FIRST.days_ago) if first else at


def join(role: Role, *, at: datetime) -> Person:
    """Sign up and confirm, or find who did so before. Nobody is told the password."""
    known = person_with_address(address_of(role.who))
    if known is not None:
        return known
    person = sign_up_person(
        address_of(role.who),
        password=secrets.token_urlsafe(24),
        name=role.name,
        is_freelancer=role.kind == "freelancer",
        is_client=role.kind == "client",
        is_staff=role.kind == "staff",
        at=at,
    )
    change_details(
        person.id,
        name=role.name,
        time_zone=role.time_zone,
        country=role.country,
        level=role.level,
    )
    welcome_person(person.id, at=at)
    return person
