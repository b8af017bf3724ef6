"""Find work, a job's page, posting and changing a price, as a browser without scripts does it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from earnest.base.clock import now
from earnest.jobs.actions import change_price, import_jobs, mark_job_closed
from earnest.jobs.models import Job
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests.hiring.make import fund
from tests.jobs.make import job
from tests.jobs.reading import fixture, jobs_of

FORM = {
    "title": "A sign for a tea house",
    "description": "Painted on wood, 60 by 40 cm.",
    "level": "expert",
    "kind": "fixed",
    "budget": "1,200.50",
    "category": "Design & Creative",
    "skills": "Sign painting, Lettering",
    "wanted_level": "expert",
    "wanted_countries": "Belgium, NL",
    "qualifications": "Owns a van\nSpeaks Dutch",
    "questions": "When could you begin?",
    "hire_count_wanted": "1",
}


@pytest.fixture
def jobs(acme: Person) -> list[Job]:
    at = now() - timedelta(hours=2)
    return [
        job(acme, at=at, title="Logo for a bakery", price=2, skills=("SVG",)),
        job(acme, at=at, title="Names for three wines", price=6, level="expert"),
    ]


def page(client: Client, address: str, status: int = 200, **asked: Any) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == status
    return answer.content.decode()


def test_visitors_find_jobs_with_price_in_connects_and_money(client: Client, jobs: Any) -> None:
    shown = page(client, "/jobs/")
    assert "2 jobs" in shown
    for words in ("Logo for a bakery", "2 Connects", "($0.30)", "6 Connects", "($0.90)", "SVG"):
        assert words in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "wine"}, ["Names"]),
        ({"price_max": "2"}, ["Logo"]),
        ({"level": "expert"}, ["Names"]),
        ({"budget_min": "$300", "budget_max": "300.00"}, ["Logo", "Names"]),
        ({"posted": "1"}, ["Logo", "Names"]),
        ({"verified": "on"}, []),
        ({"here": "on"}, ["Logo", "Names"]),
    ],
)
def test_filters_and_words_choose(
    client: Client, jobs: Any, asked: dict[str, Any], found: list[str]
) -> None:
    shown = page(client, "/jobs/", **asked)
    assert [name for name in ("Logo", "Names") if f"{name} for" in shown] == found
    if not found:
        assert "No open job matches all of this" in shown


def test_a_filter_that_cannot_be_read_is_said_beside_its_field(client: Client, jobs: Any) -> None:
    shown = page(client, "/jobs/", 422, budget_min="plenty")
    assert "Enter an amount like 1,200 or 12.50." in shown
    assert 'href="#id_budget_min"' in shown


def test_pages_lead_on_and_back_to_the_first(client: Client, acme: Person) -> None:
    for number in range(21):
        job(acme, at=now() - timedelta(minutes=number + 1), title=f"Job number {number}")
    first = client.get("/jobs/", {"kind": "fixed"})
    assert "Job number 20" not in first.content.decode()
    second = client.get(first.context["next"])
    shown = second.content.decode()
    assert "Job number 20" in shown
    assert "Job number 19" not in shown
    assert (second.context["next"], second.context["first"]) == ("", "/jobs/?kind=fixed")


def test_a_damaged_page_mark_is_refused_with_a_sentence(client: Client, db: None) -> None:
    assert "This list has no such page" in page(client, "/jobs/", 404, after="1_2_x")


def test_a_freelancer_sees_price_balance_and_what_is_kept(
    client: Client, jobs: list[Job], alice: Person
) -> None:
    fund(alice, 50, at=now())
    client.force_login(alice)
    shown = page(client, f"/jobs/{jobs[0].id}/")
    for words in ("2 Connects", "($0.30)", "You keep", "48 Connects", "Intermediate"):
        assert words in shown


def test_who_has_too_few_is_told_how_many_are_missing(
    client: Client, jobs: list[Job], alice: Person
) -> None:
    fund(alice, 2, at=now())
    client.force_login(alice)
    shown = page(client, f"/jobs/{jobs[1].id}/")
    assert "You need 4 more Connects to apply." in shown
    assert "You keep" not in shown


def test_qualifications_say_in_words_what_is_met_missed_and_not_known(
    client: Client, acme: Person, alice: Person
) -> None:
    alice.country = "BE"
    alice.save()
    wanted = (
        Qualification("level", "expert"),
        Qualification("country", "BE NL"),
        Qualification("other", "Owns a van"),
    )
    made = job(acme, at=now(), qualifications=wanted)
    client.force_login(alice)
    shown = " ".join(page(client, f"/jobs/{made.id}/").split())
    for words in ("Expert or higher", "You do not have it", "You have it", "Not known of you"):
        assert words in shown
    assert "Lives in Belgium or Netherlands" in shown


def test_a_client_sees_no_way_to_apply_for_an_own_job(
    client: Client, jobs: list[Job], acme: Person
) -> None:
    client.force_login(acme)
    shown = page(client, f"/jobs/{jobs[0].id}/")
    assert "This is your own job" in shown
    assert f"/jobs/{jobs[0].id}/price/" in shown


def test_staff_find_the_way_to_remove_a_job_on_its_page(
    client: Client, jobs: list[Job], alice: Person, sam: Person
) -> None:
    link = f'<a href="/removals/jobs/{jobs[0].id}/">Remove this job</a>'
    client.force_login(alice)
    assert link not in page(client, f"/jobs/{jobs[0].id}/")
    client.force_login(sam)
    assert link in page(client, f"/jobs/{jobs[0].id}/")
    mark_job_closed(jobs[0], reason="removed", at=now())
    assert link not in page(client, f"/jobs/{jobs[0].id}/")


def test_a_removed_job_shows_its_words_to_its_client_alone(
    client: Client, jobs: list[Job], acme: Person
) -> None:
    mark_job_closed(jobs[0], reason="removed", at=now())
    shown = page(client, f"/jobs/{jobs[0].id}/", 410)
    assert "broke the terms of service" in shown
    assert "finished as SVG" not in shown
    client.force_login(acme)
    assert "finished as SVG" in page(client, f"/jobs/{jobs[0].id}/")


def test_an_imported_job_is_read_and_says_why_nobody_can_apply(
    client: Client, alice: Person
) -> None:
    told = jobs_of(fixture("listing_with_text.csv"))
    at = now()
    import_jobs(told, source="board", as_of=told[0].posted_at, at=at)
    made = Job.objects.get(title="Talking map of a museum")
    client.force_login(alice)
    shown = page(client, f"/jobs/{made.id}/")
    for words in ("$12,000", "not known", "United Kingdom", "its client is not here", "5 to 10"):
        assert words in shown
    assert f"/jobs/{made.id}/apply/" not in shown


def test_a_job_that_is_not_there_is_not_found(client: Client, db: None) -> None:
    page(client, "/jobs/1/", 404)


def test_posting_goes_from_form_over_review_to_an_open_job(client: Client, acme: Person) -> None:
    client.force_login(acme)
    review = client.post("/jobs/post/", {**FORM, "step": "review"})
    shown = review.content.decode()
    for words in (
        "$1,200.50 fixed price",
        "6 Connects",
        "The job is open for 30 days",
        "Owns a van",
    ):
        assert words in shown
    assert not Job.objects.exists()
    kept = review.context["form"].kept()
    answer = client.post("/jobs/post/", {**kept, "step": "post"})
    made = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{made.id}/")
    assert (made.price, made.budget_cents, made.skills) == (
        6,
        120_050,
        ["Sign painting", "Lettering"],
    )
    assert [one["wanted"] for one in made.qualifications] == [
        "expert",
        "BE NL",
        "Owns a van",
        "Speaks Dutch",
    ]


def test_every_fault_is_listed_and_what_was_typed_stays(client: Client, acme: Person) -> None:
    client.force_login(acme)
    typed = {**FORM, "title": " ", "budget": "", "wanted_countries": "Atlantis", "price": "9"}
    answer = client.post("/jobs/post/", {**typed, "step": "review"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "budget", "wanted_countries", "price"}
    assert "Choose a price from 1 to 6 Connects." in shown
    assert "Say the budget of this fixed-price job." in shown
    assert "Painted on wood" in shown
    assert 'href="#id_budget"' in shown


@pytest.mark.parametrize("step", ["suggest", "change"])
def test_suggesting_and_going_back_keep_what_was_typed_and_find_no_fault(
    client: Client, acme: Person, step: str
) -> None:
    client.force_login(acme)
    shown = client.post(
        "/jobs/post/", {"title": "Half", "budget": "60", "kind": "fixed", "step": step}
    ).content.decode()
    assert 'value="Half"' in shown
    assert "A budget of $50 or more" in shown
    assert "another look" not in shown


def test_the_suggestion_alone_follows_what_is_said(client: Client, acme: Person) -> None:
    client.force_login(acme)
    asked = urlencode({"kind": "hourly", "duration": "1_to_3_months", "budget": "x"})
    shown = " ".join(page(client, f"/jobs/post/suggestion/?{asked}").split())
    assert "6 Connects" in shown
    assert "By the hour, 1 to 3 months" in shown


def test_who_is_no_client_posts_nothing_and_visitors_log_in_first(
    client: Client, alice: Person
) -> None:
    assert client.get("/jobs/post/").status_code == 302
    client.force_login(alice)
    assert "Only clients post jobs" in page(client, "/jobs/post/", 403)


def test_a_client_changes_the_price_and_sees_what_it_was(
    client: Client, jobs: list[Job], acme: Person
) -> None:
    client.force_login(acme)
    address = f"/jobs/{jobs[0].id}/price/"
    assert "From 1 to 6." in page(client, address)
    assert client.post(address, {"price": "7"}).status_code == 422
    assert client.post(address, {"price": "5"}).status_code == 302
    assert Job.objects.get(id=jobs[0].id).price == 5
    shown = " ".join(page(client, f"/jobs/{jobs[0].id}/").split())
    assert "5 Connects" in shown
    assert "2 Connects <span" in shown, "the price before stands in the history"


def test_nobody_else_changes_a_price(client: Client, jobs: list[Job], nils: Person) -> None:
    client.force_login(nils)
    assert client.post(f"/jobs/{jobs[0].id}/price/", {"price": "1"}).status_code == 403
    assert Job.objects.get(id=jobs[0].id).price == 2


def test_a_closed_jobs_price_stays(client: Client, jobs: list[Job], acme: Person) -> None:
    change_price(jobs[0].id, person_id=acme.id, price=3, at=now())
    mark_job_closed(Job.objects.get(id=jobs[0].id), reason="without_hire", at=now())
    client.force_login(acme)
    assert "Its price can no longer be changed" in page(client, f"/jobs/{jobs[0].id}/price/")
    assert client.post(f"/jobs/{jobs[0].id}/price/", {"price": "5"}).status_code == 409


def test_my_jobs_show_ones_own_alone_with_their_state(
    client: Client, jobs: list[Job], acme: Person, nils: Person
) -> None:
    mark_job_closed(jobs[0], reason="without_hire", at=now())
    client.force_login(acme)
    shown = page(client, "/jobs/mine/")
    assert "Closed without a hire" in shown
    assert "Open" in shown
    client.force_login(nils)
    assert "You have posted no job yet" in page(client, "/jobs/mine/")
