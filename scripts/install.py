"""Make .venv and install Earnest in it. Needs Python 3.11 or newer and nothing else.

uv installs what uv.lock names; where uv cannot be had, pip installs what pyproject.toml asks for.
Where the system's Python comes without ensurepip, pip itself comes from its wheel.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
WHEEL = r'href="([^"#]*/(pip-([\d.]+)-py3-none-any\.whl))#sha256=([0-9a-f]{64})'
INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever python3 there is
        sys.exit(f"Earnest needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    if not works("import sys"):
        venv.create(VENV, clear=True, with_pip=False, symlinks=True)
    with tempfile.TemporaryDirectory() as folder:
        if not works("import pip"):
            install_pip(Path(folder))
    if os.environ.get("EARNEST_INSTALLER") == "pip" or not install_with_uv():
        run("-m", "pip", "install", "-q", "-U", "pip>=25.1")
        run("-m", "pip", "install", "-q", "-e", str(ROOT), "--group", f"{ROOT}/pyproject.toml:dev")


def works(code: str) -> bool:
    """Whether the Python in .venv is there and can do that."""
    try:
        return subprocess.run([PYTHON, "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def install_pip(folder: Path) -> None:
    """From the standard library, or from the wheel on the package index."""
    if find_spec("ensurepip") and works("import ensurepip; ensurepip.bootstrap()"):
        return
    wheel = fetch_pip(folder)
    os.environ["PYTHONPATH"] = str(wheel)
    run("-m", "pip", "install", "-q", "--no-index", str(wheel))
    del os.environ["PYTHONPATH"]


def fetch_pip(folder: Path) -> Path:
    """The newest wheel of pip, checked against the hash that the index gives."""
    page_url = f"{INDEX.rstrip('/')}/pip/"
    page = fetch(page_url).decode()
    found = re.findall(
        r'href="([^"#]*/(pip-([\d.]+)-py3-none-any\.whl))#sha256=([0-9a-f]{64})', page
    )
    if not found:
        sys.exit(f"No wheel of pip was found at {page_url}.")
    rows: list[tuple[str, str, str, str]] = found
    link, name, _, digest = max(rows, key=lambda row: [int(part) for part in row[2].split(".")])
    content = fetch(urllib.parse.urljoin(page_url, link))
    if hashlib.sha256(content).hexdigest() != digest:
        sys.exit(f"{name} is not what {page_url} promises. Try again, or from another network.")
    wheel = folder / name
    wheel.write_bytes(content)
    return wheel


def fetch(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - the index's own
            return bytes(answer.read())
    except OSError as error:
        sys.exit(f"{url} could not be read ({error}). Check the network and try again.")


def install_with_uv() -> bool:
    """Exactly what uv.lock names. False where uv has no wheel for this machine."""
    if (
        not works("import uv")
        and subprocess.run(
            [PYTHON, "-m", "pip", "install", "-q", "--only-binary", ":all:", "uv"]
        ).returncode
    ):
        return False
    words = [str(VENV / "bin" / "uv"), "sync", "--quiet", "--frozen", "--inexact"]
    if not os.access(os.environ.get("HOME", ""), os.W_OK):
        words.append("--no-cache")
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy"}
    environment |= {"UV_PYTHON": str(PYTHON), "UV_PROJECT_ENVIRONMENT": str(VENV)}
    environment.pop("VIRTUAL_ENV", None)
    return subprocess.run(words, cwd=ROOT, env=environment).returncode == 0


def run(*words: str) -> None:
    done = subprocess.run([PYTHON, *words], cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
