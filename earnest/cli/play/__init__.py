"""`earnest play`: real jobs, 500 freelancers and the article's Connects, day by day."""

import json
import sys
import time
from dataclasses import asdict, fields
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from earnest.base.clock import now
from earnest.cli.import_jobs import opened_jobs
from earnest.cli.play.jobs import PlayedJob, read_played
from earnest.cli.play.market import Market
from earnest.cli.play.tally import Tally, lines_of
from earnest.config.scratch import scratch_database
from earnest.jobs.rules.importing.files import UnreadableFile
from earnest.ledger.queries.audit import AuditReport, audit

FREELANCER_COUNT = 500

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def play(
    file: Annotated[Path, typer.Argument(help="Postings, as `earnest import jobs` reads them.")],
    seed: Annotated[int, typer.Option(help="The same seed plays the same market.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the scratch database.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Play a market of real jobs in a scratch database, and audit every Connect of it.

    Each client of the file gets an account and posts its jobs on their days; 500 freelancers with
    the Connects of the rulebook apply through the actions that the pages use, until jobs or
    Connects run out. Clients close some jobs without hiring, staff remove some, the rest expire;
    some freelancers' purchases are charged back. Exit status: 0 when the audit is clean, 1 when
    it is not, 2 when the file cannot be read.
    """
    begun = time.monotonic()
    try:
        jobs, unread_count = _jobs(file)
    except (UnreadableFile, OSError, LookupError) as error:
        print(f"Nothing was played: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
        raise typer.Exit(2) from None
    with scratch_database(keep=keep) as name:
        tally = _played(jobs, seed)
        report = audit()
    tally.unread_count = unread_count
    seconds = time.monotonic() - begun
    if as_json:
        print(json.dumps(_as_json(tally, report, seconds)))
    else:
        _print(tally, report, seconds, name if keep else "")
    if not report.is_clean:
        raise typer.Exit(1)


def _jobs(file: Path) -> tuple[list[PlayedJob], int]:
    with opened_jobs(file, as_of=now()) as rows:
        return read_played(rows.rows())


def _played(jobs: list[PlayedJob], seed: int) -> Tally:
    market = Market(jobs, Random(seed), FREELANCER_COUNT)  # noqa: S311 - a game, no secret
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Playing", total=market.day_count)
        for day in market.days():
            bar.update(task, advance=1, description=f"{day:%Y-%m-%d}")
    return market.tally


def _print(tally: Tally, report: AuditReport, seconds: float, kept: str) -> None:
    table = Table("", "", show_header=False)
    table.columns[1].justify = "right"
    for label, number in lines_of(tally, report):
        table.add_row(label, number)
    Console(width=72).print(table)
    for finding in report.findings[:20]:
        print(finding)
    print(f"{seconds:.1f} seconds")
    if kept:
        print(f"The database {kept} is kept.")


def _as_json(tally: Tally, report: AuditReport, seconds: float) -> dict[str, Any]:
    return {
        **{one.name: getattr(tally, one.name) for one in fields(tally)},
        "ledger": asdict(report.totals),
        "audit": "clean" if report.is_clean else [str(one) for one in report.findings],
        "seconds": round(seconds, 1),
    }
