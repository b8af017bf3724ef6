"""What stands around every page: role, links, balance, policy, and what a browser keeps."""

import re

import pytest
from django.test import Client

from earnest.base.clock import now
from earnest.people.models import Person
from tests.hiring.make import fund


def links(page: str) -> list[str]:
    nav = re.search(r'<nav class="site-nav".*?</nav>', page, re.S)
    return re.findall(r'href="([^"]+)"', nav[0]) if nav else []


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("", ["/jobs/", "/help/"]),
        ("alice", ["/jobs/", "/proposals/"]),
        ("acme", ["/jobs/mine/", "/jobs/post/"]),
        ("sam", ["/jobs/", "/removals/"]),
    ],
)
def test_each_role_is_led_to_its_own_pages(
    client: Client, request: pytest.FixtureRequest, db: None, who: str, expected: list[str]
) -> None:
    if who:
        client.force_login(request.getfixturevalue(who))
    assert links(client.get("/help/").content.decode()) == expected


def test_the_balance_stands_on_every_page_of_a_freelancer_and_of_nobody_else(
    client: Client, alice: Person, acme: Person
) -> None:
    fund(alice, 17, at=now())
    client.force_login(alice)
    assert re.search(
        r'id="balance" role="status">.*?<strong>17</strong>',
        client.get("/help/").content.decode(),
        re.S,
    )
    client.force_login(acme)
    assert 'id="balance"' not in client.get("/help/").content.decode()


def test_who_is_both_chooses_which_to_act_as(client: Client, nils: Person) -> None:
    client.force_login(nils)
    assert 'id="balance"' in client.get("/help/").content.decode()
    answer = client.post("/settings/role/", {"role": "client"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").headers["Location"] == "/jobs/mine/"
    assert 'id="balance"' not in client.get("/help/").content.decode()


def test_nobody_acts_as_what_they_are_not(client: Client, nils: Person) -> None:
    client.force_login(nils)
    client.post("/settings/role/", {"role": "staff"})
    assert client.get("/").headers["Location"] == "/jobs/"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(
    client: Client, db: None
) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("kind", ["css", "js"])
def test_styles_and_scripts_are_kept_for_a_year_under_a_name_of_their_own(
    client: Client, db: None, kind: str
) -> None:
    found = re.search(rf'(/bundle/\w+\.{kind})"', client.get("/").content.decode())
    assert found
    answer = client.get(found[1])
    assert "immutable" in answer.headers["Cache-Control"]
    packed = client.get(found[1], headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(answer.content) / 2
    assert client.get(f"/bundle/0000000000000000.{kind}").status_code == 404
    assert client.get("/bundle/0000000000000000.py").status_code == 404


def test_the_process_says_that_it_lives(client: Client) -> None:
    assert client.get("/livez").content == b"ok\n"
