"""Both sides of a proposal and staff at a browser: each page of hiring, a return on its way."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from earnest.base.clock import now
from earnest.hiring.actions import returns
from earnest.hiring.models import Proposal
from earnest.jobs.models import Job
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests import make
from tests.browser.visitor import Visitor
from tests.hiring import make as hiring

pytestmark = pytest.mark.browser

SCREENS = [(1280, "light"), (390, "dark")]


@pytest.fixture
def acme(site: str) -> Person:
    return make.person("acme", is_client=True, at=now())


@pytest.fixture
def alice(site: str) -> Person:
    person = make.person("alice", is_freelancer=True, level="entry", at=now())
    hiring.fund(person, 50, at=now() - timedelta(days=1))
    return person


@pytest.fixture
def job(acme: Person) -> Job:
    wanted = [Qualification("level", "expert")]
    at = now() - timedelta(hours=1)
    return hiring.job(acme, price=4, at=at, qualifications=wanted, questions=["When?"])


def log_in(visitor: Visitor, person: Person) -> Visitor:
    """With a session of the server's own, as if the log-in form had been sent."""
    client = Client()
    client.force_login(person)
    visitor.context.clear_cookies()
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": visitor.site}
    visitor.context.add_cookies([cookie])  # type: ignore[list-item]
    return visitor


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_page_of_hiring_is_in_order(
    browser: Browser, site: str, alice: Person, acme: Person, job: Job, width: int, scheme: str
) -> None:
    visitor = Visitor(browser, site, width=width, has_scripts=True, scheme=scheme)
    sam = make.person("sam", is_staff=True, at=now())
    sent = hiring.proposal(alice, job, at=now(), answers=["Tomorrow"])
    other = hiring.job(acme, price=2, at=now(), title="A poster, and a very-very-long-word-" * 3)
    pages = {
        "my-proposals": (alice, "/proposals/"),
        "receipt": (alice, f"/proposals/{sent.id}/receipt/"),
        "undo": (alice, f"/proposals/{sent.id}/undo/"),
        "withdraw": (alice, f"/proposals/{sent.id}/withdraw/"),
        "apply": (alice, f"/jobs/{other.id}/apply/"),
        "drafts": (alice, "/proposals/"),
        "proposals": (acme, f"/jobs/{job.id}/proposals/"),
        "proposal": (acme, f"/proposals/{sent.id}/"),
        "decline": (acme, f"/proposals/{sent.id}/decline/"),
        "close": (acme, f"/jobs/{job.id}/close/"),
        "removals": (sam, "/removals/"),
        "remove-job": (sam, f"/removals/jobs/{job.id}/"),
        "remove-proposal": (sam, f"/removals/proposals/{sent.id}/"),
    }
    for name, (person, path) in pages.items():
        assert log_in(visitor, person).go(path).status == 200, path
        visitor.look(f"hiring-{name}")


def test_undoing_brings_the_connects_back_and_takes_it_from_the_client(
    browser: Browser, site: str, alice: Person, acme: Person, job: Job
) -> None:
    visitor = log_in(Visitor(browser, site, width=390, has_scripts=False), alice)
    sent = hiring.proposal(alice, job, at=now(), answers=["Tomorrow"])
    visitor.go(f"/proposals/{sent.id}/receipt/")
    visitor.has_balance(46)
    visitor.page.get_by_role("link", name="Undo until").click()
    visitor.press("Undo and take it back")
    visitor.has_balance(50)
    assert "4 Connects are back: you took the proposal back." in visitor.text()
    assert log_in(visitor, acme).go(f"/proposals/{sent.id}/").status == 404


def test_what_was_typed_outlives_a_price_that_was_lost(
    browser: Browser, site: str, alice: Person, job: Job
) -> None:
    visitor = log_in(Visitor(browser, site, width=1280, has_scripts=True), alice)
    visitor.go(f"/jobs/{job.id}/apply/")
    visitor.page.get_by_label("Cover letter").fill("I throw pots myself.")
    visitor.page.get_by_label("Your price for all of it").fill("120")
    visitor.page.get_by_label("When?").fill("Tomorrow")
    visitor.press("Review and apply")
    alice.quotes.update(good_until=now())
    Job.objects.filter(id=job.id).update(price=6)
    visitor.press("Apply for 4 Connects")
    expect(visitor.page.get_by_role("heading", name="It was not sent")).to_be_visible()
    expect(visitor.page.get_by_label("Cover letter")).to_have_value("I throw pots myself.")
    assert "The price is 6 now." in visitor.text()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_large_return_goes_on_before_ones_eyes(
    browser: Browser,
    site: str,
    acme: Person,
    job: Job,
    has_scripts: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(returns, "CHUNK", 4)
    plain = hiring.job(acme, price=4, at=now() - timedelta(hours=1))
    hiring.applicants(plain, 10, at=now())
    visitor = log_in(Visitor(browser, site, width=390, has_scripts=has_scripts), acme)
    visitor.go(f"/jobs/{plain.id}/close/")
    assert "40 Connects go back to 10 people." in visitor.text()
    visitor.press("Close without hiring")
    assert "16 Connects of 40 are back, with 4 people so far." in visitor.text()
    visitor.look("hiring-return-under-way")
    if not has_scripts:
        visitor.press("Go on now")
        visitor.press("Go on now")
    expect(visitor.page.locator("#progress .due")).to_have_text(
        "40 Connects are back with 10 people.", timeout=15_000
    )
    visitor.look("hiring-returned")
