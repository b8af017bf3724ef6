"""What a file tells as a job that can be posted here."""

from dataclasses import replace

from earnest.cli.play.jobs import draft_of, read_played
from earnest.jobs.rules import faults_of
from earnest.jobs.rules.importing.records import BrokenRecord
from earnest.rulebook.queries import shipped_text
from earnest.rulebook.reading import read_rulebook
from tests.jobs.reading import AS_OF, fixture, jobs_of

BOOK = read_rulebook(shipped_text(), file="article", version=1)


def test_every_job_of_the_known_files_can_be_posted() -> None:
    told = jobs_of(fixture("listing.csv")) + jobs_of(fixture("listing_with_text.csv"))
    for one in told:
        draft = draft_of(one, BOOK)
        assert not faults_of(draft, price_min=1, price_max=6, today=AS_OF.date())


def test_a_price_out_of_range_is_brought_into_it_and_a_missing_one_suggested() -> None:
    told = jobs_of(fixture("listing.csv"))[1]
    assert draft_of(replace(told, price=16), BOOK).price == 6
    assert draft_of(replace(told, price=None), BOOK).price == 4


def test_clients_keep_their_jobs_together_and_a_job_without_a_key_has_its_own() -> None:
    told = jobs_of(fixture("listing.csv"))
    played, unread_count = read_played([*told, BrokenRecord(9, "broken"), told[0]])
    assert (len(played), unread_count) == (10, 1)
    assert len({one.client for one in played}) == 5
    assert [one.posted_at for one in played] == sorted(one.posted_at for one in told)
    alone, _ = read_played(jobs_of(fixture("listing_with_text.csv")))
    assert len({one.client for one in alone}) == 5
