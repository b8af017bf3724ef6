"""Tasks whose worker was killed in the middle are taken up again."""

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="retry_stalled_tasks", queueing_lock="retry_stalled_tasks")
async def retry_stalled_tasks(timestamp: int) -> None:
    """Every minute: a task "doing" whose worker has not been heard of for 30 seconds goes back.

    Safe, because every task can be killed and resumed without doing anything twice.
    """
    for task in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(task)
