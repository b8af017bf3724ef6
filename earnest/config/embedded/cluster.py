"""The data of one embedded PostgreSQL: made whole or not at all, its passwords, its port."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from earnest.config.embedded.binaries import binaries, copied_binaries
from earnest.config.embedded.errors import CannotStart, explained
from earnest.config.embedded.owner import database_user, give
from earnest.config.embedded.place import Place, unusable
from earnest.config.embedded.processes import shut_down_with_parent

ROLE = "earnest"
SUPERUSER = "keeper"
LEAST_FREE_BYTES = 64 * 1024 * 1024
_PORTS = range(20000, 30000)  # below the ports that the system lends to outgoing connections


@dataclass(frozen=True)
class Cluster:
    """A place made ready: which programs, as whom, on which port."""

    place: Place
    programs: Path
    user: pwd.struct_passwd | None
    port: int


def check_version(place: Place, major: int) -> None:
    """Refuse data of another major version before anything touches them."""
    try:
        found = (place.pgdata / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return
    except OSError as error:
        raise unusable(place.cluster, error) from None
    if found != str(major):
        raise CannotStart(
            f"The data in {place.pgdata} were made by PostgreSQL {found}, "
            f"and {major} is asked for. Set EARNEST_PG={found}, or EARNEST_VAR to another folder."
        )


def ready_cluster(place: Place, major: int) -> Cluster:
    """Programs, user, port and data, made where missing. Only the keeper calls this."""
    if shutil.disk_usage(place.folder).free < LEAST_FREE_BYTES:
        raise explained("No space left on device", folder=place.folder, port=None, log=place.log)
    user = database_user()
    programs = binaries(major) if user is None else copied_binaries(major, place.folder)
    place.sockets.mkdir(mode=0o700, exist_ok=True)
    give(place.sockets, user)
    if not place.cluster.exists():
        _make(place, major, programs, user)
    check_version(place, major)
    return Cluster(place, programs, user, _port(place))


def url(place: Place, role: str = ROLE, database: str = "earnest") -> str:
    """The DSN through PostgreSQL's own socket; the same port answers on 127.0.0.1."""
    password = (place.cluster / f"{role}.password").read_text().strip()
    port = place.port.read_text().strip()
    return f"postgresql://{role}:{password}@:{port}/{database}?host={quote(str(place.sockets))}"


def command(cluster: Cluster) -> list[str]:
    """What to run as postmaster."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": cluster.port,
        "unix_socket_directories": cluster.place.sockets,
        "unix_socket_permissions": "0700",
        "cluster_name": cluster.place.mark,
        "max_connections": 200,
        "shared_buffers": f"{min(512, memory // 8 // 2**20)}MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "password_encryption": "scram-sha-256",
    }
    words = [str(cluster.programs / "bin" / "postgres"), "-D", str(cluster.place.pgdata)]
    for name, value in settings.items():
        words += ["-c", f"{name}={value}"]
    return words


def run_as(user: pwd.struct_passwd | None) -> dict[str, object]:
    """How to start one of PostgreSQL's programs: as that user, bare, and not to outlive us."""
    how: dict[str, object] = {
        "cwd": "/",
        "stdin": subprocess.DEVNULL,
        "env": {"PATH": os.defpath, "TZ": "UTC", "LC_MESSAGES": "C"},
        "preexec_fn": shut_down_with_parent(),
        "start_new_session": True,
        "umask": 0o077,
    }
    if user is not None:
        how |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return how


def _make(place: Place, major: int, programs: Path, user: pwd.struct_passwd | None) -> None:
    """initdb in a folder of another name, renamed when it is whole."""
    half = place.folder / "cluster.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    give(half, user)
    for role in (ROLE, SUPERUSER):
        secret = half / f"{role}.password"
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(32) + "\n")
        give(secret, user)
    words = [str(programs / "bin" / "initdb"), "-D", str(half / "data"), "-U", SUPERUSER]
    words += ["--pwfile", str(half / f"{SUPERUSER}.password"), "--auth", "scram-sha-256"]
    words += ["-E", "UTF8", "--data-checksums", "--no-instructions", "--locale=C.UTF-8"]
    if major >= 17:
        words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run(  # type: ignore[call-overload]
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **run_as(user)
    )
    if done.returncode != 0:
        shutil.rmtree(half, ignore_errors=True)
        raise explained(done.stdout, folder=place.folder, port=None, log=place.log)
    os.sync()
    half.rename(place.cluster)


def _port(place: Place) -> int:
    """The port asked for; else the one remembered; else a free one, remembered from now on."""
    asked = os.environ.get("EARNEST_PG_PORT", "")
    if asked and not (asked.isdigit() and 0 < int(asked) < 65536):
        raise CannotStart(f"EARNEST_PG_PORT is {asked!r}. Set a port number from 1 to 65535.")
    remembered = place.port.read_text().strip() if place.port.exists() else ""
    wanted = [int(text) for text in (asked or remembered,) if text.isdigit()]
    if wanted and not _is_free(wanted[0]) and asked:
        raise explained(
            "Address already in use", folder=place.folder, port=wanted[0], log=place.log
        )
    for port in wanted + [secrets.choice(_PORTS) for _ in range(100)]:
        if _is_free(port):
            new = place.port.with_suffix(".new")
            new.write_text(f"{port}\n")
            new.replace(place.port)
            return port
    raise CannotStart("No free port was found on 127.0.0.1. Set EARNEST_PG_PORT to a free one.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
