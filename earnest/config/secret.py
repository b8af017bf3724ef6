"""The installation's secret key: EARNEST_SECRET_KEY, or one made once and kept beside the data."""

import contextlib
import os
import secrets
from pathlib import Path

from earnest.config.embedded.place import unusable, var_folder


def secret_key() -> str:
    """The same for every process of the installation; 0600 on the disk."""
    if given := os.environ.get("EARNEST_SECRET_KEY"):
        return given
    path = var_folder() / "secret-key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        if not path.exists():
            with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
            _keep_the_first(new, path)
        return path.read_text()
    except OSError as error:
        raise unusable(path.parent, error) from None


def _keep_the_first(new: Path, path: Path) -> None:
    """Two processes may start at once: whoever is second takes the first one's."""
    with contextlib.suppress(FileExistsError):
        os.link(new, path)
    new.unlink()
