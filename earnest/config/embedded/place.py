"""Where an installation's PostgreSQL lies on the disk: its folder, its sockets, its small files."""

import errno
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from earnest.config.embedded.errors import CannotStart

CLONE = Path(__file__).resolve().parents[3]
SYSTEM_FOLDER = Path("/var/lib/earnest")
SHORT_FOLDER = Path("/tmp")  # noqa: S108 - ours is made 0700 and its owner is checked
LONGEST_SOCKET = 107
_SOCKET_TAIL = len("/db/.s.PGSQL.65535")


@dataclass(frozen=True)
class Place:
    """The folder of one embedded PostgreSQL, and the short folder of its sockets."""

    folder: Path
    run: Path

    @property
    def cluster(self) -> Path:
        """Data and passwords: they come into being together, or not at all."""
        return self.folder / "cluster"

    @property
    def pgdata(self) -> Path:
        """PostgreSQL's own folder."""
        return self.cluster / "data"

    @property
    def lock(self) -> Path:
        """Locked by the keeper for as long as it lives."""
        return self.folder / "keeper.lock"

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    @property
    def port(self) -> Path:
        return self.folder / "port"

    @property
    def keeper_socket(self) -> Path:
        return self.run / "keeper.sock"

    @property
    def sockets(self) -> Path:
        """PostgreSQL's own socket folder."""
        return self.run / "db"

    @property
    def mark(self) -> str:
        """PostgreSQL shows it in the title of each of its processes, so that we know them again."""
        return f"earnest-{_hash(self.folder)}"


def var_folder() -> Path:
    """Where this installation keeps what it writes: EARNEST_VAR, or `var` in the clone."""
    if asked := os.environ.get("EARNEST_VAR"):
        return Path(asked).expanduser().resolve()
    if not (CLONE / "pyproject.toml").exists():
        raise CannotStart(
            "Earnest was installed without its clone. Set EARNEST_VAR to a folder it may write in."
        )
    return CLONE / "var"


def place_of(var: Path) -> Place:
    """Below `var`; for root, below a folder that an unprivileged PostgreSQL can always reach."""
    if os.geteuid() == 0:
        folder = SYSTEM_FOLDER / f"{_slug(var)}-{_hash(var)}"
    else:
        folder = var / "postgresql"
    run = folder / "run"
    if len(os.fsencode(run)) + _SOCKET_TAIL > LONGEST_SOCKET:
        run = SHORT_FOLDER / f"earnest-{os.geteuid()}-{_hash(folder)}"
    return Place(folder, run)


def make_folders(place: Place) -> None:
    """Make what is missing, and say in a sentence what may not be made, read or written."""
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        for folder in (place.folder, place.run):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(place.folder, error) from None
    if not os.access(place.folder, os.R_OK | os.W_OK | os.X_OK):
        raise unusable(place.folder)
    if place.run.is_symlink() or place.run.stat().st_uid != os.geteuid():
        raise CannotStart(
            f"{place.run} belongs to another user. Remove it, or set EARNEST_VAR to a shorter path."
        )
    for folder in (place.folder, place.run, *([SYSTEM_FOLDER] if os.geteuid() == 0 else [])):
        if stat.S_IMODE(folder.stat().st_mode) != mode:
            folder.chmod(mode)
    for file in (place.lock, place.log):
        file.touch(mode=0o600)


def unusable(folder: Path, error: OSError | None = None) -> CannotStart:
    """The sentence for a folder that may not be read or written, or has no room left."""
    if error is not None and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotStart(
            f"The disk that holds {folder} is full. Free some space on it, "
            "or set EARNEST_VAR to a folder on another disk."
        )
    why = f" ({error.strerror}: {error.filename})" if error and error.filename else ""
    return CannotStart(
        f"Earnest cannot read and write in {folder}{why}. Give that folder to the user who runs "
        "Earnest, or set EARNEST_VAR to a folder of its own."
    )


def _slug(var: Path) -> str:
    name = var.parent.name if var.name == "var" else var.name
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:20] or "clone"


def _hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
