"""The earnest command, one file per command."""

import os

import typer

app = typer.Typer(no_args_is_help=True, help="Run and look after an Earnest marketplace.")


def main() -> None:
    """Start the earnest command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earnest.config.settings")
    app()
