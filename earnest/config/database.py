"""Where the database is: EARNEST_DATABASE_URL, or the embedded PostgreSQL."""

import os
import threading
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from earnest.config.embedded.cluster import ROLE
from earnest.config.embedded.errors import CannotStart
from earnest.config.embedded.lease import Lease, new_lease


class _Held:
    """This process's lease, and those that it inherited by a fork and keeps open."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.lease: Lease | None = None
        self.inherited: list[Lease] = []

    def after_fork(self) -> None:
        self.guard = threading.Lock()
        if self.lease is not None:
            self.inherited.append(self.lease)
            self.lease = None


_HELD = _Held()
os.register_at_fork(after_in_child=_HELD.after_fork)


def database_url() -> str:
    """The DSN that this process uses. An embedded one has just answered a query.

    Starts the embedded PostgreSQL, or joins it, on the first call; CannotStart says why not.
    """
    if given := os.environ.get("EARNEST_DATABASE_URL"):
        return given
    with _HELD.guard:
        if _HELD.lease is None:
            _HELD.lease = new_lease()
        return _HELD.lease.url()


def let_go_of_database() -> None:
    """Give up this process's hold now and not at its end. The last one out stops PostgreSQL."""
    with _HELD.guard:
        if _HELD.lease is not None:
            _HELD.lease.let_go()
            _HELD.lease = None


def address() -> dict[str, Any]:
    """`database_url` taken apart, as psycopg names its parts."""
    return _parts(database_url())


def django_database() -> dict[str, Any]:
    """Django's entry for the database. Starts nothing: the engine asks when it connects."""
    given = os.environ.get("EARNEST_DATABASE_URL")
    options: dict[str, Any] = {"server_side_binding": True, "options": _time_outs()}
    size = _number("EARNEST_POOL", 0)
    if size:
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    return {
        "ENGINE": "earnest.config.engine",
        "NAME": _parts(given).get("dbname", ROLE) if given else ROLE,
        "OPTIONS": options,
        "TEST": {"NAME": os.environ.get("EARNEST_TEST_NAME", "test_earnest")},
    }


def _parts(dsn: str) -> dict[str, Any]:
    try:
        return conninfo_to_dict(dsn)
    except ProgrammingError as error:
        raise CannotStart(
            f"EARNEST_DATABASE_URL is not an address of PostgreSQL ({str(error).strip()}). "
            "Write it as postgresql://user:password@host:5432/database."
        ) from None


def _time_outs() -> str:
    """Overload is answered, not suffered. 0 seconds is no limit."""
    seconds = {
        "statement_timeout": _number("EARNEST_STATEMENT_SECONDS", 30),
        "lock_timeout": _number("EARNEST_LOCK_SECONDS", 10),
        "idle_in_transaction_session_timeout": _number("EARNEST_IDLE_SECONDS", 60),
    }
    return " ".join(f"-c {name}={value * 1000}" for name, value in seconds.items())


def _number(variable: str, otherwise: int) -> int:
    text = os.environ.get(variable, "")
    if text and not text.isdigit():
        raise CannotStart(f"{variable} is {text!r}. Set a whole number, or leave it out.")
    return int(text) if text else otherwise
