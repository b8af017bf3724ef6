"""`earnest ledger replay`: a story that holds, and every way in which one can be wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from earnest.cli.ledger import app
from earnest.ledger.models import Entry

pytestmark = pytest.mark.django_db

STORIES = sorted((Path(__file__).parent.parent / "stories").glob("*.story"))
GOOD = """# The example of ledger.md.
set grace_days 30
2026-01-01T00:00Z grant    ann lot1 40 expires 2027-01-01T00:00Z priority 0 source sign_up
2026-01-05T09:00Z spend    ann p1 6
2026-01-05T09:00Z spend    ann p2 60 refused insufficient_connects
2026-01-06T09:00Z hold     ann b1 10 until 2026-01-13T09:00Z

2026-01-07T09:00Z capture  b1 4                        # the other 6 are released
2026-01-09T10:00Z refund   p1
2026-01-10T10:00Z void     ann lot1
2026-01-10T10:00Z balance  ann 0
2026-01-10T10:00Z held     ann 0
2026-01-10T10:00Z lots     ann lot1=0
2026-01-10T10:00Z history  ann grant=40 spend=-6 hold=-10 capture=0 release=6 refund=6 void=-36
2026-01-11T10:00Z chargeback ann lot1
2026-01-11T10:00Z debt     ann 4
2026-01-12T10:00Z won      ann lot1
"""

WRONG = [
    (3, "lot1 40", "lot1 40.0"),
    (3, "lot1 40", "lot1"),
    (3, "priority 0", "priority"),
    (3, "priority 0", "priority 0 priority 0"),
    (3, "priority 0", "cost -1"),
    (3, "priority 0", "colour 7"),
    (3, "2026-01-01T00:00Z", "2026-01-41T00:00Z"),
    (3, "2026-01-01T00:00Z", "2026-01-01T00:00"),
    (3, "2026-01-01T00:00Z grant", "grant"),
    (3, "2027-01-01T00:00Z", "never"),
    (3, "2027-01-01T00:00Z", "2026-01-01T00:00Z"),
    (4, "p1 6", "p1 0"),
    (4, "p1 6", "p1 41"),
    (4, "p1 6", "p1 6 refused name_taken"),
    (4, "p1 6", "p1 6 refused"),
    (4, "spend ", "spent "),
    (5, " refused insufficient_connects", ""),
    (5, "insufficient_connects", "not_positive"),
    (5, "insufficient_connects", "sadness"),
    (5, "p2 60", "p2 34"),
    (6, " until 2026-01-13T09:00Z", ""),
    (6, "2026-01-13T09:00Z", "2026-02-13T09:00Z"),
    (6, "b1 10", "p1 10"),
    (8, "2026-01-07", "2026-01-04"),
    (8, "2026-01-07", "2026-01-13"),
    (8, "b1 4", "b1 11"),
    (8, "b1 4", "b2 4"),
    (8, "b1 4", "ann b1 4"),
    (9, "p1", "p1 7"),
    (9, "p1", "p2"),
    (9, "p1", "p1 as lot1"),
    (10, "lot1", "lot2"),
    (10, "ann", "ben"),
    (11, "ann 0", "ann 1"),
    (11, "ann 0", "ann"),
    (11, "ann 0", "ann none"),
    (11, "ann 0", "ann 0 refused not_positive"),
    (12, "ann 0", "ann 6"),
    (13, "lot1=0", "lot1=1"),
    (13, "lot1=0", "lot9=0"),
    (13, "lot1=0", "lot1"),
    (14, "spend=-6 hold", "hold"),
    (14, "spend=-6", "spend=6"),
    (14, "void=-36", "void=-36 expiry=0"),
    (15, "lot1", "lot1 as lot7"),
    (16, "ann 4", "ann 0"),
    (17, "won     ", "lost    "),
    (2, "grace_days 30", "grace_days -1"),
    (2, "grace_days 30", "grace_days thirty"),
    (2, "grace_days 30", "mercy_days 30"),
]


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, ["replay", *map(str, words)])


def written(folder: Path, text: str, name: str = "a.story") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def changed(line: int, old: str, new: str) -> str:
    """The good story with one thing changed in one line."""
    lines = GOOD.splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "".join(lines)


def test_a_story_that_holds_ends_well(tmp_path: Path) -> None:
    told = run(written(tmp_path, GOOD))
    assert (told.exit_code, told.stdout) == (0, "1 story: every line holds\n")


def test_all_stories_of_the_tests_hold() -> None:
    told = run(*STORIES)
    assert told.exit_code == 0, told.stdout
    assert told.stdout == f"{len(STORIES)} stories: every line holds\n"


@pytest.mark.parametrize(("line", "old", "new"), WRONG)
def test_a_story_changed_to_be_wrong_is_reported_at_its_line(
    tmp_path: Path, line: int, old: str, new: str
) -> None:
    file = written(tmp_path, changed(line, old, new))
    told = run(file)
    assert told.exit_code == 1
    assert f"{file}:{line}: " in told.stdout.splitlines()[0]
    assert "1 with lines that do not hold" in told.stdout


def test_every_line_that_does_not_hold_is_reported(tmp_path: Path) -> None:
    first, second = changed(11, "ann 0", "ann 1"), changed(16, "ann 4", "ann 3")
    both = "".join([*first.splitlines(True)[:11], *second.splitlines(True)[11:]])
    told = run(written(tmp_path, GOOD), written(tmp_path, both, "b.story"))
    places = [line.split(":")[1] for line in told.stdout.splitlines() if "b.story:" in line]
    assert (told.exit_code, places) == (1, ["11", "16"])


def test_stories_do_not_meet_each_others_names(tmp_path: Path) -> None:
    assert run(written(tmp_path, GOOD), written(tmp_path, GOOD, "b.story")).exit_code == 0


def test_nothing_of_a_story_stays_in_the_database(tmp_path: Path) -> None:
    run(written(tmp_path, GOOD))
    assert not Entry.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE '%%scratch%%'")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-01T00:00Z grant ann löt 5",
        "2026-01-01T00:00Z grant änn lot1 5",
        "2026-01-01T00:00Z grant ann lot\\1 5",
        "2026-01-01T00:00Z grant ann won:1 5",
        f"2026-01-01T00:00Z grant ann {300 * 'x'} 5",
        "2026-01-01T00:00Z grant ann lot1 5 source ünknown",
        f"2026-01-01T00:00Z grant ann lot1 5 cost {10**30}",
        f"2026-01-01T00:00Z grant ann lot1 5 priority {10**30}",
        f"2026-01-01T00:00Z grant ann lot1 {10**30}",
        "2026-01-01T00:00Z grant ann lot1 5 expires 9999-12-31T23:59-05:00",
        "0001-01-01T00:00+05:00 grant ann lot1 5",
        f"set grace_days {10**12}",
        "2026-01-01T00:00Z grant ann lot\x001 5",
    ],
    ids=lambda line: line[:60],
)
def test_a_line_that_the_ledger_cannot_take_is_reported_and_no_more(
    tmp_path: Path, line: str
) -> None:
    file = written(tmp_path, f"{line}\n2026-01-01T00:00Z balance ann 0\n")
    told = run(file)
    assert (told.exit_code, told.exception and type(told.exception)) == (1, SystemExit)
    assert told.stdout.startswith(f"{file}:1: ")


def test_the_answer_in_json(tmp_path: Path) -> None:
    wrong = written(tmp_path, changed(11, "ann 0", "ann 1"), "b.story")
    answer = json.loads(run(written(tmp_path, GOOD), wrong, "--json").stdout)
    assert [one["holds"] for one in answer["stories"]] == [True, False]
    assert [fault["line"] for fault in answer["stories"][1]["faults"]] == [11]


def test_a_file_that_cannot_be_read_is_another_matter(tmp_path: Path) -> None:
    missing = run(tmp_path / "none.story")
    assert missing.exit_code == 2
    (tmp_path / "bytes.story").write_bytes(b"\xff\xfe\x00")
    assert run(tmp_path / "bytes.story").exit_code == 2


@pytest.mark.usefixtures("committed")
def test_the_command_itself_reads_standard_input_and_tells_the_truth() -> None:
    environment = {**os.environ, "EARNEST_LOCK_SECONDS": "30"}
    command = [sys.executable, "-m", "earnest.cli", "ledger", "replay", "-"]
    for text, code in ((GOOD, 0), (changed(16, "ann 4", "ann 5"), 1)):
        told = subprocess.run(
            command, input=text, capture_output=True, text=True, env=environment, check=False
        )
        assert told.returncode == code, told.stderr
        assert ("-:16: " in told.stdout) == bool(code)
