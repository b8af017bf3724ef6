"""Somebody at a browser, who notices what is wrong with each page: faults, weight, access."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
MOST_BYTES = 100_000
ACCESS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Visitor:
    """One person with a window of their own. `faults` is what the browser complained of."""

    def __init__(
        self, browser: Browser, site: str, *, width: int, has_scripts: bool, scheme: str = "light"
    ) -> None:
        self.site, self.has_scripts = site, has_scripts
        self.name = f"{width}-{scheme}-{'scripts' if has_scripts else 'plain'}"
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 844},
            java_script_enabled=has_scripts,
            color_scheme="dark" if scheme == "dark" else "light",
            locale="en-GB",
        )
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _listen(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {text}")

    def go(self, path: str) -> Response:
        """Open a page by its address."""
        response = self.page.goto(self.site + path)
        assert response is not None
        return response

    def press(self, name: str) -> None:
        """Press the one button or link of the page's main part that is called so."""
        main = self.page.locator("main")
        found = main.get_by_role("button", name=name, exact=True).or_(
            main.get_by_role("link", name=name, exact=True)
        )
        found.locator("visible=true").first.click()
        self.page.wait_for_load_state()
        if self.has_scripts:
            self.page.wait_for_function("() => !document.querySelector('.htmx-request')")

    def text(self) -> str:
        """What stands on the page, in one line."""
        return " ".join(self.page.inner_text("body").split())

    def has_balance(self, connects: int) -> None:
        """The number at the top right is this, or becomes it."""
        expect(self.page.locator("#balance strong")).to_have_text(str(connects))

    def look(self, name: str) -> None:
        """Keep a picture, and find nothing wrong with the page as it now is."""
        assert not self.wrong_with(name)

    def wrong_with(self, name: str) -> list[str]:
        """Keep a picture, and say what is wrong with the page as it now is."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{self.name}-{name}.png", full_page=True)
        wrong, self.faults = self.faults, []
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append("it scrolls sideways")
        if self.has_scripts:
            found = Axe().run(self.page, options=ACCESS)
            wrong += [found.generate_report()] if found.violations_count else []
        return [f"{name}: {one}" for one in wrong]

    def weigh(self, path: str) -> int:
        """The bytes that a first visit to this page moves, styles and scripts included."""
        answers: list[Response] = []

        def note(answer: Response) -> None:
            answers.append(answer)

        self.page.on("response", note)
        self.go(path)
        self.page.wait_for_load_state()
        self.page.remove_listener("response", note)
        return sum(answer.request.sizes()["responseBodySize"] for answer in answers)
