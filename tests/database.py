"""The database of the tests: migrated once into a template, copied for each process of the run."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from earnest.config.database import address

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A fresh copy of the template, under a name of this process's own; gone afterwards."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    name = "_".join(filter(None, [settings.DATABASES["default"]["TEST"]["NAME"], worker]))
    outside = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with psycopg.connect(**_elsewhere(), autocommit=True) as maintenance:
            maintenance.execute("SELECT pg_advisory_lock(hashtext('earnest template'))")
            _copy(maintenance, _template(maintenance), name)
        _turn_to(name)
    yield
    with django_db_blocker.unblock():
        _turn_to(outside)
        with psycopg.connect(**_elsewhere(), autocommit=True) as maintenance:
            _drop(maintenance, name)


def _elsewhere() -> dict[str, Any]:
    """The server's own database, in which others are made and dropped."""
    return {**address(), "dbname": "postgres"}


def _template(maintenance: psycopg.Connection) -> str:
    """The migrated database that others are copied from; made anew when a migration differs."""
    name = f"earnest_template_{_fingerprint()}"
    if maintenance.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return name
    olds = "SELECT datname FROM pg_database WHERE starts_with(datname, 'earnest_template_')"
    for (old,) in maintenance.execute(olds).fetchall():
        _drop(maintenance, old)
    half, outside = "earnest_template_half", connection.settings_dict["NAME"]
    _drop(maintenance, half)
    maintenance.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(half)))
    _turn_to(half)
    call_command("migrate", verbosity=0, interactive=False)
    _turn_to(outside)
    maintenance.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(name))
    )
    return name


def _copy(maintenance: psycopg.Connection, template: str, name: str) -> None:
    _drop(maintenance, name)
    maintenance.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def _drop(maintenance: psycopg.Connection, name: str) -> None:
    maintenance.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )


def _turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


def _fingerprint() -> str:
    """Of everything that decides what a migrated database holds."""
    digest = hashlib.sha256()
    for pattern in ("*/migrations/*.py", "**/*.sql", "rulebook/**/*.toml", "config/settings.py"):
        for path in sorted((ROOT / "earnest").glob(pattern)):
            digest.update(path.read_bytes())
    digest.update((ROOT / "uv.lock").read_bytes())
    return digest.hexdigest()[:16]
