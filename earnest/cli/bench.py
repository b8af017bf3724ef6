"""`earnest bench`: measures the claims about speed, each beside its limit."""

import json
from dataclasses import asdict
from types import ModuleType
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from earnest.bench import p1, p2, p5, p8
from earnest.bench.measuring import Result
from earnest.config.scratch import scratch_database
from earnest.ledger.queries.audit import audit

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")

CLAIMS: dict[str, ModuleType] = {"P1": p1, "P2": p2, "P5": p5, "P8": p8}


@app.command()
def bench(
    ids: Annotated[
        list[str] | None, typer.Argument(help=f"Which claims: {', '.join(CLAIMS)}. All by default.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="The sizes for which floors hold.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object by id.")] = False,
) -> None:
    """Measure the claims about speed in a scratch database, each beside its limit.

    Product and limit take turns for three rounds; medians and their ratio are printed, and how
    the cost of one unit grows with the size. What a claim wrote is audited. Exit status: 0 when
    every floor is reached, 1 when one is not.
    """
    wanted = [name.upper() for name in ids or CLAIMS]
    if unknown := [name for name in wanted if name not in CLAIMS]:
        raise typer.BadParameter(f"{unknown[0]} is not one of {', '.join(CLAIMS)}")
    console = Console(stderr=True)
    results = [_measure(CLAIMS[name], full, console) for name in wanted]
    if as_json:
        print(json.dumps({result.id: _as_json(result) for result in results}))
    else:
        _print(results)
    if not all(result.is_reached() for result in results):
        raise typer.Exit(1)


def _measure(claim: ModuleType, full: bool, console: Console) -> Result:
    with scratch_database():
        result: Result = claim.measure(full=full, report=console.print)
        report = audit()
    if not report.is_clean:
        raise RuntimeError(f"{result.id} left a ledger that is not clean: {report.findings[:3]}")
    return result


def _print(results: list[Result]) -> None:
    table = Table()
    for heading in ("", "size", "product", "limit", "ratio", "floor", "cost grows as"):
        table.add_column(heading, justify="left" if not heading else "right")
    for result in results:
        for place, size in enumerate(result.sizes):
            is_last = place == len(result.sizes) - 1
            floor = f"{'≤' if result.is_ceiling else '≥'} {result.floor}" if is_last else ""
            grows = f"size^{result.cost_slope:.2f}" if is_last else ""
            table.add_row(
                result.id if not place else "",
                f"{size.size:,}",
                f"{size.product:,.6g} {result.unit}",
                f"{size.limit:,.6g}",
                f"{size.ratio:.3f}",
                floor,
                grows,
                end_section=is_last,
            )
    Console().print(table)


def _as_json(result: Result) -> dict[str, object]:
    sizes = [asdict(size) for size in result.sizes]
    return {
        "ratio": result.ratio,
        "unit": result.unit,
        "floor": result.floor,
        "slope": result.cost_slope,
        "sizes": sizes,
    }
