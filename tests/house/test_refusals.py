"""Every refusal has a name, a sentence and one status, and is given somewhere."""

import ast
import re

from earnest.base.refusals import REFUSALS
from tests.house.source import modules

STATUSES = {400, 401, 403, 404, 409, 410, 413, 422, 429, 503}


def test_every_refusal_is_raised_or_returned_somewhere() -> None:
    said = {
        node.value
        for module in modules("earnest")
        if module.name != "earnest/base/refusals.py"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    idle = sorted(name for name in set(REFUSALS) - said if not _is_put_together(name))
    assert not idle, f"nothing gives these refusals; take them out of base/refusals.py: {idle}"


def test_every_refusal_that_is_raised_is_on_the_list() -> None:
    raised = {
        (node.args[0].value, f"{module.name}:{node.lineno}")
        for module in modules("earnest")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    unknown = sorted(where for name, where in raised if name not in REFUSALS)
    assert not unknown, f"add their names and sentences to base/refusals.py: {unknown}"


def test_every_refusal_has_one_status_and_whole_plain_sentences() -> None:
    for refusal in REFUSALS.values():
        sentence = str(refusal.sentence)
        assert refusal.status in STATUSES, f"{refusal.name}: {refusal.status}"
        assert sentence[0].isupper() or sentence[0] == "{", f"{refusal.name}: begin as a sentence"
        assert sentence.endswith((".", "}")), f"{refusal.name}: end as a sentence"
        assert "!" not in sentence, f"{refusal.name}: no exclamation marks"
        assert re.fullmatch(r"[a-z][a-z0-9_]*", refusal.name)


def _is_put_together(name: str) -> bool:
    """Whether an f-string begins as the name does: `f"job_{reason}"` gives `job_hired`."""
    beginnings = [
        node.values[0].value
        for module in modules("earnest")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    ]
    return any(len(part) > 3 and name.startswith(part) for part in map(str, beginnings))
