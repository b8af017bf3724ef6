"""Where the real files lie: EARNEST_REAL_DATA. Without it these tests fail in one sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def real_file() -> Callable[[str], Path]:
    """The path of a real file by its name; a clear failure where it is not."""
    folder = os.environ.get("EARNEST_REAL_DATA", "")
    if not folder:
        pytest.fail("EARNEST_REAL_DATA names no folder: run `make real DATA=…`", pytrace=False)

    def find(name: str) -> Path:
        path = Path(folder) / name
        if not path.is_file():
            pytest.fail(
                f"There is no {name} in {folder}: DATA must name the folder that has it.",
                pytrace=False,
            )
        return path

    return find
