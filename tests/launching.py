"""For tests that start an embedded PostgreSQL of their own, in a folder of their own."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from earnest.config.embedded.binaries import wanted_major
from earnest.config.embedded.lease import Lease
from earnest.config.embedded.place import make_folders, place_of
from earnest.config.embedded.processes import end, running


class Ground:
    """A folder for one embedded PostgreSQL, and questions about it."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.place = place_of(var)
        make_folders(self.place)

    def lease(self) -> Lease:
        return Lease(self.var, wanted_major())

    def environment(self) -> dict[str, str]:
        """For a process that is to use this PostgreSQL."""
        kept = {name: text for name, text in os.environ.items() if name != "EARNEST_DATABASE_URL"}
        return kept | {"EARNEST_VAR": str(self.var)}

    def keepers(self) -> list[int]:
        """The keepers of this folder alone, told by their environment."""
        mark = f"EARNEST_VAR={self.var}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            try:
                is_keeper = b"earnest.config.embedded.keeper" in (entry / "cmdline").read_bytes()
                if is_keeper and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def is_deserted(self, *, within: float) -> bool:
        """No PostgreSQL and no keeper is left after that many seconds, or before."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            if not running(self.place) and not self.keepers():
                return True
            time.sleep(0.02)
        return False


def ask(dsn: str, question: str = "SELECT 1") -> object:
    """The first value that PostgreSQL answers with."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row[0] if row else None


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """A folder with no PostgreSQL yet; whatever ran in it is ended and removed afterwards."""
    made = Ground(tmp_path / "var")
    yield made
    for keeper in made.keepers():
        os.kill(keeper, signal.SIGKILL)
    end(made.place)
    for folder in (made.place.folder, made.place.run):
        shutil.rmtree(folder, ignore_errors=True)
