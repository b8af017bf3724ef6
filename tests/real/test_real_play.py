"""Markets of the real jobs: every job is posted, every Connect accounted for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from earnest.cli import play

pytestmark = [pytest.mark.real, pytest.mark.usefixtures("committed")]


@pytest.mark.parametrize(
    ("name", "posted", "clients"),
    [("postings-2023.csv", 9_756, 8_158), ("postings-2025.csv", 1_695, 1_695)],
)
def test_a_market_of_real_jobs_is_clean(
    real_file: Callable[[str], Path], name: str, posted: int, clients: int
) -> None:
    found = CliRunner().invoke(play.app, [str(real_file(name)), "--json"])
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert (told["posted_count"], told["client_count"]) == (posted, clients)
    assert (told["freelancer_count"], told["unread_count"]) == (500, 0)
    assert told["audit"] == "clean"
    ledger = told["ledger"]
    gone = ledger["spent"] - ledger["refunded"] + ledger["expired"] + ledger["voided"]
    assert ledger["granted"] == ledger["remaining"] + ledger["held"] + gone
    assert told["applied_count"] > 5_000
    assert {"insufficient_connects", "job_without_hire", "quote_expired"} <= told["refused"].keys()
    assert min(ledger[kind] for kind in ("spent", "refunded", "expired", "voided", "debt")) > 0
