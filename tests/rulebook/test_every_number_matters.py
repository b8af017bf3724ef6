"""The keys of the rulebook, changed one at a time: something that people can see must differ."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.db import transaction

from earnest.rulebook.queries import forget_kept_rulebooks, shipped_text
from earnest.rulebook.reading import NEVER, read_rulebook
from earnest.rulebook.rules import leaves_of
from tests.make import AT, adopt
from tests.rulebook import scenes

pytestmark = pytest.mark.django_db

# Keys that no built rule reads yet, with what will read them. A key that is read leaves this list.
NOT_READ_YET = {
    "name": "names the version on the command line",
    "packs": "buying Connects (A2)",
    "plans.basic.price_cents": "billing for plans (A4)",
    "plans.plus": "Plus (A4)",
    "plans.failed_renewal": "Plus (B9)",
    "bonuses.readiness_test": "the readiness test (A7)",
    "bonuses.interview": "interviews (A8)",
    "bonuses.badge": "badges (A9)",
    "bonuses.certification": "certifications (A9)",
    "readiness_test": "the readiness test (A7)",
    "expiry": "sources that give nothing yet (B4)",
    "spend_order": "sources that give nothing yet (B5)",
    "jobs.warning_days": "the question before a job expires (A24)",
    "proposals.invited_price": "invitations (A16)",
    "boosts": "boosts (B1)",
    "purchases": "giving bought Connects back (B7)",
    "invitations": "invitations (B9)",
    "reviews": "reviews (B9)",
    "staff": "staff grants (B9)",
    "notices": "notices (B9)",
    "seriousness": "advice (A30)",
    "planner": "advice (A33)",
}

# For each key that is read, the scene in which its change must show. The longest beginning counts.
SHOWN_IN: dict[str, Callable[[], scenes.Words]] = {
    "connects.list_price_cents": scenes.reading,
    "plans.basic.monthly_connects": scenes.joining,
    "bonuses.sign_up": scenes.joining,
    "expiry.sign_up": scenes.joining,
    "expiry.allowance": scenes.joining,
    "spend_order.sign_up": scenes.joining,
    "spend_order.allowance": scenes.joining,
    "returns": scenes.ending,
    "jobs": scenes.posting,
    "price_suggestion": scenes.posting,
    "proposals": scenes.applying,
    "limits": scenes.limits,
}

# What a key is changed to where the next number would not show or would not be allowed.
CHANGED_TO: dict[str, object] = {
    "name": "other",
    "packs.sizes": [10, 20, 40, 60, 80, 160],
    "spend_order.sign_up": 5,
    "spend_order.allowance": -5,
    "returns.grace_days": 3,
    "price_suggestion.budget_from_cents": [5000, 60000],
    "proposals.quote_hours": 26,
    "limits.live_lots": 1,
    "limits.movement": 30,
    "limits.hold_days": 40,
}


ARTICLE = leaves_of(read_rulebook(shipped_text(), file="article", version=1))


def beginning_of(key: str, table: dict[str, Any]) -> str:
    """The longest entry of the table that the key begins with; "" if there is none."""
    found = [entry for entry in table if key == entry or key.startswith((f"{entry}.", f"{entry}_"))]
    return max(found, key=len, default="")


def is_read(key: str) -> bool:
    return len(beginning_of(key, SHOWN_IN)) >= len(beginning_of(key, NOT_READ_YET))


def changed(key: str, value: object) -> object:
    if key in CHANGED_TO:
        return CHANGED_TO[key]
    if isinstance(value, bool):
        return not value
    assert isinstance(value, int), key
    return NEVER if key.startswith("expiry.") else value + 1


def played(scene: Callable[[], scenes.Words], changes: dict[str, object]) -> scenes.Words:
    """What is seen of the scene under `article` with these changes. It leaves nothing behind."""
    try:
        with transaction.atomic():
            adopt(changes, in_force_at=AT.replace(year=2025))
            words = scene()
            transaction.set_rollback(True)
    finally:
        forget_kept_rulebooks()
    return words


@cache
def under_the_article(scene: Callable[[], scenes.Words]) -> scenes.Words:
    return played(scene, {})


SCENES = list(dict.fromkeys(SHOWN_IN.values()))


@pytest.mark.parametrize("key", [key for key in ARTICLE if is_read(key)])
def test_a_key_that_is_changed_shows_somewhere(key: str) -> None:
    scene = SHOWN_IN[beginning_of(key, SHOWN_IN)]
    assert played(scene, {key: changed(key, ARTICLE[key])}) != under_the_article(scene)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_played_again_under_the_same_rulebook_is_the_same(
    scene: Callable[[], scenes.Words],
) -> None:
    assert played(scene, {}) == under_the_article(scene)


@pytest.mark.parametrize("scene", SCENES)
def test_the_keys_said_to_be_unread_show_nowhere(scene: Callable[[], scenes.Words]) -> None:
    changes = {key: changed(key, ARTICLE[key]) for key in ARTICLE if not is_read(key)}
    assert played(scene, changes) == under_the_article(scene)


def test_every_entry_of_the_two_tables_stands_for_a_key() -> None:
    stood_for = {beginning_of(key, table) for key in ARTICLE for table in (SHOWN_IN, NOT_READ_YET)}
    assert set(SHOWN_IN) | set(NOT_READ_YET) == stood_for - {""}
