"""Files grow into folders of behaviours, never into giants. What is over is named, and shrinks."""

from pathlib import PurePath

from tests.house.source import Function, Module, functions, lines_of, modules, parameters_of

# Files ("path") and functions ("path::name") that may be larger. Take one out when it has shrunk;
# put none in.
EXCEPTIONS: set[str] = set()

FILE_LINES = 400
TEST_FILE_LINES = 350
PARAMETERS = 7


def test_no_file_is_too_long() -> None:
    long = {
        module.name: f"{count} lines"
        for module in modules("earnest", "tests", "scripts")
        if (count := module.text.count("\n"))
        > (TEST_FILE_LINES if module.name.startswith("tests/") else FILE_LINES)
    }
    assert not _beyond(long), f"make a folder of behaviours of each: {_beyond(long)}"


def test_no_function_is_too_long() -> None:
    long = {
        f"{module.name}::{function.name}": f"{lines_of(function)} lines, at most {most}"
        for module in modules("earnest", "tests", "scripts")
        for function in functions(module)
        if lines_of(function) > (most := _most_lines(module, function.name))
    }
    assert not _beyond(long), f"take a step out of each and name it: {_beyond(long)}"


def test_no_function_takes_too_many_parameters() -> None:
    many = {
        f"{module.name}::{function.name}": f"{parameters_of(function)} parameters"
        for module in modules("earnest", "tests", "scripts")
        for function in functions(module)
        if parameters_of(function) > PARAMETERS and not _is_called_by_name(module, function)
    }
    assert not _beyond(many), f"put what belongs together into one value: {_beyond(many)}"


def test_every_exception_is_still_needed() -> None:
    names = {module.name for module in modules("earnest", "tests", "scripts")}
    gone = {name for name in EXCEPTIONS if name.partition("::")[0] not in names}
    assert not gone, f"these are gone; take them out of EXCEPTIONS: {gone}"


def _most_lines(module: Module, function: str) -> int:
    path = PurePath(module.name)
    if module.name.startswith("tests/"):
        return 40 if function.startswith("test_") else 70
    if "rules" in path.parts or path.name == "rules.py":
        return 40
    if "views" in path.parts:
        return 30
    return 70


def _is_called_by_name(module: Module, function: Function) -> bool:
    """A command's parameters are its options, a test's are fixtures: no caller lists them."""
    return module.room == "cli" or function.name.startswith("test_")


def _beyond(found: dict[str, str]) -> dict[str, str]:
    return {name: size for name, size in found.items() if name not in EXCEPTIONS}
