"""Every page, by day at a desk and by night on a phone: no faults, no obstacles, no weight."""

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings

from earnest.base.clock import now
from earnest.cli.demo.story import tell
from earnest.web.demo import ACTORS
from tests.browser.pages import PAGES, REFUSALS, address
from tests.browser.visitor import MOST_BYTES, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def world(site: str, settings: Settings) -> str:
    settings.DEMO = True
    tell(at=now())
    return site


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_page_is_sound(browser: Browser, world: str, *, width: int, scheme: str) -> None:
    wrong: list[str] = []
    for who in ("", *(actor.who for actor in ACTORS)):
        visitor = Visitor(browser, world, width=width, has_scripts=True, scheme=scheme)
        if who:
            visitor.go("/demo/")
            visitor.press(f"Log in as {who.title()}")
        for shown in (one for one in PAGES if one.who == who):
            weight = visitor.weigh(address(shown))
            wrong += visitor.wrong_with(f"page-{shown.label}")
            wrong += [f"{shown.label} weighs {weight} bytes"] if weight > MOST_BYTES else []
        for shown in (one for one in REFUSALS if one.who == who):
            assert visitor.go(address(shown)).status in (403, 404, 409, 410, 422)
            visitor.faults.clear()  # the browser counts the status itself as a fault
            wrong += visitor.wrong_with(f"refusal-{shown.label}")
        visitor.context.close()
    assert not wrong, "\n".join(wrong)
