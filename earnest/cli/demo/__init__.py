"""earnest demo: a small made world, built through the public actions at moments of its own."""

import sys

import typer

from earnest.base.clock import now
from earnest.cli.demo.story import tell
from earnest.web.demo import ACTORS, is_demo

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")


@app.command()
def demo() -> None:
    """Build a small world to look at and to play with: people, 30 jobs, and some history.

    Needs EARNEST_DEMO=1, which also puts one-click log-ins on the pages, and is refused where
    EARNEST_ENV is production. Run again, it adds only what is not there yet.
    """
    if not is_demo():
        print(
            "The demo lets anybody log in as anybody, so it is built only where EARNEST_DEMO=1 "
            "is set and EARNEST_ENV is not production.",
            file=sys.stderr,
        )
        raise typer.Exit(1)
    told = tell(at=now())
    print(
        f"The demo has {told.people_count} people, {told.job_count} jobs and "
        f"{told.proposal_count} applications. Log in with one click at /demo/ as "
        f"{', '.join(actor.who for actor in ACTORS)}."
    )
