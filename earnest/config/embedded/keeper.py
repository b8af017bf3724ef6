"""The process that keeps one PostgreSQL: starts it, restarts it, stops it after its last user.

A user is an open connection to the keeper's socket: it ends with its process, however that dies.
"""

import contextlib
import fcntl
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from typing import IO

import psycopg
from psycopg import sql

from earnest.config.embedded.binaries import wanted_major
from earnest.config.embedded.cluster import (
    ROLE,
    SUPERUSER,
    Cluster,
    command,
    ready_cluster,
    run_as,
    url,
)
from earnest.config.embedded.errors import CannotStart, explained
from earnest.config.embedded.place import Place, place_of, unusable, var_folder
from earnest.config.embedded.processes import end

START_SECONDS = 60
READY = "ready"


class Keeper:
    """One place, one PostgreSQL, its present users."""

    def __init__(self, place: Place, first: socket.socket) -> None:
        self.place = place
        self.is_ready = False
        self.is_asked_to_stop = False
        self.users: set[socket.socket] = set()
        self.postmaster: subprocess.Popen[bytes] | None = None
        self.selector = selectors.DefaultSelector()
        self.listener = _listen(place)
        self.selector.register(self.listener, selectors.EVENT_READ)
        self._wake_on_signals()
        self._welcome(first)

    def keep(self) -> None:
        """Until the last user has gone, or PostgreSQL cannot be had."""
        try:
            end(self.place)
            cluster = ready_cluster(self.place, wanted_major())
            while self.is_needed:
                self._start(cluster)
                while self.is_needed and self._is_alive():
                    self._look(timeout=None)
        except CannotStart as sentence:
            self._look(timeout=0)
            self._tell(str(sentence))
        except OSError as error:
            self._tell(str(unusable(self.place.folder, error)))
        finally:
            self.listener.close()
            self.place.keeper_socket.unlink(missing_ok=True)
            self._stop()

    @property
    def is_needed(self) -> bool:
        return bool(self.users) and not self.is_asked_to_stop

    def _start(self, cluster: Cluster) -> None:
        """Start it and wait for an answer; once more if it is killed before it gives one."""
        self.is_ready = False
        until = time.monotonic() + START_SECONDS
        while self.is_needed and not self.is_ready:
            written = self._launch(cluster)
            while self.is_needed and not self.is_ready and self._is_alive():
                if time.monotonic() > until:
                    raise CannotStart(
                        f"PostgreSQL did not answer within {START_SECONDS} seconds. "
                        f"Its log is {self.place.log}."
                    )
                self.is_ready = _answers(self.place)
                self._look(timeout=0 if self.is_ready else 0.03)
            ended = self.postmaster.poll() if self.postmaster else None
            if ended not in (None, -signal.SIGKILL) or (ended and time.monotonic() > until):
                said = self.place.log.read_bytes()[written:].decode(errors="replace")
                raise explained(
                    said, folder=self.place.folder, port=cluster.port, log=self.place.log
                )
        if self.is_ready:
            self._tell(READY)

    def _launch(self, cluster: Cluster) -> int:
        """Whatever a killed one has left behind goes first. Returns how long the log was before."""
        self._stop()
        (self.place.pgdata / "postmaster.pid").unlink(missing_ok=True)
        with self.place.log.open("ab") as log:
            written = log.tell()
            self.postmaster = subprocess.Popen(  # type: ignore[call-overload]
                command(cluster), stdout=log, stderr=log, **run_as(cluster.user)
            )
        return written

    def _stop(self) -> None:
        self.is_ready = False
        end(self.place)
        if self.postmaster is not None:
            self.postmaster.wait()

    def _is_alive(self) -> bool:
        return self.postmaster is not None and self.postmaster.poll() is None

    def _look(self, timeout: float | None) -> None:
        """Wait for somebody to come or go, or for a signal, and take note."""
        for key, _ in self.selector.select(timeout):
            if key.fileobj is self.listener:
                self._welcome(self.listener.accept()[0])
            elif key.fileobj is self.bell:
                self.bell.recv(64)
            elif isinstance(key.fileobj, socket.socket):
                self._hear(key.fileobj)

    def _welcome(self, user: socket.socket) -> None:
        self.users.add(user)
        self.selector.register(user, selectors.EVENT_READ)
        if self.is_ready:
            _say(user, READY)

    def _hear(self, user: socket.socket) -> None:
        """Users say nothing: what can be read is their end."""
        self.selector.unregister(user)
        self.users.discard(user)
        user.close()

    def _tell(self, line: str) -> None:
        for user in self.users:
            _say(user, line)

    def _wake_on_signals(self) -> None:
        self.bell, ringer = socket.socketpair()
        ringer.setblocking(False)
        signal.set_wakeup_fd(ringer.detach())
        self.selector.register(self.bell, selectors.EVENT_READ)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for asked in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(asked, self._ask_to_stop)

    def _ask_to_stop(self, *_: object) -> None:
        self.is_asked_to_stop = True


def _listen(place: Place) -> socket.socket:
    place.keeper_socket.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(place.keeper_socket))
    place.keeper_socket.chmod(0o600)
    listener.listen(128)
    return listener


def _say(user: socket.socket, line: str) -> None:
    with contextlib.suppress(OSError):  # it has gone; its end is read next
        user.sendall(f"{line}\n".encode())


def _answers(place: Place) -> bool:
    """Ask a real question; on the way, see to the role and the database that Earnest uses."""
    try:
        with psycopg.connect(
            url(place, SUPERUSER, "postgres"), connect_timeout=5, autocommit=True
        ) as connection:
            _see_to_role_and_database(place, connection)
    except psycopg.OperationalError:
        return False
    return True


def _see_to_role_and_database(place: Place, connection: psycopg.Connection) -> None:
    role = sql.Identifier(ROLE)
    password = (place.cluster / f"{ROLE}.password").read_text().strip()
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(role, sql.Literal(password))
        )
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE]).fetchone():
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))


def _locked(place: Place) -> IO[bytes] | None:
    """The keeper's lock, held until the process ends; None when another keeper has it."""
    lock = place.lock.open("ab")
    for _ in range(10):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        else:
            return lock
    lock.close()
    return None


def main() -> None:
    """Keep the place of this installation for as long as it has users."""
    os.umask(0o022)
    place = place_of(var_folder())
    first = socket.socket(fileno=int(sys.argv[1]))
    lock = _locked(place)
    if lock is not None:
        Keeper(place, first).keep()
        lock.close()


if __name__ == "__main__":
    main()
