"""What stands in the launcher's way is said in a sentence that says what to do."""

import multiprocessing
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from earnest.config.database import database_url
from earnest.config.embedded import cluster
from earnest.config.embedded.binaries import wanted_major
from earnest.config.embedded.errors import CannotStart, explained
from earnest.config.embedded.lease import Lease
from earnest.config.embedded.place import Place, make_folders
from tests.launching import Ground

NOBODY = 65534


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def refusal_of(lease: Lease) -> str:
    with pytest.raises(CannotStart) as refused:
        lease.url()
    return str(refused.value)


def test_a_taken_port(ground: Ground, taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNEST_PG_PORT", str(taken))
    assert refusal_of(ground.lease()) == (
        f"Port {taken} on 127.0.0.1 is taken by another program. "
        "Stop that program, or set EARNEST_PG_PORT to a free port."
    )
    assert ground.is_deserted(within=20)


def test_a_remembered_port_that_is_taken_is_exchanged_for_a_free_one(
    ground: Ground, taken: int
) -> None:
    ground.place.port.write_text(f"{taken}\n")
    lease = ground.lease()
    assert f":{taken}/" not in lease.url()
    lease.let_go()


def test_a_port_that_is_no_port(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNEST_PG_PORT", "http")
    assert refusal_of(ground.lease()) == (
        "EARNEST_PG_PORT is 'http'. Set a port number from 1 to 65535."
    )


def test_a_full_disk(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1000))
    with pytest.raises(CannotStart) as refused:
        cluster.ready_cluster(ground.place, 18)
    assert str(refused.value) == (
        f"The disk that holds {ground.place.folder} is full. Free some space on it, "
        "or set EARNEST_VAR to a folder on another disk."
    )


@pytest.mark.parametrize(
    ("output", "beginning"),
    [
        ("FATAL:  could not write: No space left on device", "The disk that holds /f is full."),
        ("could not bind: Address already in use", "Port 20001 on 127.0.0.1 is taken"),
        ("could not open file: Permission denied", "PostgreSQL may not read or write in /f."),
        ("FATAL:  unheard of", "PostgreSQL did not start: FATAL:  unheard of. Its log is /f/log."),
        ("", "PostgreSQL did not start: it was killed before it said why."),
    ],
)
def test_what_postgresql_itself_says(output: str, beginning: str) -> None:
    sentence = str(explained(output, folder=Path("/f"), port=20001, log=Path("/f/log")))
    assert sentence.startswith(beginning)


def test_data_of_another_major_version(ground: Ground) -> None:
    made_by = 16 if wanted_major() == 18 else 18
    ground.place.pgdata.mkdir(parents=True)
    (ground.place.pgdata / "PG_VERSION").write_text(f"{made_by}\n")
    with pytest.raises(CannotStart) as refused:
        cluster.check_version(ground.place, wanted_major())
    assert str(refused.value) == (
        f"The data in {ground.place.pgdata} were made by PostgreSQL {made_by}, "
        f"and {wanted_major()} is asked for. "
        f"Set EARNEST_PG={made_by}, or EARNEST_VAR to another folder."
    )
    assert refusal_of(ground.lease()) == str(refused.value)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that an ordinary user may see and not write in."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        os.chmod(name, 0o555)
        yield Path(name)


def test_a_folder_that_may_not_be_written(closed: Path) -> None:
    folder = closed
    said = as_an_ordinary_user(make_folders, Place(folder / "postgresql", folder / "run"))
    assert said == (
        f"Earnest cannot read and write in {folder}/postgresql (Permission denied: "
        f"{folder}/postgresql). Give that folder to the user who runs Earnest, "
        "or set EARNEST_VAR to a folder of its own."
    )


def as_an_ordinary_user(call: Callable[..., Any], *words: Any) -> str:
    """The sentence with which that ends for somebody who is not root."""
    ours, theirs = multiprocessing.Pipe()

    def ask() -> None:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            call(*words)
        except CannotStart as sentence:
            theirs.send(str(sentence))
        else:
            theirs.send("")

    child = multiprocessing.get_context("fork").Process(target=ask)
    child.start()
    child.join()
    return str(ours.recv())


def test_an_unknown_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNEST_PG", "9")
    monkeypatch.delenv("EARNEST_DATABASE_URL", raising=False)
    with pytest.raises(CannotStart, match="EARNEST_PG is '9', but only 16 and 18 are there"):
        wanted_major()


def test_an_address_of_ones_own_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EARNEST_DATABASE_URL", "postgresql://me@elsewhere/shop")
    assert database_url() == "postgresql://me@elsewhere/shop"
