"""The source as the house tests read it: every module with its tree, and its functions' sizes."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(
    path for path in (ROOT / "earnest").iterdir() if path.is_dir() and path.name != "__pycache__"
)


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path from the root of the clone."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The second part of its path: the room, in code and in tests alike."""
        return self.path.relative_to(ROOT).parts[1]


Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules(*tops: str) -> tuple[Module, ...]:
    """All modules below those folders; migrations are Django's writing, not ours."""
    return tuple(
        Module(path, text := path.read_text(encoding="utf-8"), ast.parse(text))
        for top in tops
        for path in sorted((ROOT / top).rglob("*.py"))
        if "migrations" not in path.parts
    )


def functions(module: Module) -> Iterator[Function]:
    """Every function and method of the module, those inside others included."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def parameters_of(function: Function) -> int:
    """How many arguments a caller may give; self and cls are not given."""
    given = function.args
    names = [argument.arg for argument in given.posonlyargs + given.args + given.kwonlyargs]
    return len([name for name in names if name not in ("self", "cls")])
