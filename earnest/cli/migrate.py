"""earnest migrate: bring the database's tables to this version."""

from typing import Annotated

import typer
from django.core.management import call_command
from django.db import connection

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def migrate(
    is_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 if something is to be done.")
    ] = False,
) -> None:
    """Bring the database to the tables of this version.

    Safe to repeat: what has been done is not done again. A table in use is waited for
    EARNEST_LOCK_SECONDS at most, so that a busy installation goes on answering; then it
    stops and says so, and can be started again.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    call_command("migrate", interactive=False, check=is_check, verbosity=1)
