"""What every test may ask for: the cast, and a database that is migrated once for all."""

from tests.cast import acme, alice, bob, nils, no_kept_rulebooks, sam
from tests.committed import committed
from tests.database import django_db_setup

__all__ = [
    "acme",
    "alice",
    "bob",
    "committed",
    "django_db_setup",
    "nils",
    "no_kept_rulebooks",
    "sam",
]
