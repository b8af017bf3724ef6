"""Postings out of text, for the tests of importing."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from earnest.jobs.rules.importing.columns import Mapping
from earnest.jobs.rules.importing.files import BrokenRecord, Form, ImportedJob, JobsFile

FILES = Path(__file__).parent / "files"
AS_OF = datetime(2026, 2, 10, tzinfo=UTC)
HEAD = "id,title,posted_at,type,budget,skills\n"


def rows_of(
    text: str, *, form: Form = "csv", mapping: Mapping | None = None, as_of: datetime = AS_OF
) -> list[ImportedJob | BrokenRecord]:
    """Every row of a file that holds this text."""
    file = JobsFile(io.StringIO(text, newline="").readline, form, mapping or Mapping(), as_of)
    return list(file.rows())


def jobs_of(text: str, **how: Any) -> list[ImportedJob]:
    """The rows of a file in which nothing is refused."""
    rows = rows_of(text, **how)
    assert not [row for row in rows if isinstance(row, BrokenRecord)]
    return [row for row in rows if isinstance(row, ImportedJob)]


def refused_of(text: str, **how: Any) -> list[tuple[int, str, str]]:
    """Line, column and reason of every refused row."""
    rows = rows_of(text, **how)
    return [(row.line, row.column, row.reason) for row in rows if isinstance(row, BrokenRecord)]


def fixture(name: str) -> str:
    """The text of a file of this room's tests."""
    return (FILES / name).read_bytes().decode()
