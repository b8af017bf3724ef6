"""The earnest command, one file per command; a command's file is read when it is called."""

import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django
import typer
from django.db.utils import OperationalError
from typer.core import TyperGroup

from earnest.base.refusals import Refused
from earnest.config.collector import spare_collector
from earnest.config.embedded.errors import CannotStart


@dataclass(frozen=True)
class Command:
    """One entry of the table: where the command's `app` stands, and its line in `earnest --help`.

    Django is set up before the file is read, unless `is_bare`. The database starts by itself when
    the command first asks it something.
    """

    module: str
    line: str
    is_bare: bool = False


COMMANDS = {
    "serve": Command("earnest.cli.serve", "Serve the pages, with one worker beside them.", True),
    "worker": Command("earnest.cli.worker", "Work off the background tasks."),
    "audit": Command(
        "earnest.cli.audit", "Prove that no Connect was lost, doubled or made from nothing."
    ),
    "bench": Command("earnest.cli.bench", "Measure the claims about speed beside their limits."),
    "ledger": Command("earnest.cli.ledger", "Play ledgers written as text."),
    "demo": Command("earnest.cli.demo", "Build a small world to look at and to play with."),
    "import": Command("earnest.cli.import_jobs", "Bring in jobs from a file."),
    "migrate": Command("earnest.cli.migrate", "Bring the database to this version's tables."),
    "play": Command("earnest.cli.play", "Play a market of real jobs, and audit it."),
    "rulebook": Command(
        "earnest.cli.rulebook", "Show, check, compare and adopt the numbers of the trade."
    ),
}


class _Commands(TyperGroup):
    """Lists every command of the table at once, and reads a command's file only to run it."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in with the command's line: enough for the help."""
        if cmd_name not in COMMANDS:
            return None
        stand_in = typer.Typer(add_completion=False)
        stand_in.command(name=cmd_name, help=COMMANDS[cmd_name].line)(_nothing)
        return typer.main.get_command(stand_in)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command itself, for running it."""
        name, stand_in, rest = super().resolve_command(ctx, args)
        return name, (_read(name) if stand_in and name else None), rest


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Run and look after an Earnest marketplace.",
)


@app.callback()
def _earnest() -> None:
    """Run and look after an Earnest marketplace."""


def main() -> None:
    """Start the earnest command. What stands in its way is said in a sentence, without a trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earnest.config.settings")
    sys.exit(said(app))


def said(run: Callable[[], Any]) -> Any:
    """Run it; a refusal or a database that cannot be had becomes one sentence and exit code 1."""
    try:
        return run()
    except CannotStart as error:
        sentence = str(error)
    except Refused as refused:
        sentence = refused.sentence
    except OperationalError as error:
        sentence = f"The database does not answer: {str(error).strip().splitlines()[0]}"
    print(sentence, file=sys.stderr)
    return 1


def _read(name: str) -> Any:
    command = COMMANDS[name]
    if not command.is_bare:
        django.setup()
    found_app = importlib.import_module(command.module).app
    found_app._add_completion = False  # shells complete the whole command, not one of its words
    found = typer.main.get_command(found_app)
    spare_collector()
    found.name = name
    return found


def _nothing() -> None:
    """Stands in where only the line of help is wanted."""
