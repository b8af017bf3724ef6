"""Faults put into the rules are caught: by a story each where one can tell it, and by the model."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.db import transaction

from earnest.ledger.queries.audit import audit
from earnest.ledger.stories.playing import play_story
from tests.properties.choosing import GRACES, PAUSES, VERBS
from tests.properties.mutants import MUTANTS, Mutant
from tests.properties.play import Play

STORIES = Path(__file__).parent.parent / "stories"
TOLD = [mutant for mutant in MUTANTS if mutant.told_by]
SEEDS = (0, 10, 6, *range(20, 40))
"""The first three have what is rare: two chargebacks repaid, and a capture after one."""
CHAINED = [mutant for mutant in MUTANTS if "chain" in mutant.name]


def name_of(mutant: Mutant) -> str:
    return mutant.name


def a_play(seed: int) -> Play:
    chance = random.Random(seed)
    graces = (chance.choice(GRACES), chance.choice(GRACES))
    runs = [
        [tuple(chance.randrange(end) for end in (len(VERBS), 256, 256)) for _ in range(50)]
        for _ in range(10)
    ]
    pauses = [chance.choice(PAUSES) for _ in range(50)]
    return Play(graces, pauses, runs, is_joined=seed % 2 == 1)  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.parametrize("mutant", TOLD, ids=name_of)
def test_its_story_no_longer_holds(mutant: Mutant) -> None:
    story = (STORIES / f"{mutant.told_by}.story").read_text()
    assert play_story(story, prefix="before ") == []
    with mutant.alive():
        assert play_story(story, prefix="after ") != []


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("mutant", [one for one in MUTANTS if one not in CHAINED], ids=name_of)
def test_the_model_catches_it(mutant: Mutant) -> None:
    with mutant.alive():
        assert any(_goes_wrong(a_play(seed)) for seed in SEEDS)


def _goes_wrong(play: Play) -> bool:
    """A mutant may also be stopped by a guard of the database or a rule that finds it absurd."""
    try:
        with transaction.atomic():
            return play.first_difference() is not None
    except Exception:
        return True


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("mutant", CHAINED, ids=name_of)
def test_the_audit_catches_it(mutant: Mutant) -> None:
    with mutant.alive(), transaction.atomic():
        a_play(1).first_difference()
    assert any("chain" in finding.what for finding in audit().findings)


def test_there_are_ten_mutants_at_least() -> None:
    assert len({mutant.name for mutant in MUTANTS}) >= 10
