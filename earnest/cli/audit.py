"""`earnest audit`: proves that no Connect was lost, doubled or made from nothing."""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from earnest.ledger.queries.audit import AuditReport, Heads, audit

app = typer.Typer(help="Prove that no Connect was lost, doubled or made from nothing.")


@app.command()
def run_audit(
    digest: Annotated[
        Path | None, typer.Option(help="Write every wallet's head to this file, to keep elsewhere.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Hold the ledger against such a file from earlier.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Rebuild every wallet from its entries and compare: streams, chain, lots, balances, debt.

    A tail that was cut off together with its head can only be found against a digest that was kept
    somewhere else. Exit status: 0 when all is right, 1 when anything is wrong (each is named by
    wallet and entry), 2 when a file cannot be read or written.
    """
    known = _read_digest(against) if against else None
    lines: list[str] = []

    def keep(owner: str, entries: int, head: bytes) -> None:
        lines.append(f"{owner}\t{entries}\t{head.hex()}\n")

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("entries")
        report = audit(
            against=known,
            keep_head=keep if digest else None,
            report_progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    if digest:
        _write_digest(digest, lines)
    if as_json:
        print(json.dumps(_as_json(report)))
    else:
        _print(report)
    if not report.is_clean:
        raise typer.Exit(1)


def _print(report: AuditReport) -> None:
    totals = report.totals
    table = Table(title=f"{totals.entries:,} entries of {totals.wallets:,} wallets")
    table.add_column("Connects")
    table.add_column("", justify="right")
    for name in ("granted", "remaining", "held", "spent", "refunded", "expired", "voided", "debt"):
        table.add_row(name, f"{getattr(totals, name):,}")
    Console().print(table)
    for finding in report.findings:
        where = f"{finding.owner}, entry {finding.entry}" if finding.entry else finding.owner
        print(f"{where}: {finding.what}")
    if report.is_clean:
        print("Clean: every Connect is accounted for.")
    else:
        print(f"{len(report.findings)} findings. Nothing was changed.")


def _as_json(report: AuditReport) -> dict[str, object]:
    findings = [
        {"wallet": finding.owner, "entry": finding.entry, "what": finding.what}
        for finding in report.findings
    ]
    names = type(report.totals).__slots__
    totals = {name: getattr(report.totals, name) for name in names}
    return {"clean": report.is_clean, "totals": totals, "findings": findings}


def _write_digest(file: Path, lines: list[str]) -> None:
    text = "".join(lines)
    seal = sha256(text.encode()).hexdigest()
    try:
        file.write_text(f"{text}# sha256 {seal}\n", encoding="utf-8")
    except OSError as error:
        print(f"{file} cannot be written: {error.strerror}.", file=sys.stderr)
        raise typer.Exit(2) from None
    print(f"Digest of {len(lines)} wallets: {seal}", file=sys.stderr)


def _read_digest(file: Path) -> Heads:
    try:
        text = file.read_text(encoding="utf-8")
        body, _, seal = text.rstrip("\n").rpartition("# sha256 ")
        heads: Heads = {}
        for line in body.splitlines():
            owner, entries, head = line.split("\t")
            heads[owner] = int(entries), bytes.fromhex(head)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a digest"
        print(f"{file} cannot be read: {reason}.", file=sys.stderr)
        raise typer.Exit(2) from None
    if sha256(body.encode()).hexdigest() != seal:
        print(f"{file} cannot be used: its seal does not fit its lines.", file=sys.stderr)
        raise typer.Exit(2)
    return heads
