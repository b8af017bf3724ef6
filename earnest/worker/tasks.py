"""What happens by itself. Each task reads the clock once and calls one action until it is done.

procrastinate finds this file by its name. A task may be killed at any moment: what it did stays,
and the next one goes on from there.
"""

from procrastinate.contrib.django import app

from earnest.base.clock import now
from earnest.billing import actions as billing
from earnest.hiring import actions as hiring
from earnest.ledger.actions import settle_due_wallets

CHUNKS_A_MINUTE = 60
"""Chunks of a large return worked on before other tasks get their turn."""


@app.periodic(cron="3-59/10 * * * *")
@app.task(name="give_allowances", lock="give_allowances", queueing_lock="give_allowances")
def give_allowances(timestamp: int) -> str:
    """Every ten minutes: the allowances whose day has come, and those that were missed (A3)."""
    count = billing.give_allowances(at=now())
    return f"{count.given} given, {count.refused} refused"


@app.periodic(cron="*/5 * * * *")
@app.task(name="settle_wallets", lock="settle_wallets", queueing_lock="settle_wallets")
def settle_wallets(timestamp: int) -> int:
    """Every five minutes: write down what expired or timed out in wallets that nobody moved."""
    at, total = now(), 0
    while count := settle_due_wallets(at=at):
        total += count
    return total


@app.periodic(cron="* * * * *")
@app.task(name="expire_jobs", lock="expire_jobs", queueing_lock="expire_jobs")
def expire_jobs(timestamp: int) -> int:
    """Every minute: close the jobs whose last day is over (A13)."""
    return hiring.expire_jobs(at=now())


@app.periodic(cron="* * * * *")
@app.task(name="continue_returns", lock="continue_returns", queueing_lock="continue_returns")
def continue_returns(timestamp: int) -> int:
    """Every minute: go on with the returns that were too large for one step (A11, A12)."""
    return hiring.continue_returns(at=now(), chunks=CHUNKS_A_MINUTE)


@app.periodic(cron="* * * * *")
@app.task(name="retry_stalled_tasks", queueing_lock="retry_stalled_tasks")
async def retry_stalled_tasks(timestamp: int) -> None:
    """Every minute: a task "doing" whose worker has not been heard of for 30 seconds goes back.

    Safe, because every task can be killed and resumed without doing anything twice.
    """
    for task in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(task)
