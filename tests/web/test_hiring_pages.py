"""The pages of proposals and of how jobs end, for each side; and who may open none of them."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from earnest.hiring.actions import decline_proposal, expire_jobs, returns, withdraw_proposal
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.models import Job
from earnest.people.models import Person
from tests.hiring import make as hiring
from tests.make import AT


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def job(acme: Person) -> Job:
    return hiring.job(acme, price=4)


@pytest.fixture
def sent(alice: Person, job: Job) -> Proposal:
    hiring.fund(alice, 50)
    return hiring.proposal(alice, job)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(answer: Any) -> str:
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words)


def test_opening_it_as_the_client_marks_it_opened_for_both(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    address = f"/proposals/{sent.id}/"
    assert "Sent, not opened yet" in text_of(browser(alice).get(address))
    assert "Opened" in text_of(browser(acme).get(address))
    words = text_of(browser(alice).get(address))
    assert "Sent, not opened yet" not in words
    assert "Undo until" not in words
    assert "Withdraw" in words


def test_staff_reading_it_do_not_open_it(sent: Proposal, sam: Person) -> None:
    assert "Remove this proposal" in text_of(browser(sam).get(f"/proposals/{sent.id}/"))
    sent.refresh_from_db()
    assert sent.viewed_at is None


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose"])
def test_a_page_fetched_ahead_shows_nothing_and_opens_nothing(
    sent: Proposal, acme: Person, name: str
) -> None:
    answer = browser(acme).get(f"/proposals/{sent.id}/", headers={name: "prefetch;prerender"})
    assert (answer.status_code, answer.content) == (503, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    sent.refresh_from_db()
    assert (sent.state, sent.viewed_at) == ("submitted", None)


def test_asking_for_the_head_of_a_proposal_does_not_open_it(sent: Proposal, acme: Person) -> None:
    answer = browser(acme).head(f"/proposals/{sent.id}/")
    assert (answer.status_code, answer.content) == (200, b"")
    sent.refresh_from_db()
    assert (sent.state, sent.viewed_at) == ("submitted", None)


def test_the_list_shows_nothing_of_a_letter_before_it_is_opened(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    address = f"/jobs/{sent.job_id}/proposals/"
    words = text_of(browser(acme).get(address))
    assert sent.letter[:10] not in words
    assert alice.name in words
    assert "Sent, not opened yet" in words
    browser(acme).get(f"/proposals/{sent.id}/")
    assert sent.letter[:10] in text_of(browser(acme).get(address))


def test_my_proposals_show_state_cost_and_what_came_of_it(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    browser(acme).post(f"/jobs/{sent.job_id}/close/")
    words = text_of(browser(alice).get("/proposals/"))
    assert "1 proposal, 4 Connects spent, 4 came back." in words
    assert "4 Connects are back: the client closed the job without hiring." in words
    assert "Job over 1" in words
    assert "Job closed 4 Connects are back" in words
    assert "Not chosen" not in words
    assert "Logo set" not in text_of(browser(alice).get("/proposals/?state=undone"))


def test_a_proposal_for_a_removed_job_says_so(sent: Proposal, alice: Person, sam: Person) -> None:
    browser(sam).post(f"/removals/jobs/{sent.job_id}/", {"cause": "terms"})
    for address in ("/proposals/", f"/proposals/{sent.id}/"):
        words = text_of(browser(alice).get(address))
        assert "Job removed" in words
        assert "4 Connects are back: the job was removed." in words


@pytest.mark.parametrize("is_swept", [False, True])
def test_a_proposal_for_an_expired_job_says_that_nothing_came_back(
    sent: Proposal, alice: Person, is_swept: bool
) -> None:
    Job.objects.filter(id=sent.job_id).update(expires_at=AT)
    if is_swept:
        expire_jobs(at=AT)
    words = text_of(browser(alice).get("/proposals/"))
    assert "Job expired Nothing has come back." in words
    assert "Job expired" in text_of(browser(alice).get(f"/proposals/{sent.id}/"))


def test_withdrawing_says_that_nothing_comes_back(sent: Proposal, alice: Person) -> None:
    page = text_of(browser(alice).get(f"/proposals/{sent.id}/withdraw/"))
    assert "4 Connects do not come back by this" in page
    assert "you cannot apply for this job again" in page
    words = text_of(browser(alice).post(f"/proposals/{sent.id}/withdraw/", follow=True))
    assert "You have withdrawn it. Nothing has come back." in words


def test_declining_asks_once_and_leads_back_to_the_list(sent: Proposal, acme: Person) -> None:
    assert "Decline the proposal of Alice" in text_of(
        browser(acme).get(f"/proposals/{sent.id}/decline/")
    )
    words = text_of(browser(acme).post(f"/proposals/{sent.id}/decline/", follow=True))
    assert "Declined. The freelancer sees it." in words
    assert "1 proposal" in words


def test_closing_says_who_gets_what_back_and_then_that_they_have_it(
    sent: Proposal, alice: Person, bob: Person, acme: Person
) -> None:
    hiring.fund(bob, 10)
    hiring.proposal(bob, sent.job)
    address = f"/jobs/{sent.job_id}/close/"
    assert "8 Connects go back to 2 people." in text_of(browser(acme).get(address))
    words = text_of(browser(acme).post(address, follow=True))
    assert "8 Connects are back with 2 people." in words
    assert hiring.balance(alice) == 50


def test_closing_a_job_that_nobody_paid_for_says_so(job: Job, acme: Person) -> None:
    address = f"/jobs/{job.id}/close/"
    assert "No Connects go back" in text_of(browser(acme).get(address))
    assert "There was nothing to return." in text_of(browser(acme).post(address, follow=True))


def test_a_large_return_says_how_far_it_is_and_goes_on_from_the_page(
    acme: Person, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "CHUNK", 4)
    hiring.applicants(job, 10)
    client, address = browser(acme), f"/jobs/{job.id}/return/"
    words = text_of(client.post(f"/jobs/{job.id}/close/", follow=True))
    assert "16 Connects of 40 are back, with 4 people so far." in words
    assert "4 of 10 proposals" in words
    assert "8 of 10 proposals" in text_of(client.post(address, follow=True))
    swapped = client.post(address, headers={"HX-Request": "true"})
    assert "40 Connects are back with 10 people." in text_of(swapped)
    assert "hx-post" not in swapped.content.decode()


def test_looking_at_the_progress_returns_nothing_by_itself(
    acme: Person, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "CHUNK", 4)
    hiring.applicants(job, 10)
    client = browser(acme)
    client.post(f"/jobs/{job.id}/close/")
    client.get(f"/jobs/{job.id}/return/")
    assert JobReturn.objects.get().done_count == 4


def test_staff_find_a_job_and_remove_it_with_a_reason(
    sent: Proposal, alice: Person, sam: Person
) -> None:
    client = browser(sam)
    assert "Logo set" in text_of(client.get("/removals/?q=bakery"))
    address = f"/removals/jobs/{sent.job_id}/"
    assert "4 Connects go back to 1 person." in text_of(client.get(address))
    assert client.post(address, {}).status_code == 422
    words = text_of(client.post(address, {"cause": "free_work"}, follow=True))
    assert "4 Connects are back with 1 person." in words
    assert "It asks for work that is not paid" in words
    assert "4 Connects are back with 1 person." in text_of(client.get("/removals/"))
    assert hiring.balance(alice) == 50


def test_staff_remove_a_proposal_with_a_reason(sent: Proposal, alice: Person, sam: Person) -> None:
    address = f"/removals/proposals/{sent.id}/"
    assert "4 Connects go back to Alice, unless the reason is fraud." in text_of(
        browser(sam).get(address)
    )
    browser(sam).post(address, {"cause": "fraud"})
    words = text_of(browser(alice).get(f"/proposals/{sent.id}/"))
    assert "Removed by staff" in words
    assert "Fraud was found, so nothing comes back." in words


def test_what_has_ended_offers_nothing_more(sent: Proposal, alice: Person, acme: Person) -> None:
    decline_proposal(sent.id, person_id=acme.id, at=AT)
    assert browser(acme).get(f"/proposals/{sent.id}/decline/").status_code == 409
    assert browser(alice).get(f"/proposals/{sent.id}/withdraw/").status_code == 409
    assert "Withdraw" not in text_of(browser(alice).get(f"/proposals/{sent.id}/"))


def test_a_withdrawn_proposal_can_still_be_returned_and_says_so(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    withdraw_proposal(sent.id, person_id=alice.id, at=AT)
    browser(acme).post(f"/jobs/{sent.job_id}/close/")
    words = text_of(browser(alice).get(f"/proposals/{sent.id}/"))
    assert "Withdrawn" in words
    assert "4 Connects are back: the client closed the job without hiring." in words


PAGES = [
    ("/proposals/{proposal}/", "alice acme sam"),
    ("/proposals/{proposal}/receipt/", "alice"),
    ("/proposals/{proposal}/undo/", "alice"),
    ("/proposals/{proposal}/withdraw/", "alice"),
    ("/proposals/{proposal}/decline/", "acme"),
    ("/removals/proposals/{proposal}/", "sam"),
    ("/jobs/{job}/proposals/", "acme"),
    ("/jobs/{job}/close/", "acme"),
    ("/removals/", "sam"),
    ("/removals/jobs/{job}/", "sam"),
]


@pytest.mark.parametrize(("address", "readers"), PAGES)
def test_who_may_open_which_page(
    address: str,
    readers: str,
    sent: Proposal,
    bob: Person,
    sam: Person,
    nils: Person,
    alice: Person,
    acme: Person,
) -> None:
    where = address.format(proposal=sent.id, job=sent.job_id)
    assert Client().get(where).headers["Location"].startswith("/account/log-in/")
    for person in (alice, bob, sam, nils, acme):
        status = browser(person).get(where).status_code
        may = person.name.lower() in readers.split()
        assert status == 200 if may else status in (403, 404), (person.name, status)


@pytest.mark.parametrize(("address", "readers"), PAGES)
def test_nobody_else_changes_anything(
    address: str, readers: str, sent: Proposal, bob: Person, nils: Person
) -> None:
    where = address.format(proposal=sent.id, job=sent.job_id)
    for person in (bob, nils):
        answer = browser(person).post(where, {"cause": "terms"})
        assert answer.status_code in (403, 404, 405)
    assert Client().post(where).status_code in (302, 405)
    sent.refresh_from_db()
    assert (sent.state, sent.job.state) == ("submitted", "open")


def test_the_progress_of_a_return_is_its_clients_and_staffs(
    sent: Proposal, acme: Person, sam: Person, alice: Person, nils: Person
) -> None:
    browser(acme).post(f"/jobs/{sent.job_id}/close/")
    statuses = {
        person.name: browser(person).get(f"/jobs/{sent.job_id}/return/").status_code
        for person in (acme, sam, alice, nils)
    }
    assert statuses == {"Acme": 200, "Sam": 200, "Alice": 404, "Nils": 404}


@pytest.mark.parametrize("mark", ["x", "-1", "9" * 40, "%00", "1.1.1"])
def test_a_broken_address_shows_the_first_page(
    sent: Proposal, alice: Person, acme: Person, sam: Person, mark: str
) -> None:
    assert browser(alice).get(f"/proposals/?after={mark}&state={mark}").status_code == 200
    assert browser(acme).get(f"/jobs/{sent.job_id}/proposals/?after={mark}").status_code == 200
    assert browser(sam).get(f"/removals/?after={mark}&q={mark}").status_code == 200


def test_a21_the_jobs_page_shows_its_activity_and_ones_own_proposal(
    sent: Proposal, alice: Person, acme: Person
) -> None:
    browser(acme).get(f"/proposals/{sent.id}/")
    page = browser(alice).get(f"/jobs/{sent.job_id}/")
    assert "Proposals 1 Opened 1 Client last active here 20 Mar 2026, 09:00" in text_of(page)
    assert "You have already applied for this job." in text_of(page)
    assert f'href="/proposals/{sent.id}/"' in page.content.decode()
    assert "1 proposal 1 opened" in text_of(browser(acme).get("/jobs/mine/"))
