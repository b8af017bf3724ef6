"""`earnest play` on a small file with a small crowd."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from earnest.cli import play
from tests.jobs.reading import FILES

pytestmark = pytest.mark.usefixtures("committed")
PLAY = Path(play.__file__).parent


@pytest.fixture(autouse=True)
def small_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "FREELANCER_COUNT", 30)


def run(*words: str) -> Result:
    return CliRunner().invoke(play.app, [str(FILES / "listing.csv"), *words])


def told(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, "--json").stdout)
    return found


def test_every_connect_is_accounted_for_and_the_seed_decides_everything_else() -> None:
    first, again, other = told("--seed", "7"), told("--seed", "7"), told("--seed", "8")
    for one in (first, again, other):
        assert one.pop("seconds") > 0
    assert first == again
    assert first != other
    ledger = first["ledger"]
    gone = ledger["spent"] - ledger["refunded"] + ledger["expired"] + ledger["voided"]
    assert ledger["granted"] == ledger["remaining"] + gone
    assert first["audit"] == "clean"
    assert (first["posted_count"], first["client_count"], first["freelancer_count"]) == (10, 5, 30)
    assert first["applied_count"] > 0
    assert first["charged_back_count"] == 25


def test_the_table_says_it_in_words_with_the_seconds_under_it() -> None:
    found = run()
    assert found.exit_code == 0
    for words in ("Connects issued", "spent", "returned", "expired", "owed (debt)", "refused"):
        assert words in found.stdout
    assert re.search(r"audit\s+│\s+clean", found.stdout)
    assert re.fullmatch(r"\d+\.\d seconds", found.stdout.splitlines()[-1])


def test_a_file_that_cannot_be_read_is_said_with_status_2(tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    assert CliRunner().invoke(play.app, [str(file)]).exit_code == 2
    file.write_text("a,b\n")
    found = CliRunner().invoke(play.app, [str(file)])
    assert found.exit_code == 2
    assert "No column says a job's id" in found.stderr


def test_it_plays_through_actions_and_queries_alone() -> None:
    """No module of it asks a model or the database anything."""
    for module in PLAY.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("objects", "cursor"))
            assert not (isinstance(node, ast.ImportFrom) and node.module == "django.db")
