"""Pages stand alone: nothing from elsewhere, nothing inline, no door behind which nothing is."""

import re
from pathlib import Path

from tests.house.source import ROOT

TEMPLATES = sorted((ROOT / "earnest").rglob("*.html"))
STYLES = sorted((ROOT / "earnest").rglob("*.css"))


def matches(pattern: str, files: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {found.group(0)[:80]}"
        for path in files
        for found in re.finditer(pattern, path.read_text(), re.I)
    ]


def test_no_page_loads_anything_from_elsewhere() -> None:
    bad = matches(r"""(?:src|srcset|action|poster)\s*=\s*["']?(?:https?:)?//""", TEMPLATES)
    bad += matches(r"""<link[^>]+href\s*=\s*["']?(?:https?:)?//""", TEMPLATES)
    bad += matches(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""", STYLES)
    assert not bad, f"serve it from our own static folder: {bad}"


def test_no_page_has_a_script_or_a_style_inside() -> None:
    bad = matches(r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\son[a-z]+\s*=|\sstyle\s*=", TEMPLATES)
    assert not bad, f"put it into a file of the static folder; the policy forbids it inline: {bad}"


def test_no_link_leads_nowhere() -> None:
    bad = matches(r"""href\s*=\s*["']#["']|javascript:""", TEMPLATES)
    assert not bad, f"link to a page that is there, or do not link: {bad}"
