"""The papers: decisions are numbered once, and what the texts point at is there."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT, modules

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"\bdocs/[\w/-]+\.md\b")


def papers() -> list[Path]:
    """Every markdown file of the clone, but for what was installed or made by running."""
    tops = [ROOT / "docs", ROOT / "earnest", ROOT / "tests", ROOT / "scripts"]
    return [*ROOT.glob("*.md"), *(path for top in tops for path in top.rglob("*.md"))]


def named() -> Iterator[tuple[str, Path]]:
    """Where something is pointed at, and what."""
    for paper in papers():
        text, name = paper.read_text(encoding="utf-8"), paper.relative_to(ROOT).as_posix()
        for target in LINK.findall(text):
            address = target.split("#")[0]
            if address and "://" not in address and not address.startswith("mailto:"):
                yield name, paper.parent / address
        yield from ((name, ROOT / target) for target in NAMED.findall(text))
    for module in modules("earnest", "tests", "scripts"):
        yield from ((module.name, ROOT / target) for target in NAMED.findall(module.text))


def test_every_decision_has_one_number_in_its_name_and_its_header() -> None:
    numbers = Counter(path.name[:4] for path in DECISIONS)
    assert not [number for number, count in numbers.items() if count > 1], numbers
    for path in DECISIONS:
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name), path.name
        header = path.read_text(encoding="utf-8").splitlines()[0]
        assert header.startswith(f"# {int(path.name[:4])}. "), f"{path.name}: {header}"


def test_what_the_texts_point_at_is_there() -> None:
    missing = sorted(
        f"{where} -> {target.relative_to(ROOT).as_posix()}"
        for where, target in ((where, target.resolve()) for where, target in named())
        if not target.exists()
    )
    assert not missing, f"mend the path or write the paper: {missing}"
