"""By keyboard alone, and with the eyes closed: focus goes to what changed, menus open and close."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Browser, expect

from earnest.base.clock import now
from earnest.billing.actions import welcome_person
from earnest.people.models import Person
from tests import make
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def alice(site: str) -> Person:
    person = make.person("alice", is_freelancer=True, at=now() - timedelta(days=1))
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    welcome_person(person.id, at=now())
    return person


def test_logging_in_and_reading_the_history_takes_no_mouse(
    browser: Browser, site: str, alice: Person
) -> None:
    visitor = Visitor(browser, site, width=1280, has_scripts=True)
    page, keys = visitor.page, visitor.page.keyboard
    visitor.go("/account/log-in/")
    keys.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    expect(page.locator("[name=login]")).to_be_focused()
    keys.type(alice.email)
    keys.press("Tab")
    keys.type(make.PASSWORD)
    keys.press("Enter")
    visitor.has_balance(50)

    menu = page.locator("details.menu > summary")
    menu.focus()
    keys.press("Enter")
    expect(page.get_by_role("link", name="Settings")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("link", name="Settings")).to_be_hidden()
    expect(menu).to_be_focused()


def test_focus_goes_to_what_a_filter_changed(browser: Browser, site: str, alice: Person) -> None:
    visitor = Visitor(browser, site, width=390, has_scripts=True)
    visitor.go("/account/log-in/")
    visitor.page.fill("[name=login]", alice.email)
    visitor.page.fill("[name=password]", make.PASSWORD)
    visitor.press("Log in")
    visitor.has_balance(50)
    visitor.go("/settings/membership/history/")
    visitor.page.select_option("[name=show]", "back")
    visitor.press("Show")
    expect(visitor.page.locator("#results")).to_be_focused()
    expect(visitor.page.locator("#results")).to_contain_text("Nothing here")
    assert "show=back" in visitor.page.url
    visitor.page.go_back()
    expect(visitor.page.locator("#results")).to_contain_text("Sign-up bonus")
    assert not visitor.faults
