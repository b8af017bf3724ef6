"""A process's hold on the embedded PostgreSQL: while any process holds one, it runs."""

import contextlib
import fcntl
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg

from earnest.config.embedded.binaries import wanted_major
from earnest.config.embedded.cluster import check_version, url
from earnest.config.embedded.errors import CannotStart
from earnest.config.embedded.keeper import READY, START_SECONDS
from earnest.config.embedded.place import Place, make_folders, place_of, unusable, var_folder

_LONGEST_LOG = 20 * 1024 * 1024
_PACKAGES = Path(__file__).resolve().parents[3]


class Lease:
    """One open connection to the keeper. Lives as long as the process, or until it is let go."""

    def __init__(self, var: Path, major: int) -> None:
        self.var = var
        self.major = major
        self.place = place_of(var)
        self.is_let_go = False
        self.connection: socket.socket | None = None
        self.guard = threading.Lock()

    def url(self) -> str:
        """A DSN that has just answered a query. 60 seconds at most, then CannotStart."""
        until = time.monotonic() + START_SECONDS
        with self.guard:
            self._hold(until)
        last = ""
        while time.monotonic() < until:
            if self.connection is None:
                with self.guard:
                    self._hold(until)
            try:
                return _answering(url(self.place))
            except (psycopg.OperationalError, FileNotFoundError) as error:
                last = str(error).strip().splitlines()[-1]
            time.sleep(0.05)
        raise CannotStart(
            f"PostgreSQL did not answer within {START_SECONDS} seconds ({last}). "
            f"Its log is {self.place.log}."
        )

    def let_go(self) -> None:
        """The last one to let go stops PostgreSQL."""
        self.is_let_go = True
        if connection := self.connection:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _hold(self, until: float) -> None:
        """Join the keeper, or start one, until it says that PostgreSQL is ready."""
        while self.connection is None:
            if time.monotonic() > until:
                raise CannotStart(
                    f"PostgreSQL did not start within {START_SECONDS} seconds. "
                    f"Its log is {self.place.log}."
                )
            keeper, connection = self._join()
            line = _heard(connection, until) if connection else ""
            if connection and line == READY:
                self.connection = connection
                threading.Thread(
                    target=self._watch, args=(connection, keeper), name="lease", daemon=True
                ).start()
                return
            if connection:
                connection.close()
            if line:
                raise CannotStart(line)
            time.sleep(0.05)

    def _join(self) -> tuple[subprocess.Popen[bytes] | None, socket.socket | None]:
        """A connection to the keeper; to a new one where none is; neither if one is leaving."""
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(self.place.keeper_socket))
        except OSError:
            connection.close()
        else:
            return None, connection
        if _is_kept(self.place):
            return None, None
        return self._spawn()

    def _spawn(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """A keeper of which we are the first user: it knows from its first moment when we die."""
        ours, theirs = socket.socketpair()
        log = self.place.log
        if log.exists() and log.stat().st_size > _LONGEST_LOG:
            log.replace(log.with_suffix(".log.old"))
        paths = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
        with theirs, log.open("ab") as written:
            keeper = subprocess.Popen(
                [sys.executable, "-m", "earnest.config.embedded.keeper", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={
                    **os.environ,
                    "EARNEST_VAR": str(self.var),
                    "EARNEST_PG": str(self.major),
                    "PYTHONPATH": os.pathsep.join(path for path in paths if path),
                },
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                start_new_session=True,
            )
        return keeper, ours

    def _watch(self, connection: socket.socket, keeper: subprocess.Popen[bytes] | None) -> None:
        """When the keeper is killed while we live, start another: PostgreSQL has gone with it."""
        while _heard(connection, None):
            pass
        self.connection = None
        connection.close()
        if keeper is not None:
            keeper.wait()
        pause = 0.05
        while not self.is_let_go and self.connection is None:
            with contextlib.suppress(CannotStart), self.guard:
                self._hold(time.monotonic() + START_SECONDS)
            time.sleep(pause)
            pause = min(pause * 2, 30)


def new_lease() -> Lease:
    """For this installation's own place; refuses data of another version at once."""
    lease = Lease(var_folder(), wanted_major())
    make_folders(lease.place)
    check_version(lease.place, lease.major)
    return lease


def _is_kept(place: Place) -> bool:
    try:
        with place.lock.open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError as error:
        raise unusable(place.folder, error) from None
    return False


def _heard(connection: socket.socket, until: float | None) -> str:
    """The keeper's next line; empty when it has gone."""
    heard = b""
    while not heard.endswith(b"\n"):
        try:
            connection.settimeout(None if until is None else max(0.01, until - time.monotonic()))
            piece = connection.recv(4096)
        except OSError:
            return ""
        if not piece:
            return ""
        heard += piece
    return heard.decode().splitlines()[-1]


def _answering(dsn: str) -> str:
    with psycopg.connect(dsn, connect_timeout=5, autocommit=True) as connection:
        connection.execute("SELECT 1")
    return dsn
