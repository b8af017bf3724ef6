"""`earnest import jobs`: brings in jobs from a file that another place wrote."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from earnest.base.clock import now
from earnest.jobs.actions.importing import CHUNK, ImportCount, import_jobs
from earnest.jobs.rules.importing.columns import Mapping, read_mapping
from earnest.jobs.rules.importing.files import (
    BrokenRecord,
    Form,
    ImportedJob,
    JobsFile,
    UnreadableFile,
)

SHOWN_MOST = 20
IN_JSON_MOST = 1_000
SOURCE = "elsewhere"
JSON_ENDINGS = (".jsonl", ".ndjson", ".json")

app = typer.Typer(no_args_is_help=True, help="Bring in what another place has written.")


@app.callback()
def _import() -> None:
    """Bring in what another place has written."""


@dataclass(slots=True)
class _Told:
    """What the run did, as it goes on."""

    count: ImportCount = field(default_factory=ImportCount)
    refused: list[BrokenRecord] = field(default_factory=list)
    refused_count: int = 0
    source: str = SOURCE

    @property
    def taken(self) -> int:
        return self.count.added + self.count.updated + self.count.unchanged


@app.command()
def jobs(
    file: Annotated[Path, typer.Argument(help="CSV, or JSON lines (.jsonl, .ndjson, .json).")],
    as_of: Annotated[
        str,
        typer.Option(metavar="DATE", help="The day on which the file was read; now if not said."),
    ] = "",
    source: Annotated[str, typer.Option(help="Where the jobs are from; ids count within it.")] = "",
    mapping: Annotated[
        Path | None, typer.Option(help="TOML that names the file's columns and words.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write every refused row there, as CSV.")
    ] = None,
    encoding: Annotated[str, typer.Option(help="How the file's bytes are text.")] = "utf-8",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Bring in jobs. Imported jobs are read here, never paid for.

    A job that is here already is brought up to date, never doubled; run again, a run that was
    killed goes on. A row is taken whole or refused with its line and reason. Jobs are open for as
    long as they had been on DATE (its end). Columns are described in docs/operate.md. Exit
    status: 0 when every row was taken, 1 when some were refused, 2 when the file cannot be read.
    """
    at, told = now(), _Told()
    try:
        told_of = _mapping(mapping)
        moment = _as_of(as_of, at)
        with ExitStack() as stack:
            text = stack.enter_context(_opened(file, encoding))
            rows = JobsFile(text.readline, _form(file), told_of, moment)
            told.source = source or told_of.source or SOURCE
            _run(told, rows, at, text, file, report)
    except (UnreadableFile, OSError, LookupError) as error:
        more = " more" if told.taken else ""
        print(f"Nothing{more} was imported from {file}: {_words(error)}", file=sys.stderr)
        raise typer.Exit(2) from None
    _say(told, rows, as_json)
    if told.refused_count:
        raise typer.Exit(1)


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}."
    return f"there is no encoding {error}." if isinstance(error, LookupError) else str(error)


def _mapping(file: Path | None) -> Mapping:
    if file is None:
        return Mapping()
    try:
        return read_mapping(file.read_text(encoding="utf-8"), str(file))
    except UnicodeDecodeError:
        raise UnreadableFile(f"{file} is not UTF-8 text.") from None


def _as_of(words: str, at: datetime) -> datetime:
    """The end of a day, or a moment; nothing later than now."""
    if not words:
        return at
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise UnreadableFile(f"--as-of {words} is no day. Write it as 2023-01-31.") from None
    if len(words) <= len("2023-01-31"):
        found = datetime.combine(found.date() + timedelta(days=1), time())
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    if found > at + timedelta(days=1):
        raise UnreadableFile(f"--as-of {words} has not come yet.")
    return min(found, at)


@contextmanager
def opened_jobs(
    file: Path, *, as_of: datetime, encoding: str = "utf-8", told: Mapping | None = None
) -> Iterator[JobsFile]:
    """A file of jobs, opened for one reading of its rows."""
    with _opened(file, encoding) as text:
        yield JobsFile(text.readline, _form(file), told or Mapping(), as_of)


def _form(file: Path) -> Form:
    return "jsonl" if file.suffix.casefold() in JSON_ENDINGS else "csv"


def _opened(file: Path, encoding: str) -> IO[str]:
    """As text with its line ends; bytes that are none come through as marks that are refused."""
    with file.open("rb") as first:
        start = first.read(4)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) and encoding == "utf-8":
        encoding = "utf-16"
    errors = "surrogateescape" if encoding in ("utf-8", "utf-8-sig", "ascii") else "replace"
    return file.open(encoding=encoding, errors=errors, newline="")


def _run(
    told: _Told, rows: JobsFile, at: datetime, text: IO[str], file: Path, report: Path | None
) -> None:
    found = rows.rows()
    size = file.stat().st_size
    with ExitStack() as stack:
        writer = _report_writer(report, stack)
        bar = stack.enter_context(_progress())
        task = bar.add_task("Reading", total=size)
        while chunk := list(islice(found, CHUNK)):
            jobs_found = [row for row in chunk if isinstance(row, ImportedJob)]
            told.count += import_jobs(jobs_found, source=told.source, as_of=rows.as_of, at=at)
            for row in chunk:
                if isinstance(row, BrokenRecord):
                    _note(told, row, writer)
            bar.update(task, completed=text.buffer.tell())  # type: ignore[attr-defined]
        bar.update(task, completed=size)


def _note(told: _Told, row: BrokenRecord, writer: Any) -> None:
    told.refused_count += 1
    if len(told.refused) < IN_JSON_MOST:
        told.refused.append(row)
    if writer is not None:
        writer.writerow([row.line, row.column, row.reason])


def _report_writer(report: Path | None, stack: ExitStack) -> Any:
    if report is None:
        return None
    writer = csv.writer(stack.enter_context(report.open("w", encoding="utf-8", newline="")))
    writer.writerow(["line", "column", "reason"])
    return writer


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    remaining = TimeRemainingColumn()
    return Progress(*columns, remaining, console=console, disable=not console.is_terminal)


def _say(told: _Told, rows: JobsFile, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_as_json(told, rows)))
        return
    for line in _lines(told, rows):
        print(line)


def _as_json(told: _Told, rows: JobsFile) -> dict[str, Any]:
    count = told.count
    return {
        **asdict(count),
        "refused": told.refused_count,
        "as_of": rows.as_of.isoformat(),
        "unused_columns": sorted(rows.unused),
        "refused_rows": [asdict(row) for row in told.refused],
    }


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _lines(told: _Told, rows: JobsFile) -> Iterator[str]:
    count = told.count
    for row in told.refused[:SHOWN_MOST]:
        where = f"{row.column}: " if row.column else ""
        yield f"line {row.line}: {where}{row.reason}"
    if told.refused_count > SHOWN_MOST:
        yield f"and {told.refused_count - SHOWN_MOST:,} more: --report FILE writes them all"
    taken = told.taken
    yield (
        f"{_counted(taken, 'job')}: {count.added:,} new, {count.updated:,} brought up to date,"
        f" {count.unchanged:,} as they were; {_counted(told.refused_count, 'row')} refused"
    )
    if count.repeated:
        repeated = _counted(count.repeated, "row")
        yield f"{repeated} told again of a job in the file; the last one counts"
    if count.open < taken:
        ended = f"{taken - count.open:,} had expired by {rows.as_of:%Y-%m-%d %H:%M} UTC"
        yield f"{ended}; --as-of DATE counts from another day"
    if rows.unused:
        yield f"Columns that were not read: {', '.join(sorted(rows.unused))}"
