"""Every story holds, in the model and in the ledger, and says which line of the law it proves."""

import re
from pathlib import Path

import pytest

from earnest.ledger.stories.playing import play_story
from tests.properties.player import play

STORIES = sorted(Path(__file__).parent.glob("*.story"))
SOURCES = r"ledger\.md (\d+)((?:,? and|,) \d+)*|ledger\.md, \w+|article, A\d+|rules\.md"
OPENING = re.compile(rf"# ({SOURCES}).*: .*[.,:…]$")


def name_of(story: Path) -> str:
    return story.stem


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_holds_in_the_model(story: Path) -> None:
    assert play(story.read_text()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_holds_in_the_ledger(story: Path) -> None:
    assert play_story(story.read_text()) == []


@pytest.mark.parametrize("story", STORIES, ids=name_of)
def test_a_story_opens_with_the_line_that_it_proves(story: Path) -> None:
    opening = story.read_text().partition("\n")[0]
    assert OPENING.match(opening), opening


@pytest.mark.parametrize("rule", [1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
def test_every_rule_that_a_story_can_tell_has_one(rule: int) -> None:
    openings = [story.read_text().partition(": ")[0] for story in STORIES]
    assert [line for line in openings if re.search(rf"ledger\.md (.* )?{rule}\b", line)]


def test_a_story_is_short_enough_to_read() -> None:
    assert [story.name for story in STORIES if len(story.read_text().splitlines()) > 25] == []
