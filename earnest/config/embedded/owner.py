"""Whom PostgreSQL runs as when we are root: a system user of its own, never root's group."""

import os
import pwd
import subprocess
import time
from pathlib import Path

from earnest.config.embedded.errors import CannotStart

NAME = "earnest-db"
_SHELL = "/usr/sbin/nologin"


def database_user() -> pwd.struct_passwd | None:
    """The unprivileged user, made if missing; None when we are not root and need none."""
    if os.geteuid() != 0:
        return None
    complaint = ""
    for _ in range(5):
        found = _existing()
        if found is not None:
            return found
        complaint = _create()
        time.sleep(0.2)
    raise CannotStart(
        f"As root, PostgreSQL runs as the user {NAME}, and that user could not be made "
        f"({complaint}). Make it with: useradd --system --user-group --shell {_SHELL} {NAME}"
    )


def give(path: Path, user: pwd.struct_passwd | None) -> None:
    """Hand a folder or file to that user; nothing when PostgreSQL runs as ourselves."""
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)


def _existing() -> pwd.struct_passwd | None:
    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        return None
    if found.pw_uid == 0 or found.pw_gid == 0:
        raise CannotStart(
            f"The user {NAME} has root's rights, and PostgreSQL must not. "
            f"Give {NAME} a user id and a group of its own."
        )
    return found


def _create() -> str:
    """Try once; another clone may be doing the same. Says what went wrong, if anything did."""
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", _SHELL, NAME]
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    try:
        done = subprocess.run(command, capture_output=True, text=True, env={"PATH": path})
    except OSError as error:
        return str(error)
    return done.stderr.strip()
