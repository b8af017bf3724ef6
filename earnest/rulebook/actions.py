"""Versions of the rulebook are written here, and nowhere else."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max

from earnest.base.refusals import Refused
from earnest.rulebook.models import RulebookVersion
from earnest.rulebook.queries import forget_kept_rulebooks
from earnest.rulebook.reading import FaultyRulebook, read_rulebook
from earnest.rulebook.rules import earliest_in_force, may_come_into_force


@transaction.atomic
def adopt_rulebook(
    text: str, *, in_force_at: datetime, at: datetime, file: str = "rulebook"
) -> RulebookVersion:
    """Record a version, in force from `in_force_at` on: a whole minute, a minute ahead at least.

    An installation's first may be in force from any moment, a past one too. `file` is what faults
    are reported against. Locks the table of versions. Refusals: faulty_rulebook,
    rulebook_too_soon, rulebook_moment_taken.
    """
    _lock_versions()
    highest = RulebookVersion.objects.aggregate(Max("number"))["number__max"]
    number = (highest or 0) + 1
    try:
        book = read_rulebook(text, file=file, version=number)
    except FaultyRulebook as faulty:
        raise Refused("faulty_rulebook", faults=str(faulty)) from faulty
    if highest is not None and not may_come_into_force(in_force_at, at):
        raise Refused("rulebook_too_soon", earliest=f"{earliest_in_force(at):%Y-%m-%dT%H:%MZ}")
    if RulebookVersion.objects.filter(in_force_at=in_force_at).exists():
        raise Refused("rulebook_moment_taken")
    transaction.on_commit(forget_kept_rulebooks)
    return RulebookVersion.objects.create(
        number=number, name=book.name, text=text, in_force_at=in_force_at, recorded_at=at
    )


@transaction.atomic
def withdraw_rulebook(number: int, *, at: datetime) -> None:
    """Take back a version that is not in force yet, until a minute before it would be.

    Locks the table of versions. Refusals: unknown_rulebook, rulebook_in_force.
    """
    _lock_versions()
    version = RulebookVersion.objects.filter(number=number).first()
    if version is None:
        raise Refused("unknown_rulebook", number=number)
    if version.in_force_at < earliest_in_force(at):
        raise Refused("rulebook_in_force", number=number)
    version.delete()
    transaction.on_commit(forget_kept_rulebooks)


def _lock_versions() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE rulebook_rulebookversion IN SHARE ROW EXCLUSIVE MODE")
