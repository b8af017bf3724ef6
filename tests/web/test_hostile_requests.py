"""What no page of ours sends is answered with a status below 500, a sentence and all headers."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from earnest.base.clock import now
from earnest.people.models import Person
from earnest.web.numbers import LARGEST, Number
from tests import make
from tests.hiring.make import job

HISTORY = "/settings/membership/history"
DAYS = ("0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31")


def patterns(found: list[Any]) -> Iterator[URLPattern]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        else:
            yield entry


def numbered() -> list[str]:
    """Every address with a number in it, with a %d where the number stands."""
    return [
        "/" + re.sub(r"<number:\w+>", "%d", str(one.pattern))
        for one in patterns(get_resolver().url_patterns)
        if any(isinstance(kind, IntConverter) for kind in one.pattern.converters.values())
    ]


def test_every_number_in_an_address_is_one_that_the_database_can_hold() -> None:
    kinds = {
        type(kind)
        for one in patterns(get_resolver().url_patterns)
        for kind in one.pattern.converters.values()
        if isinstance(kind, IntConverter)
    }
    assert kinds == {Number}
    assert len(numbered()) >= 15


@pytest.mark.parametrize("who", ["alice", "acme", "sam"])
def test_a_number_that_is_too_large_has_no_page(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    for number in (LARGEST + 1, 10**19, 10**40):
        for address in (route % number for route in numbered()):
            assert {client.get(address).status_code, client.post(address).status_code} == {404}


@pytest.mark.parametrize("who", ["alice", "acme", "sam"])
def test_the_largest_number_is_only_one_that_nobody_has(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    for address in (route % LARGEST for route in numbered()):
        for answer in (client.get(address), client.post(address)):
            assert 300 <= answer.status_code < 500, address  # no draft there: back to the job


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"])
@pytest.mark.parametrize("address", [f"{HISTORY}/", f"{HISTORY}.csv"])
def test_a_day_at_the_end_of_time_is_refused_in_every_zone(
    client: Client, alice: Person, address: str, zone: str
) -> None:
    alice.time_zone = zone
    alice.save()
    client.force_login(alice)
    for query in [f"{end}={day}" for end in ("since", "until") for day in DAYS]:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 422, query
        assert "Choose a day from 1900 to 2999." in answer.content.decode()
    assert client.get(f"{address}?since=1900-01-01&until=2999-12-31").status_code == 200


def test_a_key_that_cannot_be_stored_is_refused_before_anything_is_sent(
    client: Client, alice: Person, acme: Person
) -> None:
    sent = {"step": "send", "key": "a\0b", "letter": "I draw.", "asked": "250", "price_seen": "0"}
    client.force_login(alice)
    answer = client.post(f"/jobs/{job(acme, at=now()).id}/apply/", sent)
    assert answer.status_code == 422
    assert "Reload this page" in answer.content.decode()


@pytest.mark.parametrize("value", ["9" * 30, "-1", "\0", "\ud800", "٣", "1e9", "9" * 5000])
def test_no_value_in_a_query_breaks_a_list(client: Client, nils: Person, value: str) -> None:
    nils.is_staff = True
    nils.save()
    client.force_login(nils)
    names = ("q", "after", "before", "state", "price_min", "budget_max", "posted", "since", "show")
    for address in ("/jobs/", "/jobs/mine/", "/proposals/", "/removals/", f"{HISTORY}/"):
        for name in names:
            query = f"{name}={quote(value, errors='surrogatepass')}"
            assert client.get(f"{address}?{query}").status_code < 500, (address, name)


@pytest.mark.parametrize("page", ["sign-up", "log-in", "password/reset"])
@pytest.mark.parametrize(
    "email", [f"{'a' * 250}@example.test", f"a@{'b.' * 200}test", "a\0@b.test"]
)
def test_an_address_that_is_too_long_is_refused(
    client: Client, db: None, page: str, email: str
) -> None:
    cache.clear()
    typed = {"name": "Ann", "roles": ["client"], "plan": "basic", "password1": make.PASSWORD}
    typed |= {"email": email, "login": email, "password": make.PASSWORD}
    assert client.post(f"/account/{page}/", typed).status_code in (200, 422)
    assert not Person.objects.exists()


@pytest.mark.parametrize("host", ["elsewhere.example", "a b", "", "[::1", "127.0.0.1:x"])
@pytest.mark.parametrize("address", ["/", "/jobs/", "/account/log-in/", "/nowhere/"])
def test_a_host_that_is_not_ours_is_told_so_on_a_page_with_all_headers(
    db: None, address: str, host: str
) -> None:
    client = Client(headers={"Host": host, "Referer": "http://testserver/jobs/"})
    answer = client.get(address)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "This could not be read" in page
    assert 'class="site-head"' in page
    assert "Traceback" not in page
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
