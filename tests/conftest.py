"""What every test may ask for: the cast."""

from tests.cast import acme, alice, bob, nils, no_kept_rulebooks, sam
from tests.committed import committed

__all__ = ["acme", "alice", "bob", "committed", "nils", "no_kept_rulebooks", "sam"]
