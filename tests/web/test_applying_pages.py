"""Applying as a browser without JavaScript does it: form, review, receipt, undo."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from earnest.hiring.actions import close_job, mark_viewed
from earnest.hiring.models import Proposal, Quote
from earnest.jobs.actions import change_price
from earnest.jobs.models import Job
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests.hiring import make as hiring
from tests.make import AT, adopt

TYPED = {"letter": "I draw logos.", "asked": "250"}


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def job(acme: Person) -> Job:
    return hiring.job(acme, price=4)


@pytest.fixture
def browser(client: Client, alice: Person) -> Client:
    """Alice's, with 50 Connects."""
    hiring.fund(alice, 50)
    client.force_login(alice)
    return client


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def reviewed(browser: Client, job: Job, **typed: str) -> dict[str, str]:
    """What the review page would send."""
    answer = browser.post(f"/jobs/{job.id}/apply/", {**TYPED, **typed, "step": "review"})
    assert answer.status_code == 200, answer.content.decode()
    return hidden_fields(answer.content.decode())


def text_of(answer: Any) -> str:
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words)


def test_the_form_says_price_balance_after_and_what_comes_back(browser: Client, job: Job) -> None:
    words = text_of(browser.get(f"/jobs/{job.id}/apply/"))
    assert "You have 50 Connects" in words
    assert "4 Connects ($0.60)" in words
    assert "You keep 46 Connects" in words
    assert (
        "They come back if the client closes the job without hiring or the job is removed." in words
    )
    assert "They do not come back if the job expires" in words
    assert "undo it for 10 minutes" in words
    assert Quote.objects.get().price == 4


def test_form_review_receipt(browser: Client, alice: Person, job: Job) -> None:
    fields = reviewed(browser, job)
    assert not Proposal.objects.exists()
    answer = browser.post(f"/jobs/{job.id}/apply/", fields, follow=True)
    sent = Proposal.objects.get()
    words = text_of(answer)
    assert answer.redirect_chain == [(f"/proposals/{sent.id}/receipt/", 302)]
    assert f"Receipt A{sent.id}" in words
    assert "You kept 46 Connects" in words
    assert "Undo until 09:10 UTC" in words
    assert "Lot From staff" in words
    assert hiring.balance(alice) == 46


