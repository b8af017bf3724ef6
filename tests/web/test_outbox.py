"""The outbox: what would have been mailed, to be read and clicked; nothing of it in production."""

from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.test import Client
from pytest_django import Settings

from earnest.web.outbox import FILE_BACKEND


@pytest.fixture
def outbox(settings: Settings, tmp_path: Path) -> Settings:
    settings.EMAIL_BACKEND = FILE_BACKEND
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return settings


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
