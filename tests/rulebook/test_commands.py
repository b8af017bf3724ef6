"""earnest rulebook: what it prints, and that its exit status tells the truth."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from earnest.base.refusals import Refused
from earnest.cli.rulebook import app
from earnest.rulebook.queries import rulebook_planned_for, shipped_text, versions
from tests.make import AT, adopt, article_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_version")]


def run(*arguments: str | Path) -> Result:
    with time_machine.travel(AT, tick=False):
        return CliRunner().invoke(app, [str(one) for one in arguments])


def written(folder: Path, changes: dict[str, object]) -> Path:
    file = folder / "mine.toml"
    file.write_text(article_with(changes), encoding="utf-8")
    return file


def test_show_prints_every_number_in_force() -> None:
    result = run("show")
    assert result.exit_code == 0
    assert result.stdout.startswith("article, version 1, at 2026-03-20 09:00 UTC")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["jobs.price_max", "6"] in lines
    assert ["returns.on_expiry", "false"] in lines


def test_show_as_json_at_a_moment_that_is_planned() -> None:
    adopt({"expiry.purchase": "never"}, in_force_at=AT + timedelta(days=30))
    now, then = (
        json.loads(run("show", "--json", *at).stdout) for at in ([], ["--at", "2026-05-01"])
    )
    assert (now["version"], now["numbers"]["expiry.purchase"]) == (1, 365)
    assert (then["version"], then["numbers"]["expiry.purchase"]) == (2, "never")


def test_versions_are_listed_with_their_moments() -> None:
    adopt({}, in_force_at=AT)
    assert [line.split() for line in run("versions").stdout.splitlines()[1:]] == [
        ["1", "article", "1970-01-01", "00:00"],
        ["2", "article", "2026-03-20", "09:00"],
    ]
    assert len(json.loads(run("versions", "--json").stdout)) == 2


def test_check_says_that_a_good_rulebook_is_good(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, {"jobs.price_max": 9}))
    assert (result.exit_code, "no fault" in result.stdout) == (0, True)
    assert json.loads(run("check", "--json", tmp_path / "mine.toml").stdout)["is_good"] is True


def test_check_names_every_fault_and_fails(tmp_path: Path) -> None:
    file = written(tmp_path, {"jobs.price_max": -9, "returns.on_expiry": 1})
    result = run("check", file)
    assert result.exit_code == 1
    assert f"{file}, line" in result.stdout
    assert "jobs.price_max: found -9; allowed is a whole number" in result.stdout
    result = run("check", file, "--json")
    assert result.exit_code == 1
    assert [one["field"] for one in json.loads(result.stdout)["faults"]] == [
        "returns.on_expiry",
        "jobs.price_max",
    ]


def test_a_file_that_is_no_text_is_a_fault_and_a_missing_one_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"name = '\xff'")
    result = run("check", tmp_path / "x")
    assert (result.exit_code, "no UTF-8" in result.stdout) == (1, True)
    assert run("check", tmp_path / "y").exit_code == 2
    assert run("adopt", tmp_path / "x", "--in-force-at", "2026-04-01").exit_code == 1


def test_diff_names_the_keys_that_differ_and_exits_with_1(tmp_path: Path) -> None:
    file = written(tmp_path, {"jobs.price_max": 9, "expiry.purchase": "never"})
    result = run("diff", "article", file)
    assert result.exit_code == 1
    assert [line.split() for line in result.stdout.splitlines()[1:]] == [
        ["expiry.purchase", "365", '"never"'],
        ["jobs.price_max", "6", "9"],
    ]
    result = run("diff", "--json", "1", file)
    assert json.loads(result.stdout)[1] == {"key": "jobs.price_max", "a": 6, "b": 9}


def test_diff_of_equals_exits_with_0_and_of_what_cannot_be_read_with_2(tmp_path: Path) -> None:
    assert run("diff", "article", "1").exit_code == 0
    assert run("diff", "article", "7").exit_code == 2
    assert run("diff", "article", "nothing").exit_code == 2
    assert run("diff", "article", written(tmp_path, {"jobs.price_max": -1})).exit_code == 2


def test_adopt_records_the_next_version_and_withdraw_takes_it_back(tmp_path: Path) -> None:
    file = written(tmp_path, {"jobs.price_max": 9})
    result = run("adopt", file, "--in-force-at", "2999-01-01T00:00Z")
    assert (result.exit_code, result.stdout) == (
        0,
        "article, version 2 comes into force at 2999-01-01 00:00 UTC.\n",
    )
    assert rulebook_planned_for(AT.replace(year=2999)).jobs.price_max == 9
    assert run("withdraw", "2").stdout == "Version 2 is withdrawn.\n"
    assert len(versions()) == 1


def test_adopting_for_the_past_is_refused(tmp_path: Path) -> None:
    result = run("adopt", written(tmp_path, {}), "--in-force-at", "2026-03-20")
    assert isinstance(result.exception, Refused)
    assert result.exception.name == "rulebook_too_soon"
    assert shipped_text() == versions()[0].text
