"""Versions of the rulebook: from when they hold, what is refused, and what the database refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from earnest.base.refusals import Refused
from earnest.rulebook.actions import adopt_rulebook, withdraw_rulebook
from earnest.rulebook.models import RulebookVersion
from earnest.rulebook.queries import rulebook_at, rulebook_planned_for, shipped_text, versions
from tests.make import AT, adopt, article_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_version")]
FAR = datetime(2999, 1, 1, tzinfo=UTC)


def test_an_installation_begins_with_the_article_as_version_1() -> None:
    book = rulebook_at(AT)
    assert (book.version, book.name) == (1, "article")
    assert [version.text for version in versions()] == [shipped_text()]


def test_before_the_first_version_the_first_holds() -> None:
    assert rulebook_at(datetime(1960, 1, 1, tzinfo=UTC)).version == 1


def test_without_any_version_the_shipped_article_holds() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE rulebook_rulebookversion")
    assert (rulebook_at(AT).version, rulebook_at(AT).name) == (1, "article")


def test_a_version_holds_from_its_moment_on_that_instant_included() -> None:
    adopt({"jobs.price_max": 7}, in_force_at=AT)
    assert rulebook_at(AT - timedelta(microseconds=1)).jobs.price_max == 6
    assert rulebook_at(AT).jobs.price_max == 7
    assert rulebook_at(AT).version == 2


def test_what_is_kept_for_a_minute_asks_the_database_once() -> None:
    rulebook_at(AT)
    assert rulebook_at(AT + timedelta(seconds=59)) is rulebook_at(AT)
    RulebookVersion.objects.bulk_create(
        [RulebookVersion(number=9, name="x", text="", in_force_at=AT, recorded_at=AT)]
    )
    assert rulebook_at(AT).version == 1


def test_what_is_planned_is_asked_of_the_database_each_time() -> None:
    assert rulebook_planned_for(FAR).jobs.price_max == 6
    adopt_rulebook(article_with({"jobs.price_max": 9}), in_force_at=FAR, at=AT)
    assert rulebook_planned_for(FAR).jobs.price_max == 9


@pytest.mark.parametrize(
    ("ahead", "is_taken"),
    [
        (timedelta(days=-1), False),
        (timedelta(0), False),
        (timedelta(seconds=59), False),
        (timedelta(seconds=60), True),
        (timedelta(seconds=61), False),
        (timedelta(minutes=2), True),
    ],
)
def test_a_version_comes_into_force_on_a_whole_minute_and_a_minute_ahead(
    ahead: timedelta, is_taken: bool
) -> None:
    if is_taken:
        assert adopt_rulebook(shipped_text(), in_force_at=AT + ahead, at=AT).number == 2
        return
    with pytest.raises(Refused) as refused:
        adopt_rulebook(shipped_text(), in_force_at=AT + ahead, at=AT)
    assert refused.value.name == "rulebook_too_soon"
    assert "2026-03-20T09:01Z" in refused.value.sentence


def test_within_a_minute_the_next_but_one_is_the_earliest() -> None:
    at = AT + timedelta(seconds=1)
    with pytest.raises(Refused):
        adopt_rulebook(shipped_text(), in_force_at=AT + timedelta(minutes=1), at=at)
    adopt_rulebook(shipped_text(), in_force_at=AT + timedelta(minutes=2), at=at)


def test_an_installations_first_version_may_hold_from_the_past() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE rulebook_rulebookversion")
    assert adopt_rulebook(shipped_text(), in_force_at=AT - timedelta(days=9), at=AT).number == 1


def test_two_versions_never_share_a_moment() -> None:
    adopt({}, in_force_at=AT)
    with pytest.raises(Refused) as refused:
        adopt({}, in_force_at=AT)
    assert refused.value.name == "rulebook_moment_taken"


def test_a_faulty_text_is_refused_with_its_faults_and_writes_nothing() -> None:
    with pytest.raises(Refused) as refused:
        adopt_rulebook(
            article_with({"jobs.price_max": -1}), in_force_at=FAR, at=AT, file="mine.toml"
        )
    assert refused.value.name == "faulty_rulebook"
    assert "mine.toml, line" in refused.value.sentence
    assert "jobs.price_max: found -1" in refused.value.sentence
    assert len(versions()) == 1


def test_a_version_not_in_force_yet_may_be_withdrawn_until_a_minute_before() -> None:
    number = adopt_rulebook(shipped_text(), in_force_at=FAR, at=AT).number
    with pytest.raises(Refused) as refused:
        withdraw_rulebook(number, at=FAR - timedelta(seconds=59))
    assert refused.value.name == "rulebook_in_force"
    withdraw_rulebook(number, at=FAR - timedelta(seconds=60))
    assert len(versions()) == 1


def test_withdrawing_what_is_in_force_or_does_not_exist_is_refused() -> None:
    for number, name in [(1, "rulebook_in_force"), (7, "unknown_rulebook")]:
        with pytest.raises(Refused) as refused:
            withdraw_rulebook(number, at=AT)
        assert refused.value.name == name


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rulebook_rulebookversion SET text = '' WHERE number = 1",
        "UPDATE rulebook_rulebookversion SET in_force_at = now() WHERE number = 2",
        "DELETE FROM rulebook_rulebookversion WHERE number = 1",
    ],
)
def test_the_database_refuses_to_change_a_version(statement: str) -> None:
    adopt_rulebook(shipped_text(), in_force_at=FAR, at=AT)
    with (
        pytest.raises(IntegrityError, match="recorded for good"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert len(versions()) == 2
