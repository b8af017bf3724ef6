"""The demo world: built once, whole, the same for everybody, and never where it could do harm."""

import pytest
from django.test import Client
from pytest_django import Settings

from earnest.base.clock import now
from earnest.cli.demo import demo
from earnest.cli.demo.story import tell
from earnest.hiring.models import JobReturn, Proposal
from earnest.jobs.models import Job
from earnest.ledger.models import Entry
from earnest.ledger.queries import history
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make


@pytest.fixture
def is_demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.fixture
def client() -> Client:
    """A browser on the machine that the demo runs on."""
    return Client(headers={"Host": "localhost:8000"})


def kinds_of(who: str) -> set[str]:
    person = Person.objects.get(email=f"{who}@demo.example")
    return {row.kind for row in history(wallet_owner(person.id), limit=200)}


def test_the_demo_has_some_of_everything_once_however_often_it_is_built(db: None) -> None:
    assert tell(at=now()).job_count == 30
    counts = [model.objects.count() for model in (Person, Job, Proposal, Entry)]
    tell(at=now())
    assert [model.objects.count() for model in (Person, Job, Proposal, Entry)] == counts
    assert len(set(Job.objects.values_list("description", flat=True))) == 30
    assert set(Job.objects.values_list("closed_reason", flat=True)) == {
        "",
        "without_hire",
        "removed",
        "expired",
    }
    states = set(Proposal.objects.values_list("state", flat=True))
    assert states >= {"submitted", "viewed", "declined", "withdrawn", "undone", "not_chosen"}
    assert kinds_of("alice") == {"grant", "spend", "refund"}
    assert "expiry" in kinds_of("bob")
    assert not JobReturn.objects.filter(finished_at=None).exists()


def test_one_click_is_enough_to_become_somebody(db: None, client: Client, is_demo: None) -> None:
    make.person("alice", email="alice@demo.example", is_freelancer=True)
    page = client.post("/demo/log-in/", {"who": "alice"}, follow=True).content.decode()
    assert "alice@demo.example" in page
    assert client.post("/demo/log-in/", {"who": "nils"}).status_code == 404


def test_there_is_no_demo_without_being_asked_for_it(db: None, client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/log-in/", {"who": "alice"}).status_code == 404


@pytest.mark.parametrize(("host", "peer"), [("testserver", "127.0.0.1"), ("localhost", "10.0.0.7")])
def test_nobody_becomes_somebody_from_elsewhere(
    db: None, is_demo: None, host: str, peer: str
) -> None:
    make.person("alice", email="alice@demo.example", is_freelancer=True)
    elsewhere = Client(headers={"Host": host}, REMOTE_ADDR=peer)
    assert elsewhere.get("/demo/").status_code == 404
    assert elsewhere.post("/demo/log-in/", {"who": "alice"}).status_code == 404
    assert "/demo/log-in/" not in elsewhere.get("/").content.decode()


def test_there_is_no_demo_in_production(
    db: None,
    client: Client,
    settings: Settings,
    is_demo: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.ENVIRONMENT = "production"
    with pytest.raises(Exception, match="1"):
        demo()
    assert "EARNEST_ENV is not production" in capsys.readouterr().err
    assert client.get("/demo/").status_code == 404
    assert not Person.objects.exists()
