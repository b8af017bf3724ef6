"""Every word of a page can be translated: in a made-up language that puts ⟦⟧ around each of its
sentences, no letters are left outside of them but names, addresses and the like."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from earnest.base.clock import now
from earnest.billing.actions import welcome_person
from earnest.people.models import Person
from tests import make
from tests.hiring.make import job, proposal

SAID = ("aria-label", "title", "alt", "placeholder", "data-label")
SILENT = {"script", "style", "option"}
NAMES = re.compile(r"Earnest|CSV|\S+@\S+|https?://\S+|\b(?:not_\w+|unknown_\w+)\b")


@pytest.fixture(autouse=True)
def made_up_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def plural(one: str, many: str, number: float) -> str:
        return f"⟦{one if number == 1 else many}⟧"

    answers = {
        "gettext": lambda message: f"⟦{message}⟧" if message else "",
        "pgettext": lambda context, message: f"⟦{message}⟧",
        "ngettext": plural,
        "npgettext": lambda context, *words: plural(*words),
    }
    for name, answer in answers.items():
        monkeypatch.setattr(f"django.utils.translation._trans.{name}", answer)


class _Reader(HTMLParser):
    """Collects what a person reads or hears; a <time> is part of the sentence around it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag != "time":
            self.said += [*(value for name, value in attrs if name in SAID and value), ""]

    def handle_endtag(self, tag: str) -> None:
        if tag != "time":
            self.said.append("")
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, text: str) -> None:
        if not SILENT & set(self.open):
            self.said[-1] += text


def untranslated(page: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(page)
    for said in reader.said:
        outside = said
        while "⟦" in outside and "⟧" in outside:
            outside, before = re.sub(r"⟦[^⟦⟧]*⟧", " ", outside), outside
            if outside == before:
                break
        if re.search(r"[A-Za-z]{2,}", NAMES.sub(" ", outside)):
            yield said.strip()


@pytest.fixture
def world(db: None) -> dict[str, Any]:
    """Alice applied for a job of Acme's; all that people wrote wears the brackets too."""
    alice = make.person("alice", is_freelancer=True, is_client=True)
    acme, sam = make.person("acme", is_client=True), make.person("sam", is_staff=True)
    people = {"alice": alice, "acme": acme, "sam": sam}
    for person in people.values():
        Person.objects.filter(id=person.id).update(name=f"⟦{person.name}⟧")
        person.refresh_from_db()
    welcome_person(alice.id, at=now())
    other = job(acme, at=now(), title="⟦Map⟧", description="⟦A map.⟧")
    logo = job(acme, at=now(), title="⟦Logo⟧", description="⟦A logo.⟧", skills=("⟦Ink⟧",))
    sent = proposal(alice, logo, at=now(), letter="⟦I draw.⟧")
    return {**people, "job": logo.id, "other": other.id, "proposal": sent.id}


ADDRESSES = {
    "": "/ /help/ /jobs/ /jobs/{job}/ /account/log-in/ /account/sign-up/ /account/confirm/ "
    "/account/password/reset/ /account/password/reset/sent/ /jobs/0/",
    "alice": "/jobs/ /jobs/{other}/ /jobs/{other}/apply/ /proposals/ /proposals/{proposal}/ "
    "/proposals/{proposal}/receipt/ /proposals/{proposal}/undo/ /proposals/{proposal}/withdraw/ "
    "/settings/ /settings/membership/ /settings/membership/history/ "
    "/settings/membership/history/3/ /settings/membership/lots/1/ /account/password/",
    "acme": "/jobs/mine/ /jobs/post/ /jobs/{job}/ /jobs/{job}/price/ /jobs/{job}/proposals/ "
    "/jobs/{job}/close/ /proposals/{proposal}/ /proposals/{proposal}/decline/ "
    "/settings/membership/",
    "sam": "/removals/ /removals/jobs/{job}/ /removals/proposals/{proposal}/",
}


@pytest.mark.parametrize("who", ADDRESSES, ids=lambda who: who or "visitor")
def test_every_word_can_be_translated(client: Client, world: dict[str, Any], who: str) -> None:
    if who:
        client.force_login(world[who])
    left = {}
    for address in ADDRESSES[who].split():
        answer = client.get(address.format(**world))
        assert answer.status_code in (200, 404), address
        if words := list(untranslated(answer.content.decode())):
            left[address] = words
    assert not left
