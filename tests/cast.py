"""The cast: the same five people in every test. Import the names in `tests/conftest.py`."""

import pytest

from earnest.people.models import Person
from earnest.rulebook.queries import forget_kept_rulebooks
from tests import make


@pytest.fixture
def alice(db: None) -> Person:
    """A freelancer, e-mail confirmed. Her wallet is empty until a test fills it."""
    return make.person("alice", is_freelancer=True, level="intermediate")


@pytest.fixture
def bob(db: None) -> Person:
    """Another freelancer, for whatever takes two."""
    return make.person("bob", is_freelancer=True, level="expert")


@pytest.fixture
def acme(db: None) -> Person:
    """A client who posts jobs and is no freelancer."""
    return make.person("acme", is_client=True)


@pytest.fixture
def sam(db: None) -> Person:
    """Staff."""
    return make.person("sam", is_staff=True)


@pytest.fixture
def nils(db: None) -> Person:
    """Freelancer and client, and party to nothing: may see nothing of the others' business."""
    return make.person("nils", is_freelancer=True, is_client=True)


@pytest.fixture(autouse=True)
def no_kept_rulebooks() -> None:
    """What one test adopts and rolls back must not be remembered by the next."""
    forget_kept_rulebooks()
