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
from earnest.jobs.rules.listing import JobFilters, PageMark, read_mark, write_mark
from earnest.jobs.rules.permissions import (
    may_change_job,
    may_post_jobs,
    may_read_job,
    may_read_job_text,
)
from earnest.jobs.rules.prices import PriceFactor, SuggestedPrice, suggest_price
from earnest.jobs.rules.qualifications import (
    FreelancerFacts,
    JudgedQualification,
    judge_qualifications,
    missed_count,
)

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
    "FreelancerFacts",
    "JobDraft",
    "JobFilters",
    "JudgedQualification",
    "PageMark",
    "PriceFactor",
    "Qualification",
    "SuggestedPrice",
    "faults_of",
    "is_open",
    "judge_qualifications",
    "may_change_job",
    "may_post_jobs",
    "may_read_job",
    "may_read_job_text",
    "missed_count",
    "read_mark",
    "suggest_price",
    "write_mark",
]
