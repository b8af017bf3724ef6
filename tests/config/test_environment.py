"""EARNEST_ENV, EARNEST_HOSTS and EARNEST_DEMO: what they mean, and what never starts."""

import os
import subprocess
import sys

import pytest

from earnest.config.embedded.errors import CannotStart
from earnest.config.environment import environment

SAY = "from earnest.config.settings import *; print("
SECURE = SAY + "SECURE_HSTS_SECONDS, SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, ALLOWED_HOSTS)"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENV", "HOSTS", "DEMO"):
        monkeypatch.delenv(f"EARNEST_{name}", raising=False)


def said(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own prints in that environment."""
    usual = {name: text for name, text in os.environ.items() if name != "EARNEST_HOSTS"}
    return subprocess.run(
        [sys.executable, "-c", code], env=usual | variables, capture_output=True, text=True
    )


def test_without_variables_it_is_a_development_for_this_machine_only() -> None:
    found = environment()
    assert (found.name, found.is_production, found.is_demo) == ("development", False, False)
    assert found.hosts == ["127.0.0.1", "localhost", "[::1]"]


def test_a_production_answers_to_the_hosts_that_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNEST_ENV", "production")
    monkeypatch.setenv("EARNEST_HOSTS", "Jobs.example, www.jobs.example,")
    assert environment().hosts == ["jobs.example", "www.jobs.example"]
    assert environment().is_production


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"ENV": "prod"}, r"EARNEST_ENV is 'prod'\. Set production or development"),
        ({"ENV": "Production"}, r"EARNEST_ENV is 'Production'\. Set "),
        ({"ENV": ""}, r"EARNEST_ENV is ''\. Set "),
        ({"ENV": "production", "DEMO": "1"}, "Leave EARNEST_DEMO out"),
        ({"HOSTS": "localhost,jobs.example"}, "names jobs.example, .* Set EARNEST_ENV=production"),
        ({"HOSTS": "*"}, r"names \*, .* Set EARNEST_ENV=production"),
        ({"HOSTS": "10.0.0.7", "DEMO": "1"}, r"Set EARNEST_ENV=production\."),
    ],
)
def test_what_is_unsafe_or_means_nothing_does_not_start(
    variables: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"EARNEST_{name}", value)
    with pytest.raises(CannotStart, match=sentence):
        environment()


def test_the_command_says_it_in_a_sentence_without_a_trace() -> None:
    code = "import sys; sys.argv[1:] = ['audit']; from earnest.cli import main; main()"
    answer = said(code, EARNEST_ENV="prod")
    assert answer.returncode == 1
    assert answer.stderr.startswith("EARNEST_ENV is 'prod'. Set ")
    assert "Traceback" not in answer.stderr


def test_production_asks_for_tls_for_thirty_days_and_keeps_its_cookies_to_it() -> None:
    variables = {"EARNEST_ENV": "production", "EARNEST_HOSTS": "jobs.example"}
    assert said(SECURE, **variables).stdout == "2592000 True True ['jobs.example']\n"


def test_a_development_asks_for_no_tls_and_answers_to_no_host_of_the_tests() -> None:
    words = said(SECURE, EARNEST_ENV="development").stdout
    assert words == "0 False False ['127.0.0.1', 'localhost', '[::1]']\n"
