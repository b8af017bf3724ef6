"""earnest serve: the web server, and one worker beside it."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Annotated, Any

import django
import typer
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from earnest.config.embedded.processes import follow_parent
from earnest.config.wsgi import loaded_application

app = typer.Typer(add_completion=False, rich_markup_mode="markdown")
STOP_SECONDS = 10


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    processes: Annotated[int, typer.Option(min=1, help="Web processes.")] = 2,
    threads: Annotated[int, typer.Option(min=1, help="Threads, and connections, of each.")] = 8,
    has_worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Work off background tasks as well.")
    ] = True,
    is_check: Annotated[
        bool, typer.Option("--check", help="Only see whether it can listen there; exit 1 if not.")
    ] = False,
) -> None:
    """Serve the pages until Ctrl-C, which stops all that this started.

    Listens on this machine only. For others to reach it, put a web server with TLS before it, and
    name your host in EARNEST_HOSTS. The database must be at this version: run `earnest migrate`
    first.
    """
    _refuse_taken(host, port)
    if is_check:
        return
    django.setup()
    _refuse_unmigrated()
    os.environ.setdefault("EARNEST_POOL", str(threads))
    multiprocessing.set_start_method("spawn")  # a fork would copy locks that threads hold
    server = Granian(
        target="earnest.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        backpressure=threads * 4,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
    )
    beside = _Beside() if has_worker else None
    server.on_startup(lambda: print(f"Earnest answers at http://{host}:{port}", flush=True))
    if beside:
        server.on_startup(beside.start)
        server.on_shutdown(beside.stop)
    server.serve(target_loader=_loaded)


def _loaded(_: str) -> Callable[..., Any]:
    """In each web process: it ends when the one that started it does, however that ends.

    Ctrl-C reaches a whole group at once, and a second signal that comes while the server takes in
    the first would hang it: so each is a group of its own and hears only from its parent.
    """
    os.setpgrp()
    follow_parent(signal.SIGTERM)
    return loaded_application()


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = port + 1 if port < 65535 else 8000
            print(
                f"Earnest cannot listen on {host}:{port} ({error.strerror}). "
                f"Stop what listens there, or choose another: make demo PORT={other}, "
                f"or earnest serve --port {other}.",
                file=sys.stderr,
            )
            raise typer.Exit(1) from None


def _refuse_unmigrated() -> None:
    executor = MigrationExecutor(connection)
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    if is_behind:
        print("The database is not at this version. Run: earnest migrate", file=sys.stderr)
        raise typer.Exit(1)


class _Beside:
    """The worker process beside the web processes; started again if it dies untold."""

    def __init__(self) -> None:
        self.is_stopping = threading.Event()
        self.thread = threading.Thread(target=self._keep, name="worker", daemon=True)
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """Let it finish its task for some seconds, then kill it: tasks can be resumed."""
        self.is_stopping.set()
        if self.running is None:
            return
        self.running.terminate()
        try:
            self.running.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.running.kill()

    def _keep(self) -> None:
        while not self.is_stopping.is_set():
            self.running = subprocess.Popen(
                [sys.executable, "-m", "earnest.cli", "worker"],
                preexec_fn=lambda: follow_parent(signal.SIGTERM),
                start_new_session=True,
                env={**os.environ, "EARNEST_POOL": "0"},
            )
            self.running.wait()
            self.is_stopping.wait(1)
