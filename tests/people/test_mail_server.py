"""The EARNEST_MAIL_ variables: what they mean, and the sentence for what means nothing."""

import pytest

from earnest.config.embedded.errors import CannotStart
from earnest.config.mail import MailServer, mail_server


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "SECURITY", "USER", "PASSWORD"):
        monkeypatch.delenv(f"EARNEST_MAIL_{name}", raising=False)


def test_without_variables_there_is_no_server() -> None:
    assert mail_server() == MailServer("", 587, "starttls", "", "")


def test_all_of_it_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"HOST": "mail.test", "PORT": "465", "SECURITY": "ssl", "USER": "u", "PASSWORD": "p"}
    for name, value in values.items():
        monkeypatch.setenv(f"EARNEST_MAIL_{name}", value)
    assert mail_server() == MailServer("mail.test", 465, "ssl", "u", "p")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECURITY", "tls"), ("SECURITY", ""), ("PORT", "0"), ("PORT", "smtp"), ("PORT", "70000")],
)
def test_what_means_nothing_is_named_with_what_may_be_set(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"EARNEST_MAIL_{name}", value)
    with pytest.raises(CannotStart, match=rf"EARNEST_MAIL_{name} is '{value}'\. Set "):
        mail_server()
