"""The demo is told through the public actions: no models of its own making, and no SQL."""

import ast
from pathlib import Path

DEMO = Path(__file__).parents[2] / "earnest" / "cli" / "demo"


def test_the_demo_makes_no_rows_and_writes_no_sql() -> None:
    for file in DEMO.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "django.db", file.name
                is_type = [name.name for name in node.names] == ["Person"]
                assert is_type or not str(node.module).endswith(".models"), file.name
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("objects", "save", "execute", "bulk_create"), file.name
