"""`earnest audit`: what it says of a clean ledger and of a damaged one, and its digests."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from earnest.cli.audit import app
from earnest.ledger.rules import Spend
from tests.ledger.asking import ask
from tests.ledger.damaging import damage, make_world

pytestmark = pytest.mark.usefixtures("committed")

CUT = (
    "DELETE FROM ledger_entry WHERE wallet_id = @ben AND number = 2",
    """UPDATE ledger_wallet SET next_entry = 2, lot_remaining = '{10}',
       head = (SELECT chain FROM ledger_entry WHERE wallet_id = @ben AND number = 1)
       WHERE owner = 'ben'""",
)


@pytest.fixture(autouse=True)
def _world(committed: None) -> None:
    make_world()


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_clean_ledger_is_said_to_be_so_with_its_sums() -> None:
    told = run()
    assert told.exit_code == 0
    assert "13 entries of 2 wallets" in " ".join(told.stdout.split())
    assert "Clean: every Connect is accounted for." in told.stdout


def test_the_sums_are_conserved() -> None:
    totals = json.loads(run("--json").stdout)["totals"]
    gone = totals["spent"] - totals["refunded"] + totals["expired"] + totals["voided"]
    assert totals["granted"] == totals["remaining"] + totals["held"] + gone == 48
    assert totals["debt"] == 1


def test_damage_is_named_by_wallet_and_entry_and_nothing_is_mended() -> None:
    damage("UPDATE ledger_entry SET change = -11 WHERE wallet_id = @ann AND number = 3")
    told = run()
    assert told.exit_code == 1
    assert "ann, entry 3: " in told.stdout
    answer = json.loads(run("--json").stdout)
    assert not answer["clean"]
    assert ("ann", 3) in {(one["wallet"], one["entry"]) for one in answer["findings"]}


def test_a_cut_tail_is_found_against_a_digest_and_only_so(tmp_path: Path) -> None:
    digest = tmp_path / "heads.txt"
    assert run("--digest", digest).exit_code == 0
    ask(Spend(owner="ann", subject="more", connects=1))
    assert run("--against", digest).exit_code == 0
    damage(*CUT)
    assert run().exit_code == 0
    told = run("--against", digest)
    assert told.exit_code == 1
    assert "ben, entry 1: " in told.stdout


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("ben\t2", "ben\t1"),
        lambda text: text.replace("ben", "bob"),
        lambda text: text[:-10],
        lambda text: "".join(text.splitlines(keepends=True)[1:]),
        lambda _: "",
        lambda _: "no digest\n",
    ],
)
def test_a_digest_that_was_changed_is_not_used(tmp_path: Path, spoil: Any) -> None:
    digest = tmp_path / "heads.txt"
    run("--digest", digest)
    digest.write_text(spoil(digest.read_text()))
    told = run("--against", digest)
    assert told.exit_code == 2
    assert "cannot be" in told.output


def test_a_digest_that_cannot_be_read_or_written_is_another_matter(tmp_path: Path) -> None:
    assert run("--against", tmp_path / "none.txt").exit_code == 2
    assert run("--digest", tmp_path / "no" / "folder.txt").exit_code == 2
