"""What changes jobs. Closing one returns Connects, so that lives in the hiring room."""

from earnest.jobs.actions.importing import ImportCount, import_jobs
from earnest.jobs.actions.posting import (
    JobToPost,
    change_price,
    mark_job_closed,
    mark_jobs_expired,
    post_job,
    post_jobs,
)

__all__ = [
    "ImportCount",
    "JobToPost",
    "change_price",
    "import_jobs",
    "mark_job_closed",
    "mark_jobs_expired",
    "post_job",
    "post_jobs",
]
