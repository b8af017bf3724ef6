"""`earnest import jobs`: what it takes, what it says, and that its exit status tells the truth."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from earnest.cli import import_jobs
from earnest.cli.import_jobs import app
from earnest.jobs.models import Job
from earnest.jobs.rules.importing.files import JobsFile
from tests.jobs.reading import FILES, HEAD

pytestmark = pytest.mark.django_db
AS_OF = ("--as-of", "2026-02-09")
GOOD = "7,Good,2026-02-01,fixed,40,\n"


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, ["jobs", *map(str, words)])


def written(folder: Path, text: str | bytes, name: str = "jobs.csv") -> Path:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.mark.parametrize(
    ("name", "count"), [("listing.csv", 10), ("listing_with_text.csv", 5), ("export.jsonl", 2)]
)
def test_every_row_of_the_known_files_is_taken_and_the_second_time_none(
    name: str, count: int
) -> None:
    first = run(FILES / name, *AS_OF)
    assert f"{count} jobs: {count} new, 0 brought up to date" in first.stdout
    assert first.exit_code == 0
    second = run(FILES / name, *AS_OF)
    assert f"{count} jobs: 0 new, 0 brought up to date, {count} as they were" in second.stdout
    assert Job.objects.filter(is_imported=True).count() == count


def test_it_says_how_many_had_expired_and_which_columns_were_not_read() -> None:
    said = run(FILES / "listing.csv", "--as-of", "2026-01-10").stdout
    assert "1 had expired by 2026-01-11 00:00 UTC; --as-of DATE counts from another day" in said
    assert "Columns that were not read: enterprise_job, job_ts, snapshot" in said


def test_refused_rows_are_named_and_the_exit_status_says_that_there_are_some(
    tmp_path: Path,
) -> None:
    bad = '1,,2026-02-01,fixed,1,\n2,T,never,fixed,1,\n3,"open,2026-02-01,fixed,1,\n'
    report = tmp_path / "refused.csv"
    found = run(written(tmp_path, HEAD + bad + GOOD), *AS_OF, "--report", report)
    assert found.exit_code == 1
    assert "line 2: title: found nothing, allowed is its title" in found.stdout
    assert "1 job: 1 new" in found.stdout
    assert "3 rows refused" in found.stdout
    rows = list(csv.DictReader(report.open(encoding="utf-8", newline="")))
    assert [(row["line"], row["column"]) for row in rows] == [
        ("2", "title"),
        ("3", "posted_at"),
        ("4", ""),
    ]


def test_many_refused_rows_are_counted_and_the_first_named(tmp_path: Path) -> None:
    found = run(written(tmp_path, HEAD + "1,,,,,\n" * 30), *AS_OF)
    assert "and 10 more: --report FILE writes them all" in found.stdout


def test_json_tells_the_same_in_one_object(tmp_path: Path) -> None:
    found = run(written(tmp_path, HEAD + "1,,2026-02-01,fixed,1,\n" + GOOD), *AS_OF, "--json")
    said = json.loads(found.stdout)
    assert found.exit_code == 1
    assert (said["added"], said["refused"], said["open"]) == (1, 1, 1)
    assert said["refused_rows"] == [
        {"line": 2, "column": "title", "reason": "found nothing, allowed is its title"}
    ]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("", (), "The file is empty"),
        ("a,b\n1,2\n", (), "No column says a job's id"),
        (HEAD, ("--as-of", "soon"), "--as-of soon is no day"),
        (HEAD, ("--as-of", "2999-01-01"), "has not come yet"),
        (HEAD, ("--encoding", "klingon"), "there is no encoding"),
        (HEAD, ("--mapping", "/nowhere/map.toml"), "No such file"),
    ],
)
def test_what_cannot_be_read_at_all_is_said_with_status_2(
    tmp_path: Path, text: str, words: tuple[str, ...], sentence: str
) -> None:
    found = run(written(tmp_path, text), *words)
    assert found.exit_code == 2
    assert "Nothing was imported from" in found.stderr
    assert sentence in found.stderr


def test_rows_told_again_are_counted_in_words(tmp_path: Path) -> None:
    once = run(written(tmp_path, HEAD + GOOD * 2), *AS_OF).stdout
    assert "1 job: 1 new" in once
    assert "1 row told again of a job in the file" in once
    assert "2 rows told again" in run(written(tmp_path, HEAD + GOOD * 3), *AS_OF).stdout


def test_a_file_that_breaks_off_says_that_nothing_more_was_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(rows: JobsFile) -> Iterator[object]:
        yield from whole(rows)
        raise OSError(5, "Input/output error")

    whole = JobsFile.rows
    monkeypatch.setattr(JobsFile, "rows", broken)
    monkeypatch.setattr(import_jobs, "CHUNK", 1)
    found = run(written(tmp_path, HEAD + GOOD), *AS_OF)
    assert "Nothing more was imported from" in found.stderr


def test_a_file_that_is_not_there_is_said_with_status_2(tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2


def test_bytes_that_are_no_text_refuse_their_row_alone(tmp_path: Path) -> None:
    found = run(written(tmp_path, (HEAD + GOOD).encode() + b"8,caf\xe9,2026-02-01,fixed,1,\n"))
    assert "line 3: title: the cell holds bytes that are no text in this encoding" in found.stdout
    assert list(Job.objects.values_list("title", flat=True)) == ["Good"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("utf-16", ()), ("utf-8-sig", ()), ("latin-1", ("--encoding", "latin-1"))],
)
def test_other_encodings_are_read(tmp_path: Path, encoding: str, words: tuple[str, ...]) -> None:
    text = HEAD + "8,Café,2026-02-01,fixed,1,\n"
    assert run(written(tmp_path, text.encode(encoding)), *AS_OF, *words).exit_code == 0
    assert Job.objects.get().title == "Café"


def test_a_mapping_file_names_columns_and_source(tmp_path: Path) -> None:
    told = 'source = "board"\n[columns]\nid = "Nr"\ntitle = "Was"\n[words.kind]\nlump = "fixed"\n'
    mapping = written(tmp_path, told, "map.toml")
    file = written(tmp_path, "Nr,Was,posted_at,type\n7,Plakat,2026-02-01,lump\n")
    assert run(file, *AS_OF, "--mapping", mapping).exit_code == 0
    assert (Job.objects.get().source, Job.objects.get().title) == ("board", "Plakat")
    assert run(file, *AS_OF, "--mapping", mapping, "--source", "other").exit_code == 0
    assert Job.objects.count() == 2


def test_without_a_day_the_days_count_from_now(tmp_path: Path) -> None:
    found = run(written(tmp_path, HEAD + GOOD.replace("2026", "2020")))
    assert "1 had expired" in found.stdout
    assert Job.objects.get().state == "closed"
