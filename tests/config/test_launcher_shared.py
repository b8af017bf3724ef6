"""Several processes use one PostgreSQL; the last to go stops it, however it goes."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from earnest.config.embedded.cluster import SUPERUSER, url
from earnest.config.embedded.place import LONGEST_SOCKET, place_of
from earnest.config.embedded.processes import postmaster
from tests.launching import Ground, ask

USER = """
import sys
from earnest.config.database import database_url
print(database_url(), flush=True)
sys.stdin.read()
"""


def another_user(ground: Ground) -> "subprocess.Popen[str]":
    """A process that holds the database until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", USER],
        env=ground.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_two_that_start_at_once_share_one_server(ground: Ground) -> None:
    users = [another_user(ground) for _ in range(4)]
    addresses = {first_line(user) for user in users}
    assert len(addresses) == 1
    assert ask(addresses.pop()) == 1
    for user in users:
        user.communicate("")
    assert ground.is_deserted(within=20)


def test_the_last_user_out_shuts_it_down_and_not_the_first(ground: Ground) -> None:
    first, last = another_user(ground), another_user(ground)
    dsn = first_line(first)
    assert first_line(last) == dsn
    first.communicate("")
    time.sleep(0.3)
    assert ask(dsn) == 1
    last.send_signal(signal.SIGKILL)
    last.communicate()
    assert ground.is_deserted(within=20)


def test_what_was_written_is_there_after_a_restart_on_the_same_port(ground: Ground) -> None:
    lease = ground.lease()
    with psycopg.connect(lease.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        port = connection.info.port
    lease.let_go()
    assert ground.is_deserted(within=20)
    again = ground.lease()
    with psycopg.connect(again.url()) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
        assert connection.info.port == port
    again.let_go()


def test_a_killed_keeper_takes_its_server_along_and_its_users_start_another(
    ground: Ground,
) -> None:
    lease = ground.lease()
    lease.url()
    before = postmaster(ground.place)
    os.kill(ground.keepers()[0], signal.SIGKILL)
    until = time.monotonic() + 30
    while postmaster(ground.place) in (before, None) and time.monotonic() < until:
        time.sleep(0.02)
    assert ask(lease.url()) == 1
    assert postmaster(ground.place) != before
    lease.let_go()
    assert ground.is_deserted(within=20)


def test_a_stale_pid_file_that_names_a_living_process_does_not_stand_in_the_way(
    ground: Ground,
) -> None:
    lease = ground.lease()
    lease.url()
    lease.let_go()
    assert ground.is_deserted(within=20)
    (ground.place.pgdata / "postmaster.pid").write_text(f"{os.getpid()}\n{ground.place.pgdata}\n")
    again = ground.lease()
    assert ask(again.url()) == 1
    again.let_go()


def test_a_half_made_cluster_is_made_anew(ground: Ground) -> None:
    half = ground.place.folder / "cluster.half" / "data"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    lease = ground.lease()
    assert ask(lease.url()) == 1
    lease.let_go()
    assert not half.exists()


def test_it_listens_on_loopback_only_and_lets_nobody_in_without_the_password(
    ground: Ground,
) -> None:
    lease = ground.lease()
    dsn = lease.url()
    assert ask(dsn, "SHOW listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(dsn.replace("postgresql://earnest:", "postgresql://earnest:x"))
    sees_trust = "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"
    assert ask(url(ground.place, SUPERUSER, "postgres"), sees_trust) == 0
    for secret in ground.place.cluster.glob("*.password"):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    lease.let_go()


def test_text_sorts_by_code_point_and_earnest_is_no_superuser(ground: Ground) -> None:
    lease = ground.lease()
    dsn = lease.url()
    assert ask(dsn, "SELECT string_agg(w, '' ORDER BY w) FROM unnest('{b,a,B,é}'::text[]) w") == (
        "Babé"
    )
    assert ask(dsn, "SELECT lower('É')") == "é"
    assert ask(dsn, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    lease.let_go()


def test_a_long_path_gets_a_short_folder_for_its_sockets() -> None:
    place = place_of(Path("/" + "/".join(["a-very-long-name"] * 12)))
    assert len(str(place.sockets / ".s.PGSQL.65535")) <= LONGEST_SOCKET
