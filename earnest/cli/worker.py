"""earnest worker: work off the background tasks."""

from typing import Annotated

import typer
from procrastinate.contrib.django import app as tasks
from procrastinate.contrib.django.django_connector import DjangoConnector

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def worker(
    at_once: Annotated[int, typer.Option(min=1, max=32, help="Tasks to work on at once.")] = 1,
    is_once: Annotated[bool, typer.Option("--once", help="End when nothing is waiting.")] = False,
) -> None:
    """Work off the background tasks until Ctrl-C or SIGTERM.

    Several workers may run, here or on other machines. A worker that is told to stop finishes
    the task in hand; the task of one that was killed is taken up by another within two minutes.
    """
    connector = tasks.connector
    assert isinstance(connector, DjangoConnector)
    with tasks.replace_connector(connector.get_worker_connector()):
        tasks.run_worker(concurrency=at_once, wait=not is_once, delete_jobs="successful")
