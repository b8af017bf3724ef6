"""No page without a browser having looked at it: the list of addresses against what is visited."""

from django.urls import URLPattern

from earnest.web.urls import urlpatterns
from tests.browser.pages import NO_PAGES, PAGES, REFUSALS


def test_every_address_is_visited_or_says_why_not() -> None:
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    visited = {shown.name for shown in PAGES + REFUSALS}
    assert names == visited | set(NO_PAGES)
    assert not visited & set(NO_PAGES)
