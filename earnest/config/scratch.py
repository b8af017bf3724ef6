"""A migrated database that lasts as long as a block: for benchmarks and for playing markets."""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from earnest.config.database import address


@contextmanager
def scratch_database(*, keep: bool = False) -> Iterator[str]:
    """Make a database beside the current one, and point Django at it until the block ends.

    Yields its name. It is dropped at the end, however the block ends, unless `keep`. Only this
    thread's connection is turned; processes started inside read its name from Django's settings.
    """
    name = f"earnest_scratch_{token_hex(4)}"
    settings = connection.settings_dict
    usual = settings["NAME"]
    _run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    connection.close()
    settings["NAME"] = name
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield name
    finally:
        connection.close()
        settings["NAME"] = usual
        if not keep:
            _run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(statement: sql.Composed) -> None:
    parts = address()
    with psycopg.connect(**parts, autocommit=True) as server:
        server.execute("SET statement_timeout = 0")
        server.execute(statement)
