"""Postmaster, backend and our own processes are killed at random moments while 32 writers write."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg

from earnest.config.embedded.processes import postmaster, running
from tests.faults.writers import THREADS
from tests.launching import Ground, ask

PROCESSES = 4
ROUNDS = 17
TARGETS = ("postmaster", "backend", "ours")


class Siege:
    """The writers of one run, and the kills done to them."""

    def __init__(self, ground: Ground, folder: Path, seed: int) -> None:
        self.ground = ground
        self.folder = folder
        self.chance = random.Random(seed)
        self.writers: list[subprocess.Popen[bytes]] = []
        self.started = 0
        self.handed_out_dead: list[str] = []
        self.left_behind: list[str] = []

    def fill_up(self) -> None:
        """As many writers as there should be: the killed are replaced."""
        self.writers = [writer for writer in self.writers if writer.poll() is None]
        while len(self.writers) < PROCESSES:
            self.started += 1
            words = ["-m", "tests.faults.writers", str(self.folder), f"w{self.started}"]
            self.writers.append(
                subprocess.Popen([sys.executable, *words], env=self.ground.environment())
            )

    def plan(self) -> list[str]:
        """Each target as often, in an order of chance."""
        targets = [target for target in TARGETS for _ in range(ROUNDS)]
        self.chance.shuffle(targets)
        return targets

    def kill_one_while_writing(self, target: str) -> str:
        """At a moment of chance; again if there was nobody of that kind at that moment."""
        killed = ""
        while not killed:
            self.fill_up()
            time.sleep(self.chance.uniform(0.1, 0.9))
            killed = self._kill(target)
        return killed

    def _kill(self, target: str) -> str:
        """Kill one of that kind, wait until the system has noticed, and say who it was."""
        if target == "ours":
            return self._kill_ours()
        chief = postmaster(self.ground.place)
        chosen = [chief] if target == "postmaster" else running(self.ground.place)
        victims = [pid for pid in chosen if pid and (target == "postmaster" or pid != chief)]
        if not victims:
            return ""
        victim = self.chance.choice(victims)
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            return ""  # it had ended by itself since it was listed: no kill, so none is counted
        _until_gone(victim)
        return f"{target} {victim}"

    def _kill_ours(self) -> str:
        """A writer's process, the keeper, or every one of them at once."""
        kind = self.chance.choice(["writer", "keeper", "all"])
        keepers = self.ground.keepers()
        victims = {"writer": [self.chance.choice(self.writers).pid], "keeper": keepers}.get(
            kind, [writer.pid for writer in self.writers] + keepers
        )
        if not victims:
            return ""
        for victim in victims:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        for writer in self.writers:
            if writer.pid in victims:
                writer.wait()
        for victim in victims:
            _until_gone(victim)
        if kind == "all" and not self.ground.is_deserted(within=20):
            self.left_behind.append(f"after {self.started} writers")
        return f"ours {kind} {victims}"

    def ask_for_a_server(self, after: str) -> None:
        """What is handed out now must answer at once."""
        lease = self.ground.lease()
        try:
            ask(lease.url())
        except psycopg.Error as error:
            self.handed_out_dead.append(f"{after}: {error}")
        finally:
            lease.let_go()

    def stop(self) -> None:
        for writer in self.writers:
            writer.kill()
            writer.wait()


def _until_gone(pid: int) -> None:
    while os.path.exists(f"/proc/{pid}") and not _is_zombie(pid):
        time.sleep(0.005)
    time.sleep(0.1)


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_no_acknowledged_write_is_lost_when_anything_is_killed(
    ground: Ground, tmp_path: Path
) -> None:
    seed = int(os.environ.get("EARNEST_TEST_SEED", time.time_ns() % 10**6))
    siege = Siege(ground, tmp_path, seed)
    print(f"seed {seed}, {PROCESSES * THREADS} writers")
    lease = ground.lease()
    with psycopg.connect(lease.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (key text PRIMARY KEY)")
    lease.let_go()
    kills = dict.fromkeys(TARGETS, 0)
    try:
        for target in siege.plan():
            killed = siege.kill_one_while_writing(target)
            kills[target] += 1
            print(f"kill {sum(kills.values())}: {killed}", flush=True)
            siege.ask_for_a_server(killed)
    finally:
        siege.stop()
    assert ground.is_deserted(within=20)
    assert not siege.left_behind
    assert not siege.handed_out_dead
    assert not list(tmp_path.glob("*.refused"))
    assert min(kills.values()) >= 15
    _every_key_is_found(ground, tmp_path)


def _every_key_is_found(ground: Ground, folder: Path) -> None:
    acknowledged = {key for file in folder.glob("*.keys") for key in file.read_text().split("\n")}
    lease = ground.lease()
    with psycopg.connect(lease.url()) as connection:
        found = {key for (key,) in connection.execute("SELECT key FROM kept")}
    lease.let_go()
    print(f"{len(acknowledged)} keys acknowledged, {len(found)} found")
    assert len(acknowledged) > 1000
    assert not {key for key in acknowledged if key} - found
