"""For the rulebook's tests."""

from importlib import import_module

import pytest
from django.apps import apps


@pytest.fixture
def first_version(db: None) -> None:
    """Version 1 as the migration writes it, also after a test that emptied every table."""
    import_module("earnest.rulebook.migrations.0002_first_version").write_first_version(apps, None)
