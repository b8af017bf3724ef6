"""Whole rows of every known kind of file, and a refusal for each cell that cannot be read."""

from datetime import UTC, datetime, timedelta

import pytest

from earnest.jobs.rules.importing.columns import Mapping, read_mapping
from earnest.jobs.rules.importing.records import UnreadableFile
from tests.jobs.reading import AS_OF, HEAD, fixture, jobs_of, refused_of, rows_of


def test_a_listing_with_prices_is_read_whole() -> None:
    jobs = jobs_of(fixture("listing.csv"))
    assert [job.price for job in jobs] == [2, 4, 6, 6, 6, 1, 2, 2, 2, 2]
    poster = jobs[1]
    assert (poster.kind, poster.budget_cents, poster.level) == ("fixed", 120_00, "expert")
    assert (poster.category, poster.skills) == ("Design & Creative", ["Poster Design"])
    assert (poster.client_country, poster.is_payment_verified) == ("PT", True)
    assert poster.facts["spent_cents"] == 1_530_50
    assert (poster.facts["rating"], poster.facts["proposals"]) == (4.85, "Less than 5")
    books = jobs[3]
    assert (books.kind, books.rate_min_cents, books.rate_max_cents) == ("hourly", 22_50, 22_50)
    assert (books.hours_per_week, books.duration) == ("under_30", "over_6_months")


def test_what_a_listing_leaves_blank_is_not_known() -> None:
    by_title = {job.title: job for job in jobs_of(fixture("listing.csv"))}
    mail = by_title["Answer guests by mail"]
    assert (mail.kind, mail.rate_min_cents, mail.hire_count_wanted) == ("hourly", None, 1)
    photos = by_title["Sort 4,000 photographs"]
    assert (photos.is_payment_verified, photos.level) == (None, "")
    assert photos.client_country == "Netherlands Antilles"
    catalan = by_title["Subtitles in Catalan"]
    assert catalan.is_payment_verified is False
    assert "rating" not in catalan.facts
    assert catalan.facts["spent_cents"] == 0


def test_a_renewal_counts_the_days_anew_and_keeps_the_day_of_posting() -> None:
    by_title = {job.title: job for job in jobs_of(fixture("listing.csv"))}
    ferry = by_title['Voice for "Night Ferry"']
    assert ferry.posted_at == datetime(2025, 6, 2, 10, tzinfo=UTC)
    assert ferry.listed_from == datetime(2026, 1, 8, 10, tzinfo=UTC)
    assert by_title["Old and not renewed"].listed_from.year == 2025


def test_a_listing_with_text_is_read_whole() -> None:
    museum, app, birds, lowest, dear = jobs_of(fixture("listing_with_text.csv"))
    assert museum.description.startswith("We want visitors to hear where they are.\n\n- 40 rooms")
    assert (museum.budget_cents, museum.facts["spent_cents"]) == (300_00, 12_000_00)
    assert (museum.facts["hires"], museum.client_country, museum.locations) == (14, "GB", [])
    assert (app.rate_min_cents, app.rate_max_cents) == (20_00, 35_00)
    assert (app.skills, app.locations) == (["Kotlin", "Children's games"], ["US"])
    assert (birds.rate_min_cents, birds.facts["interviewing"]) == (None, 3)
    assert (birds.facts["invitations"], birds.facts["unanswered_invitations"]) == (4, 1)
    assert (lowest.rate_min_cents, lowest.rate_max_cents) == (10_00, None)
    assert "hires" not in lowest.facts
    assert (dear.budget_cents, dear.price) == (5_000_00, None)


def test_an_export_with_the_other_common_columns_is_read_whole() -> None:
    parcels, check = jobs_of(fixture("export.jsonl"), form="jsonl")
    assert (parcels.price, parcels.hire_count_wanted) == (3, 3)
    assert (parcels.rate_min_cents, parcels.rate_max_cents) == (15_00, 30_00)
    assert [one["wanted"] for one in parcels.qualifications] == ["Lives near Ghent", "Own car"]
    assert parcels.is_payment_verified is True
    assert parcels.facts == {
        "rate_paid_cents": 18_75,
        "hire_rate": 85,
        "reviews": 11,
        "rating": 4.9,
        "jobs_posted": 20,
        "open_jobs": 2,
        "company_size": "10-99 people",
        "bids": "$12 - $40",
    }
    assert (check.budget_cents, check.is_payment_verified) == (250_50, None)


