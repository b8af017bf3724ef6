"""earnest serve answers, and leaves nothing behind, however it is ended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.launching import Ground, ground

__all__ = ["ground"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def earnest(ground: Ground, *words: str) -> "subprocess.Popen[str]":
    """The command, in a group of its own as a terminal would start it."""
    return subprocess.Popen(
        [sys.executable, "-m", "earnest.cli", *words],
        env=ground.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


@pytest.fixture
def migrated(ground: Ground) -> Ground:
    assert earnest(ground, "migrate").wait(60) == 0
    return ground


def status_of(url: str, within: float = 30) -> int:
    """The status of the first answer."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            time.sleep(0.1)
    return 0


def test_it_answers_and_ctrl_c_or_a_kill_leaves_nothing_behind(migrated: Ground) -> None:
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        port = free_port()
        serving = earnest(migrated, "serve", "--port", str(port))
        assert status_of(f"http://127.0.0.1:{port}/livez") == 200
        assert status_of(f"http://127.0.0.1:{port}/") == 200
        if kind == signal.SIGINT:  # a terminal sends it to the whole group
            os.killpg(serving.pid, kind)
        else:
            serving.send_signal(kind)
        said, complaints = serving.communicate(timeout=30)
        assert said == f"Earnest answers at http://127.0.0.1:{port}\n"
        assert complaints == ""
        assert migrated.is_deserted(within=30), kind
        assert status_of(f"http://127.0.0.1:{port}/", within=0.2) == 0


def test_a_taken_port_and_a_database_of_before_are_said_in_a_sentence(ground: Ground) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        taken = earnest(ground, "serve", "--port", str(port))
        _, complaint = taken.communicate(timeout=30)
        assert complaint == (
            f"Earnest cannot listen on 127.0.0.1:{port} (Address already in use). "
            f"Stop what listens there, or choose another: make demo PORT={port + 1}, "
            f"or earnest serve --port {port + 1}.\n"
        )
        assert taken.returncode == 1
        assert earnest(ground, "serve", "--check", "--port", str(port)).wait(30) == 1
    assert earnest(ground, "serve", "--check", "--port", str(port)).wait(30) == 0
    assert not ground.place.cluster.exists()
    behind = earnest(ground, "serve", "--port", str(free_port()))
    _, complaint = behind.communicate(timeout=60)
    assert complaint == "The database is not at this version. Run: earnest migrate\n"
    assert behind.returncode == 1


def test_the_help_starts_no_database(ground: Ground) -> None:
    said, _ = earnest(ground, "--help").communicate(timeout=30)
    assert "migrate" in said
    assert not ground.place.cluster.exists()


def test_a_database_that_cannot_be_had_is_one_sentence(ground: Ground) -> None:
    ground.place.pgdata.mkdir(parents=True)
    (ground.place.pgdata / "PG_VERSION").write_text("9.6\n")
    command = earnest(ground, "migrate")
    _, complaint = command.communicate(timeout=30)
    assert command.returncode == 1
    assert complaint.startswith(f"The data in {ground.place.pgdata} were made by PostgreSQL 9.6,")
    assert complaint.count("\n") == 1
