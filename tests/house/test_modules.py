"""How every module looks: its docstring, its names, its imports, its clock."""

import ast

import pytest

from tests.house.source import ROOMS, ROOT, Module, functions, modules

FORBIDDEN = {"utils", "helpers", "helper", "manager", "service", "services", "data", "info"} | {
    "process",
    "handle",
    "misc",
    "common",
}
FACES = {"web", "worker", "cli"}


def test_every_module_opens_with_one_to_three_lines_on_what_it_is_for() -> None:
    bad = [
        module.name
        for module in modules("earnest")
        if not 1 <= len((ast.get_docstring(module.tree) or "").splitlines()) <= 5
    ]
    assert not bad, f"say in one to three lines what each is for: {bad}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_has_a_readme_of_one_screen(room: object) -> None:
    readme = ROOT / "earnest" / getattr(room, "name", "") / "README.md"
    assert readme.is_file(), f"write {readme.relative_to(ROOT)}: what is always true here"
    assert len(readme.read_text().splitlines()) <= 60, "one screen"


def test_no_file_function_or_class_has_a_name_that_says_nothing() -> None:
    bad = [
        f"{module.name}::{name}"
        for module in modules("earnest", "tests")
        for name in [module.path.stem, *_defined(module)]
        if name.lower().strip("_") in FORBIDDEN
    ]
    assert not bad, f"name each by what it does: {bad}"


def test_nothing_is_imported_inside_a_function() -> None:
    bad = [
        f"{module.name}:{node.lineno}"
        for module in modules("earnest", "tests")
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not bad, f"import at the top, or move what needs it to a higher room: {bad}"


def test_the_clock_is_read_in_one_place() -> None:
    readings = {("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("date", "today")}
    readings |= {("time", "time"), ("datetime", "today")}
    bad = [
        f"{module.name}:{node.lineno}"
        for module in modules("earnest")
        if module.name != "earnest/base/clock.py"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (_last_name(node.value), node.attr) in readings
    ]
    assert not bad, f"take `at` as an argument; faces call earnest.base.clock.now(): {bad}"


def test_no_face_touches_a_table_or_opens_a_transaction() -> None:
    touching = {"objects", "atomic", "bulk_create", "bulk_update", "select_for_update"}
    bad = [
        f"{module.name}:{node.lineno} {node.attr}"
        for module in modules("earnest")
        if module.room in FACES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in touching
    ]
    assert not bad, f"call an action or a query of the room that owns the table: {bad}"


def test_no_signal_ties_rooms_together() -> None:
    bad = [
        f"{module.name}:{node.lineno}"
        for module in modules("earnest")
        if module.room not in FACES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and "signals" in (node.module or "")
    ]
    assert not bad, f"an action calls what follows from it: {bad}"


def test_tests_are_named_as_sentences_and_none_is_passed_over() -> None:
    short = [
        f"{module.name}::{function.name}"
        for module in modules("tests")
        for function in functions(module)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    passed_over = [
        f"{module.name}:{node.lineno}"
        for module in modules("tests")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail"}
        if module.room != "house"
    ]
    assert not short, f"say what holds: {short}"
    assert not passed_over, f"a test runs or is not there: {passed_over}"


def _defined(module: Module) -> list[str]:
    return [
        node.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]


def _last_name(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr
