"""earnest rulebook: the numbers of the trade, shown, checked, compared and adopted."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from earnest.base.clock import now
from earnest.base.refusals import Refused
from earnest.rulebook.actions import adopt_rulebook, withdraw_rulebook
from earnest.rulebook.queries import (
    rulebook_numbered,
    rulebook_planned_for,
    shipped_rulebooks,
    shipped_text,
    versions,
)
from earnest.rulebook.reading import NEVER, Fault, FaultyRulebook, read_rulebook, shown
from earnest.rulebook.rules import Rulebook, differences, leaves_of

app = typer.Typer(add_completion=False, rich_markup_mode="markdown", no_args_is_help=True)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write it as 2026-03-20 or 2026-03-20T09:00Z") from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


Moment = Annotated[
    datetime | None,
    typer.Option(parser=_moment, metavar="MOMENT", help="In UTC unless it says otherwise."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A rulebook in TOML.")]


@app.command()
def show(at: Moment = None, is_json: AsJson = False) -> None:
    """Every number in force now, or at another moment as it is planned."""
    moment = at or now()
    book = rulebook_planned_for(moment)
    if is_json:
        facts = {"version": book.version, "name": book.name, "at": moment.isoformat()}
        print(json.dumps({**facts, "numbers": _numbers(book)}, indent=2))
        return
    print(f"{book.name}, version {book.version}, at {moment:%Y-%m-%d %H:%M} UTC")
    table = Table("key", "value", box=None)
    for name, value in leaves_of(book).items():
        table.add_row(name, shown(value))
    _print(table)


@app.command("versions")
def show_versions(is_json: AsJson = False) -> None:
    """Every version that was, is, or is planned to be in force."""
    rows = [
        {"number": one.number, "name": one.name, "in_force_at": one.in_force_at.isoformat()}
        for one in versions()
    ]
    if is_json:
        print(json.dumps(rows, indent=2))
        return
    table = Table("version", "name", "in force from (UTC)", box=None)
    for one in versions():
        table.add_row(str(one.number), one.name, f"{one.in_force_at:%Y-%m-%d %H:%M}")
    _print(table)


@app.command()
def check(file: File, is_json: AsJson = False) -> None:
    """Read a rulebook and name all its faults: line, key, what was found, what is allowed.

    Exits with 0 if it could be adopted, with 1 if it has a fault.
    """
    try:
        book = _read(file)
    except FaultyRulebook as faulty:
        facts = [asdict(fault) for fault in faulty.faults]
        print(json.dumps({"is_good": False, "faults": facts}, indent=2) if is_json else faulty)
        raise typer.Exit(1) from None
    count = len(leaves_of(book))
    good = {"is_good": True, "faults": []}
    print(json.dumps(good) if is_json else f"{file}: {book.name}, {count} keys, no fault")


@app.command()
def diff(
    a: Annotated[str, typer.Argument(help="A file, a version's number, or a shipped name.")],
    b: Annotated[str, typer.Argument(help="Likewise.")],
    is_json: AsJson = False,
) -> None:
    """The keys in which two rulebooks differ.

    Exits with 0 if they do not, with 1 if they do, with 2 if one of them cannot be read.
    """
    try:
        found = differences(_book(a), _book(b))
    except (FaultyRulebook, Refused) as error:
        typer.echo(error.sentence if isinstance(error, Refused) else str(error), err=True)
        raise typer.Exit(2) from None
    if is_json:
        print(json.dumps([{"key": key, "a": _plain(x), "b": _plain(y)} for key, x, y in found]))
    elif not found:
        print("No key differs.")
    else:
        table = Table("key", a, b, box=None)
        for key, x, y in found:
            table.add_row(key, shown(x), shown(y))
        _print(table)
    raise typer.Exit(1 if found else 0)


@app.command()
def adopt(
    file: File,
    in_force_at: Annotated[
        datetime,
        typer.Option(parser=_moment, metavar="MOMENT", help="A whole minute, a minute ahead."),
    ],
) -> None:
    """Make a rulebook the next version, in force from a moment that is yet to come."""
    try:
        text = _text(file)
    except FaultyRulebook as faulty:
        typer.echo(str(faulty), err=True)
        raise typer.Exit(1) from None
    version = adopt_rulebook(text, in_force_at=in_force_at, at=now(), file=str(file))
    print(f"{version} comes into force at {version.in_force_at:%Y-%m-%d %H:%M} UTC.")


@app.command()
def withdraw(number: Annotated[int, typer.Argument(help="The version's number.")]) -> None:
    """Take back a version that is not in force yet."""
    withdraw_rulebook(number, at=now())
    print(f"Version {number} is withdrawn.")


def _book(named: str) -> Rulebook:
    if Path(named).is_file():
        return _read(Path(named))
    if named.isdigit():
        return rulebook_numbered(int(named))
    if named in shipped_rulebooks():
        return read_rulebook(shipped_text(named), file=named, version=1)
    names = ", ".join(shipped_rulebooks())
    raise typer.BadParameter(f"{named!r} is no file, no version's number, and not {names}")


def _read(file: Path) -> Rulebook:
    return read_rulebook(_text(file), file=str(file), version=1)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        fault = Fault(str(file), None, "", f"byte {error.start} that is no UTF-8", "UTF-8 text")
        raise FaultyRulebook([fault]) from None


def _numbers(book: Rulebook) -> dict[str, Any]:
    return {name: _plain(value) for name, value in leaves_of(book).items()}


def _plain(value: Any) -> Any:
    return NEVER if value is None else value


def _print(table: Table) -> None:
    """Without cutting lines where nobody looks at a terminal."""
    console = Console()
    Console(width=console.width if console.is_terminal else 200).print(table)
