"""The main journey, as people walk it: at a desk and on a phone, with scripts and without."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Browser, expect

from earnest.base.clock import now
from earnest.jobs.actions import post_job
from earnest.jobs.models import Job
from earnest.jobs.rules import JobDraft, Qualification
from earnest.people.models import Person
from tests import make
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def client_person(site: str) -> Person:
    person = make.person("acme", is_client=True, at=now() - timedelta(days=30))
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def job(client_person: Person) -> Job:
    draft = JobDraft(
        title="Logo set for a pottery studio",
        description="A mark that works stamped into clay and on a phone. Three drafts, please.",
        kind="fixed",
        price=4,
        level="intermediate",
        category="Design & Creative",
        skills=("Logo design",),
        budget_cents=45000,
        duration="under_1_month",
        qualifications=(Qualification("level", "expert"), Qualification("country", "BE NL")),
        questions=("Which mark of yours is closest?",),
    )
    return post_job(client_person.id, draft, at=now() - timedelta(hours=2))


def sign_up(ann: Visitor) -> None:
    ann.go("/")
    ann.look("01-home")
    ann.page.locator(".site-head").get_by_role("link", name="Sign up").click()
    ann.press("Sign up")
    ann.look("02-sign-up-mended")
    ann.page.fill("[name=name]", "Ann Peeters")
    ann.page.fill("[name=email]", "ann@example.test")
    ann.page.fill("[name=password1]", make.PASSWORD)
    ann.page.check("[name=roles][value=freelancer]")
    ann.press("Sign up")
    ann.look("03-link-sent")
    ann.press("Open the outbox")
    ann.look("04-outbox")
    ann.page.locator(".mail a").first.click()
    ann.look("05-confirm")
    ann.press("Yes, confirm it")
    ann.has_balance(50)


def apply(ann: Visitor, job: Job) -> None:
    ann.go("/jobs/")
    ann.page.get_by_label("Words").fill("pottery")
    ann.press("Search")
    ann.look("06-find-work")
    ann.press(job.title)
    assert "4 Connects ($0.60)" in ann.text()
    ann.look("07-job")
    ann.press("Apply")
    ann.page.fill("[name=letter]", "I would begin with the stamp: clay allows the fewest details.")
    ann.page.fill("[name=asked]", "420")
    ann.page.locator("[name^=answer]").first.fill("A stamp for a bakery.")
    ann.look("08-apply")
    ann.press("Review and apply")
    ann.look("09-review")
    ann.press("Apply for 4 Connects")
    ann.has_balance(46)
    if ann.has_scripts:  # the answer was swapped in: focus is on what changed
        expect(ann.page.locator(".receipt")).to_be_focused()
    ann.look("10-receipt")


def read_history(ann: Visitor, name: str) -> str:
    ann.go("/settings/membership/")
    ann.look(f"{name}-membership")
    ann.press("View Connects history")
    ann.look(f"{name}-history")
    return ann.text()


def close_without_hire(acme: Visitor, job: Job) -> None:
    acme.go("/account/log-in/")
    acme.page.fill("[name=login]", "acme@example.test")
    acme.page.fill("[name=password]", make.PASSWORD)
    acme.press("Log in")
    acme.look("12-my-jobs")
    acme.go(f"/jobs/{job.id}/proposals/")
    acme.look("13-proposals")
    acme.go(f"/jobs/{job.id}/close/")
    assert "4 Connects" in acme.text()
    acme.look("14-close")
    acme.press("Close without hiring")
    acme.look("15-closed")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "plain"])
@pytest.mark.parametrize("width", [1280, 390])
def test_connects_are_spent_and_come_back(
    browser: Browser, site: str, job: Job, *, width: int, has_scripts: bool
) -> None:
    ann = Visitor(browser, site, width=width, has_scripts=has_scripts)
    acme = Visitor(browser, site, width=width, has_scripts=has_scripts)
    sign_up(ann)
    apply(ann, job)
    assert re.search(r"Applied for “Logo set for a pottery studio”.* −4 ", read_history(ann, "11"))
    close_without_hire(acme, job)
    story = read_history(ann, "16")
    ann.has_balance(50)
    assert "closed “Logo set for a pottery studio” without hiring" in story
    ann.page.locator(".ledger .what a").first.click()
    ann.look("17-return")
