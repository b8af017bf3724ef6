"""What goes wrong is a page with the right status, a sentence, and a way on."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import path

from earnest.base.refusals import Refused
from earnest.web.request import Request
from earnest.web.urls import urlpatterns as pages
from tests.house.source import ROOT

RAISED: dict[str, Callable[[], Exception]] = {
    "refused": lambda: Refused("insufficient_connects", needed=4, balance=3),
    "not-found": Http404,
    "denied": lambda: PermissionDenied("Only Acme may open this."),
    "suspicious": lambda: SuspiciousOperation("no"),
    "busy": lambda: OperationalError("canceling statement due to statement timeout"),
    "broken": lambda: RuntimeError("an internal matter"),
}


def fail(request: Request, how: str) -> HttpResponse:
    raise RAISED[how]()


urlpatterns = [*pages, path("fail/<str:how>/", fail)]
handler400 = "earnest.web.views.errors.bad_request"
handler403 = "earnest.web.views.errors.permission_denied"
handler404 = "earnest.web.views.errors.page_not_found"
handler500 = "earnest.web.views.errors.server_error"


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("how", "status", "sentence"),
    [
        ("refused", 409, "That takes 4 Connects and the balance is 3. Nothing was spent."),
        ("not-found", 404, "The address may be mistyped"),
        ("denied", 403, "Only Acme may open this."),
        ("suspicious", 400, "Go back, reload the page and try again."),
        ("busy", 503, "Wait a few seconds and try again."),
        ("broken", 500, "It is our fault, not yours."),
    ],
)
def test_each_failure_has_its_status_and_sentence(
    visitor: Client, how: str, status: int, sentence: str
) -> None:
    answer = visitor.get(f"/fail/{how}/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert sentence in page
    assert "an internal matter" not in page
    assert 'class="site-head"' in page


@pytest.mark.urls(__name__)
def test_a_busy_database_says_when_to_come_back(visitor: Client) -> None:
    assert visitor.get("/fail/busy/").headers["Retry-After"] == "5"


@pytest.mark.urls(__name__)
def test_htmx_gets_a_refusal_as_a_notice_beside_what_was_there(visitor: Client) -> None:
    answer = visitor.get("/fail/refused/", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#messages"
    assert "<html" not in answer.content.decode()


@pytest.mark.urls(__name__)
def test_the_way_back_leads_only_to_our_own_pages(visitor: Client) -> None:
    own = visitor.get("/fail/refused/", headers={"Referer": "http://testserver/jobs/?text=x"})
    assert 'href="/jobs/">Go back' in own.content.decode()
    other = visitor.get("/fail/refused/", headers={"Referer": "https://elsewhere.example/jobs/"})
    assert "Go back" not in other.content.decode()


def test_the_address_of_a_button_opened_as_a_page_says_what_to_do(visitor: Client) -> None:
    answer = visitor.get("/demo/log-in/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "press it there" in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_a_way_on(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/log-in/", {})
    assert answer.status_code == 403
    assert "reload and send it again" in answer.content.decode()


def test_the_page_for_what_broke_asks_nothing_of_context_or_session() -> None:
    text = (ROOT / "earnest/web/templates/errors/broken.html").read_text()
    assert "extends" not in text
    assert "user" not in text
