"""Every command, setting and page is documented: commands and settings in docs/operate.md,
pages in docs/pages.md."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from django.urls import URLPattern, URLResolver, get_resolver

from earnest.cli import COMMANDS, _read
from tests.house.source import ROOT, modules

OPERATE = ROOT / "docs" / "operate.md"
PAGES = ROOT / "docs" / "pages.md"
SETTING = re.compile(r"EARNEST_[A-Z]+(?:_[A-Z]+)*(?![A-Z_])")


def leaves(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command that can be run, with all its words."""
    below = getattr(command, "commands", None)
    if below:
        for name, child in below.items():
            yield from leaves(f"{words} {name}", child)
    else:
        yield words, command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_and_explains_itself(name: str) -> None:
    text = OPERATE.read_text()
    for words, command in leaves(f"earnest {name}", _read(name)):
        assert f"`{words}" in text, f"tell in docs/operate.md what `{words}` does"
        assert command.help, f"give `{words}` a docstring: its help"
        for parameter in command.params:
            is_explained = getattr(parameter, "help", None) or parameter.name == "help"
            assert is_explained, f"`{words}`: say in help= what {parameter.name} is"


def settings_read() -> set[str]:
    """Every variable that the code, the Makefile or a fixture of the tests names."""
    files = [module.path for module in modules("earnest", "scripts", "tests")]
    files = [path for path in files if "house" not in path.parts] + [ROOT / "Makefile"]
    return {name for path in files for name in SETTING.findall(path.read_text())}


def test_every_setting_is_documented() -> None:
    text = OPERATE.read_text()
    missing = sorted(name for name in settings_read() if f"`{name}`" not in text)
    assert not missing, f"say in docs/operate.md what these do, and what holds without: {missing}"


def test_no_setting_is_documented_that_nothing_reads() -> None:
    extra = sorted(set(SETTING.findall(OPERATE.read_text())) - settings_read())
    assert not extra, f"nothing reads these any more; take them out of docs/operate.md: {extra}"


def routes(patterns: list[Any], above: str = "/") -> Iterator[str]:
    """Every address, with its parts in <angle brackets>."""
    for entry in patterns:
        written = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(entry.pattern))
        written = re.sub(r"<\w+:(\w+)>", r"<\1>", written.strip("^$").replace("\\Z", ""))
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, above + written)
        elif isinstance(entry, URLPattern):
            yield above + written.replace("\\", "")


def test_every_page_is_documented() -> None:
    text = PAGES.read_text()
    missing = sorted(
        route for route in routes(get_resolver().url_patterns) if f"`{route}`" not in text
    )
    assert not missing, f"say in docs/pages.md what is there: {missing}"


def test_no_page_is_documented_that_is_not_there() -> None:
    there = set(routes(get_resolver().url_patterns))
    extra = sorted(set(re.findall(r"^\| `(/[^`]*)`", PAGES.read_text(), re.M)) - there)
    assert not extra, f"these are gone; take them out of docs/pages.md: {extra}"


def test_the_help_lists_every_command_without_starting_a_database() -> None:
    for name, command in COMMANDS.items():
        assert command.line.endswith("."), f"{name}: a line of help is a sentence"
    assert isinstance(_read("migrate"), typer.core.TyperCommand)
