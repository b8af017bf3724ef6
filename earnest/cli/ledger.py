"""`earnest ledger replay`: plays stories against the ledger and says which lines do not hold."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from earnest.ledger.stories.playing import Fault, play_story, scratch_schema

app = typer.Typer(no_args_is_help=True, help="Play ledgers written as text.")


@app.callback()
def _ledger() -> None:
    """Play ledgers written as text."""


@app.command()
def replay(
    files: Annotated[list[Path], typer.Argument(help="Stories; `-` reads standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Play stories in a scratch schema, and print each line that does not hold.

    Nothing of it stays in the database. The language is described in docs/ledger.md. Exit status:
    0 when every line of every story holds, 1 when one does not, 2 when a file cannot be read.
    """
    texts = [(str(file), _text(file)) for file in files]
    with scratch_schema():
        told = [
            (name, play_story(text, prefix=f"{place}.")) for place, (name, text) in enumerate(texts)
        ]
    if as_json:
        print(json.dumps({"stories": [_as_json(name, faults) for name, faults in told]}))
    else:
        _print(told)
    if any(faults for _, faults in told):
        raise typer.Exit(1)


def _text(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        print(f"{file} cannot be read: {reason}.", file=sys.stderr)
        raise typer.Exit(2) from None


def _print(told: list[tuple[str, list[Fault]]]) -> None:
    for name, faults in told:
        for fault in faults:
            print(f"{name}:{fault.place}: {fault.sentence}")
    wrong = sum(1 for _, faults in told if faults)
    count = f"{len(told)} {'story' if len(told) == 1 else 'stories'}"
    print(f"{count}: {f'{wrong} with lines that do not hold' if wrong else 'every line holds'}")


def _as_json(name: str, faults: list[Fault]) -> dict[str, object]:
    lines = [{"line": fault.place, "fault": fault.sentence} for fault in faults]
    return {"file": name, "holds": not faults, "faults": lines}
