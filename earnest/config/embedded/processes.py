"""The processes of one embedded PostgreSQL: found by their titles, ended for certain."""

import contextlib
import ctypes
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from earnest.config.embedded.place import Place

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


def follow_parent(kind: signal.Signals) -> None:
    """Ask the system to send us that signal when the one who started us dies, however it dies."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(kind), 0, 0, 0)


def shut_down_with_parent() -> Callable[[], None]:
    """For a child to call before it becomes PostgreSQL: when we die, it shuts down (fast)."""
    parent = os.getpid()

    def ask() -> None:
        follow_parent(signal.SIGINT)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def running(place: Place) -> list[int]:
    """Process ids of the postmaster and all its children, those without a postmaster included."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _is_ours(entry, place):
            found.append(int(entry.name))
    return sorted(found)


def postmaster(place: Place) -> int | None:
    """The process that started the others, if it lives."""
    pids = running(place)
    for pid in pids:
        is_child = _title(Path(f"/proc/{pid}")).startswith(b"postgres: ")
        if not is_child and _parent_of(pid) not in pids:
            return pid
    return None


def end(place: Place) -> None:
    """Shut down fast; past 20 seconds at once (recovery follows); past 5 more, kill."""
    for kind, patience in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0)):
        pid = postmaster(place)
        if pid is None:
            break
        _send(pid, kind)
        _wait(place, patience)
    for _ in range(50):
        left = running(place)
        if not left:
            return
        for pid in left:
            _send(pid, signal.SIGKILL)
        time.sleep(0.1)


def _wait(place: Place, patience: float) -> None:
    until = time.monotonic() + patience
    while running(place) and time.monotonic() < until:
        time.sleep(0.02)


def _send(pid: int, kind: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, kind)


def _is_ours(entry: Path, place: Place) -> bool:
    title = _title(entry)
    start = b"\0-D\0" + os.fsencode(place.cluster)
    return title.startswith(f"postgres: {place.mark}: ".encode()) or any(
        program + start in title for program in (b"/postgres", b"/initdb")
    )


def _title(entry: Path) -> bytes:
    """The command line; empty for a zombie and for a process that has gone."""
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""


def _parent_of(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])
