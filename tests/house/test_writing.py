"""Who writes what: only the ledger writes the ledger, and what reads does not write."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import Module, modules

WRITES_LEDGER = re.compile(
    r"\b(insert\s+into|update|delete\s+from|copy|truncate|merge\s+into)\s+(only\s+)?\"?ledger_",
    re.I,
)
WRITES = re.compile(
    r"\b(insert\s+into|delete\s+from|truncate|merge\s+into)\s+\w|\bupdate\s+\w+(\s+\w+)?\s+set\b"
    r"|\bfor\s+(no\s+key\s+)?update\b",
    re.I,
)
WRITING = {"save", "create", "update", "delete", "bulk_create", "bulk_update"} | {
    "get_or_create",
    "update_or_create",
    "select_for_update",
    "atomic",
}


def texts(module: Module) -> Iterator[tuple[int, str]]:
    """Every text in the module with its line; what an f-string fills in is not known."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def test_only_the_ledger_writes_the_ledger() -> None:
    others = [module for module in modules("earnest") if module.room != "ledger"]
    bad = [
        f"{module.name}:{line}"
        for module in others
        for line, text in texts(module)
        if WRITES_LEDGER.search(text)
    ]
    bad += [
        f"{module.name}:{node.lineno}"
        for module in others
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("earnest.ledger")
        if "models" in [*(node.module or "").split("."), *(one.name for one in node.names)]
    ]
    assert not bad, f"ask earnest.ledger.actions to move Connects, its queries to read: {bad}"


def test_queries_outside_the_ledger_change_and_lock_nothing() -> None:
    queries = [
        module
        for module in modules("earnest")
        if module.room != "ledger" and {"queries", "queries.py"} & set(module.path.parts)
    ]
    bad = [
        f"{module.name}:{node.lineno} {node.func.attr}"
        for module in queries
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITING
    ]
    bad += [
        f"{module.name}:{line}"
        for module in queries
        for line, text in texts(module)
        if WRITES.search(text)
    ]
    assert queries
    assert not bad, f"make an action of each: {bad}"


def test_these_patterns_know_writing_when_they_see_it() -> None:
    for sql in (
        "INSERT INTO ledger_entry (id)",
        'UPDATE "ledger_wallet" SET',
        "copy ledger_entry FROM STDIN",
    ):
        assert WRITES_LEDGER.search(sql), sql
    for sql in ("SELECT 1 FOR NO KEY UPDATE", "UPDATE hiring_quote q SET price = 1"):
        assert WRITES.search(sql), sql
    assert not WRITES_LEDGER.search("SELECT change FROM ledger_entry")
    assert not WRITES.search("The numbers update when the page is read.")
