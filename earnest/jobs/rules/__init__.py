"""The rules of the jobs room. Pure: no Django, no clock, no database."""

from earnest.jobs.rules.drafts import Fault, faults_of
from earnest.jobs.rules.job import (
    CATEGORIES,
    CLOSED_REASONS,
    DURATIONS,
    KINDS,
    LEVELS,
    STATES,
    WEEKLY_HOURS,
    ClosedReason,
    JobDraft,
    Qualification,
    is_open,
)
from earnest.jobs.rules.permissions import may_change_job, may_post_jobs

__all__ = [
    "CATEGORIES",
    "CLOSED_REASONS",
    "DURATIONS",
    "KINDS",
    "LEVELS",
    "STATES",
    "WEEKLY_HOURS",
    "ClosedReason",
    "Fault",
    "JobDraft",
    "Qualification",
    "faults_of",
    "is_open",
    "may_change_job",
    "may_post_jobs",
]
