"""The outbox: what would have been mailed, to be read and clicked; nothing of it in production."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, send_mail
from django.test import Client
from pytest_django import Settings

from earnest.web.outbox import FILE_BACKEND, FileBackend


@pytest.fixture
def outbox(settings: Settings, tmp_path: Path) -> Settings:
    settings.EMAIL_BACKEND = FILE_BACKEND
    settings.EMAIL_FILE_PATH = str(tmp_path / "outbox")
    return settings


@pytest.fixture
def client() -> Client:
    """A browser on the machine that Earnest runs on."""
    return Client(headers={"Host": "localhost:8000"})


def test_mails_are_read_with_their_links(client: Client, db: None, outbox: Settings) -> None:
    assert "No mail yet" in client.get("/outbox/").content.decode()
    send_mail("Grüße", "Öffne http://testserver/a/ <b>bald</b>.", None, ["ann@example.test"])
    page = client.get("/outbox/").content.decode()
    assert "Grüße" in page
    assert '<a href="http://testserver/a/"' in page
    assert "<b>bald" not in page


def test_there_is_no_outbox_in_production(client: Client, db: None, outbox: Settings) -> None:
    outbox.ENVIRONMENT = "production"
    assert client.get("/outbox/").status_code == 404
    assert "/outbox/" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("host", "peer"), [("testserver", "127.0.0.1"), ("localhost", "10.0.0.7"), ("localhost", "")]
)
def test_nobody_reads_the_outbox_from_elsewhere(
    db: None, outbox: Settings, host: str, peer: str
) -> None:
    elsewhere = Client(headers={"Host": host}, REMOTE_ADDR=peer)
    assert elsewhere.get("/outbox/").status_code == 404
    assert "/outbox/" not in elsewhere.get("/").content.decode()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000"])
def test_the_outbox_is_read_on_its_own_machine(db: None, outbox: Settings, host: str) -> None:
    assert Client(headers={"Host": host}).get("/outbox/").status_code == 200


def test_other_users_of_the_machine_cannot_read_the_mails(outbox: Settings) -> None:
    connection = FileBackend()
    message = EmailMessage("Hello", "Here.", "us@example.test", ["ann@example.test"])
    assert connection.send_messages([message, message]) == 2
    folder = Path(outbox.EMAIL_FILE_PATH)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]