def test_pressing_twice_leads_to_the_same_receipt(browser: Client, alice: Person, job: Job) -> None:
    fields = reviewed(browser, job)
    answers = [browser.post(f"/jobs/{job.id}/apply/", fields) for _ in range(3)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert hiring.balance(alice) == 46


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(
    browser: Client, acme: Person
) -> None:
    job = hiring.job(acme, questions=["When can you begin?"])
    answer = browser.post(
        f"/jobs/{job.id}/apply/", {"letter": "I draw.", "asked": "0", "step": "review"}
    )
    words = text_of(answer)
    assert answer.status_code == 422
    assert "2 things need another look" in words
    assert "When can you begin?" in words
    assert "I draw." in words


def test_change_something_brings_the_form_back_as_it_was_typed(browser: Client, job: Job) -> None:
    address, typed = f"/jobs/{job.id}/apply/", {**TYPED, "letter": "A letter of my own"}
    review = browser.post(address, {**typed, "step": "review"}).content.decode()
    form, button, _rest = review.partition("Change something")
    assert button
    answer = browser.post(address, {**hidden_fields(form), "step": "change"})
    assert answer.status_code == 200
    assert "A letter of my own" in answer.content.decode()
    assert 'value="250"' in answer.content.decode()


def test_a_price_that_rose_meanwhile_is_told_and_the_letter_is_kept(
    browser: Client, alice: Person, acme: Person, job: Job
) -> None:
    fields = reviewed(browser, job)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    with time_machine.travel(AT + timedelta(hours=25), tick=False):
        browser.force_login(alice)
        answer = browser.post(f"/jobs/{job.id}/apply/", fields)
    words = text_of(answer)
    assert answer.status_code == 409
    assert "Your quote of 4 Connects has ended. The price is 6 now." in words
    assert "6 Connects ($0.90)" in words
    assert "I draw logos." in words
    assert hiring.balance(alice) == 50


def test_who_cannot_afford_it_is_told_how_many_are_missing(
    client: Client, bob: Person, job: Job
) -> None:
    hiring.fund(bob, 1)
    client.force_login(bob)
    page = client.get(f"/jobs/{job.id}/apply/")
    assert "You need 3 more Connects" in text_of(page)
    assert 'value="review"' not in page.content.decode()


def test_spending_the_balance_meanwhile_brings_the_form_back(
    browser: Client, alice: Person, acme: Person, job: Job
) -> None:
    fields = reviewed(browser, job)
    for _ in range(8):
        hiring.proposal(alice, hiring.job(acme, price=6))
    answer = browser.post(f"/jobs/{job.id}/apply/", fields)
    assert answer.status_code == 409
    assert "That takes 4 Connects and the balance is 2." in text_of(answer)


def test_a22_the_form_warns_of_what_is_missed(browser: Client, acme: Person) -> None:
    job = hiring.job(acme, qualifications=[Qualification("level", "expert")])
    words = text_of(browser.get(f"/jobs/{job.id}/apply/"))
    assert "You miss 1 preferred qualification" in words
    assert "You may apply." in words


def test_b26_a_price_of_0_is_said_everywhere(browser: Client, acme: Person) -> None:
    adopt({"jobs.price_min": 0}, in_force_at=AT)
    job = hiring.job(acme, price=0)
    assert "0 Connects ($0.00)" in text_of(browser.get(f"/jobs/{job.id}/apply/"))
    answer = browser.post(f"/jobs/{job.id}/apply/", reviewed(browser, job), follow=True)
    assert "Took 0 Connects ($0.00)" in text_of(answer)


@pytest.mark.parametrize("state", ["own", "closed", "applied", "unknown"])
def test_what_cannot_be_applied_for_is_refused_with_its_sentence(
    browser: Client, alice: Person, acme: Person, job: Job, state: str
) -> None:
    sentences = {
        "own": "This is your own job",
        "closed": "The client has closed this job",
        "applied": "You have already applied",
        "unknown": "There is no such job",
    }
    if state == "own":
        Job.objects.update(client=alice)
    if state == "closed":
        close_job(job.id, person_id=acme.id, at=AT)
    if state == "applied":
        hiring.proposal(alice, job)
    number = 0 if state == "unknown" else job.id
    assert sentences[state] in text_of(browser.get(f"/jobs/{number}/apply/"))


def test_undo_asks_once_and_gives_everything_back(
    browser: Client, alice: Person, acme: Person, job: Job
) -> None:
    sent = hiring.proposal(alice, job)
    assert "4 Connects come back at once" in text_of(browser.get(f"/proposals/{sent.id}/undo/"))
    words = text_of(browser.post(f"/proposals/{sent.id}/undo/", follow=True))
    assert words.count("4 Connects are back: you took the proposal back.") == 1
    assert "The proposal is undone." in words
    assert "Apply again" in words
    assert hiring.balance(alice) == 50
    close_job(job.id, person_id=acme.id, at=AT)
    assert "Apply again" not in text_of(browser.get(f"/proposals/{sent.id}/"))


def test_the_undo_deadline_names_the_readers_time_zone(
    browser: Client, alice: Person, job: Job
) -> None:
    sent = hiring.proposal(alice, job)
    Person.objects.filter(id=alice.id).update(time_zone="Europe/Berlin")
    assert "Undo until 10:10 CET" in text_of(browser.get(f"/proposals/{sent.id}/receipt/"))


def test_undo_is_refused_with_its_sentence_once_it_was_opened(
    browser: Client, alice: Person, acme: Person, job: Job
) -> None:
    sent = hiring.proposal(alice, job)
    mark_viewed(sent.id, person_id=acme.id, at=AT)
    for answer in (
        browser.get(f"/proposals/{sent.id}/undo/"),
        browser.post(f"/proposals/{sent.id}/undo/"),
    ):
        assert answer.status_code == 409
        assert "The client has opened this proposal" in text_of(answer)


def test_deleting_the_draft_gives_up_the_price(browser: Client, job: Job) -> None:
    browser.get(f"/jobs/{job.id}/apply/")
    assert "Begun, not sent" in text_of(browser.get("/proposals/"))
    browser.post(f"/jobs/{job.id}/apply/delete/")
    assert not Quote.objects.exists()


def test_a_send_without_a_price_that_was_seen_spends_nothing(
    browser: Client, alice: Person, job: Job
) -> None:
    fields = reviewed(browser, job)
    fields.pop("price_seen")
    assert browser.post(f"/jobs/{job.id}/apply/", fields).status_code == 409
    assert hiring.balance(alice) == 50
