"""Find work, imported jobs and posting at a browser: what changes in place, and how it looks."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from earnest.base.clock import now
from earnest.jobs.actions import import_jobs
from earnest.jobs.models import Job
from earnest.people.models import Person
from tests import make
from tests.browser.test_hiring import SCREENS, log_in
from tests.browser.visitor import Visitor
from tests.jobs.make import job
from tests.jobs.reading import fixture, jobs_of

pytestmark = pytest.mark.browser


@pytest.fixture
def acme(site: str) -> Person:
    return make.person("acme", is_client=True, at=now())


@pytest.fixture
def listed(acme: Person) -> None:
    """Two jobs of acme's and some imported ones, one of which has a word without an end."""
    told = jobs_of(fixture("listing_with_text.csv")) + jobs_of(fixture("listing.csv"))
    import_jobs(told, source="board", as_of=told[0].posted_at, at=now())
    Job.objects.filter(title="Dear budget").update(description="x" * 300, skills=["y" * 90])
    job(acme, at=now() - timedelta(hours=1), title="Logo for a bakery", price=2)
    job(acme, at=now() - timedelta(hours=2), title="Bread photographs", price=6, level="expert")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_find_work_and_imported_jobs_are_in_order(
    browser: Browser, site: str, listed: None, width: int, scheme: str
) -> None:
    visitor = Visitor(browser, site, width=width, has_scripts=True, scheme=scheme)
    for path in ("/jobs/", "/jobs/?q=nothing+like+this", "/jobs/?level=expert"):
        visitor.go(path)
        visitor.page.locator("summary", has_text="Filters").click()
        visitor.look(f"find-{path.rpartition('=')[2].strip('/')}")
    for title in ("Talking map of a museum", "Dear budget", "Old and not renewed"):
        visitor.go(f"/jobs/{Job.objects.get(title=title).id}/")
        visitor.look(f"imported-{title}")


def test_filters_act_at_once_and_stay_in_the_address(
    browser: Browser, site: str, listed: None
) -> None:
    visitor = Visitor(browser, site, width=1280, has_scripts=True)
    visitor.go("/jobs/")
    visitor.page.fill("[name=q]", "bakery or bread")
    visitor.page.keyboard.press("Enter")
    said = visitor.page.locator("#results [role=status]")
    expect(said).to_have_text("2 jobs")
    visitor.page.locator("summary", has_text="Filters").click()
    visitor.page.select_option("[name=level]", "expert")
    expect(said).to_have_text("1 job")
    expect(visitor.page.locator("#filters-said")).to_have_text("Filters: 1 set")
    assert "level=expert" in visitor.page.url
    visitor.page.reload()
    expect(said).to_have_text("1 job")
    assert not visitor.faults


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize("has_scripts", [True, False])
def test_posting_a_job(
    browser: Browser, site: str, acme: Person, width: int, scheme: str, has_scripts: bool
) -> None:
    visitor = Visitor(browser, site, width=width, has_scripts=has_scripts, scheme=scheme)
    page = log_in(visitor, acme).page
    visitor.go("/jobs/post/")
    visitor.press("Review")
    assert "4 things need another look" in visitor.text()
    visitor.faults = [fault for fault in visitor.faults if "422" not in fault]
    visitor.look("post-errors")
    page.fill("[name=title]", "Sign for a tea house")
    page.fill("[name=description]", "Painted on wood, 60 by 40 cm.")
    page.check("[name=level][value=expert]")
    page.check("[name=kind][value=fixed]")
    page.fill("[name=budget]", "640")
    if has_scripts:
        page.keyboard.press("Tab")
    else:
        visitor.press("Suggest again")
    expect(page.locator("#suggestion")).to_contain_text("6 Connects")
    page.fill("[name=wanted_countries]", "Belgium")
    visitor.press("Review")
    visitor.look("post-review")
    visitor.press("Change something")
    page.fill("[name=price]", "3")
    visitor.press("Review")
    visitor.press("Post this job")
    assert "Your job is open." in visitor.text()
    visitor.look("posted")
    assert (Job.objects.get().price, Job.objects.get().budget_cents) == (3, 640_00)
