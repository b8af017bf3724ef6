"""What changes jobs. Closing one returns Connects, so that lives in the hiring room."""

from earnest.jobs.actions.posting import (
    Posting,
    change_price,
    mark_job_closed,
    post_job,
    post_jobs,
)

__all__ = ["Posting", "change_price", "mark_job_closed", "post_job", "post_jobs"]