CELLS = [
    (",T,2026-02-01,fixed,1,", "id", "found nothing, allowed is a job's id"),
    (f"{'9' * 201},T,2026-02-01,fixed,1,", "id", "at most 200 characters, not 201"),
    ("1,,2026-02-01,fixed,1,", "title", "found nothing, allowed is its title"),
    (f"1,{'t' * 201},2026-02-01,fixed,1,", "title", "at most 200 characters"),
    ("1,T,,fixed,1,", "posted_at", "found nothing, allowed is when it was posted"),
    ("1,T,soon,fixed,1,", "posted_at", "found “soon”"),
    ("1,T,2026-02-10T00:00:01Z,fixed,1,", "posted_at", "nothing after 2026-02-10 00:00 UTC"),
    ("1,T,2026-02-01,daily,1,", "type", "found “daily”, allowed is one of"),
    ("1,T,2026-02-01,,,", "type", "a budget or rate that tells it"),
    ("1,T,2026-02-01,fixed,-1,", "budget", "an amount such as"),
    ("1,T,2026-02-01,fixed,1e400,", "budget", "an amount such as"),
    ("1,T,2026-02-01,fixed,1,[", "skills", "a list such as"),
]


@pytest.mark.parametrize(("row", "column", "reason"), CELLS)
def test_one_cell_that_cannot_be_read_refuses_its_row(row: str, column: str, reason: str) -> None:
    ((line, found, said),) = refused_of(HEAD + row + "\n")
    assert (line, found) == (2, column)
    assert reason in said


def test_a_kind_is_told_by_the_money_where_no_column_names_it() -> None:
    text = "id,title,posted,budget,hourly_rate\n1,T,2026-02-01,50,\n2,T,2026-02-01,,30\n"
    assert [job.kind for job in jobs_of(text)] == ["fixed", "hourly"]


def test_rates_in_the_wrong_order_are_refused() -> None:
    text = "id,title,posted,type,rate_min,rate_max\n1,T,2026-02-01,hourly,30,20\n"
    ((_, _, reason),) = refused_of(text)
    assert "a highest rate that is not below the lowest" in reason


def test_of_a_budget_from_to_the_upper_end_counts_and_both_are_kept() -> None:
    text = "id,title,posted,type,min_budget,max_budget\n1,T,2026-02-01,fixed,$250,$750\n"
    (job,) = jobs_of(text)
    assert job.budget_cents == 750_00
    assert job.facts == {"budget_from_cents": 250_00, "budget_to_cents": 750_00}


MAPPING = """
source = "board"
day_format = "%d.%m.%Y"
[columns]
id = "Nr"
title = "Was"
posted_at = "Wann"
kind = "Art"
budget = ""
[words.kind]
Pauschal = "fixed"
"""


def test_a_mapping_names_columns_words_and_days() -> None:
    mapping = read_mapping(MAPPING, "board.toml")
    text = "Nr,Was,Wann,Art,budget\n7,Plakat,01.02.2026,pauschal,viel\n"
    (job,) = jobs_of(text, mapping=mapping)
    assert (job.source_id, job.title, job.kind, job.budget_cents) == ("7", "Plakat", "fixed", None)
    assert job.posted_at == datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("columns = 3", "columns must be text"),
        ("[columns]\ncolour = 'x'", "names colour"),
        ("colour = 1", "unknown colour"),
        ("[words.title]\na = 'b'", "words can be mapped for kind"),
        ("[words.kind]\nPauschal = 'lump'", "says lump; known are fixed, hourly"),
        ("source = 3", "day_format and source must be text"),
        ("[", "board.toml"),
    ],
)
def test_a_faulty_mapping_is_named(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_mapping(text, "board.toml")


def test_a_mapping_to_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no column 'Nr'"):
        rows_of(HEAD, mapping=Mapping(columns={"id": "Nr"}))


def test_the_instant_of_as_of_itself_is_not_after_it() -> None:
    text = HEAD + f"1,T,{AS_OF.isoformat()},fixed,1,\n"
    assert jobs_of(text)[0].posted_at == AS_OF
    assert refused_of(text, as_of=AS_OF - timedelta(microseconds=1))
