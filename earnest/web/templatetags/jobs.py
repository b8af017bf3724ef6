"""The tags of the job pages: what a job pays, asks for and says, in words."""

from datetime import datetime

from django import template

from earnest.base.countries import country_name
from earnest.jobs.models import Job
from earnest.jobs.rules import JobDraft, JudgedQualification, Qualification
from earnest.web import job_words, source_facts

register = template.Library()


@register.filter
def pay(job: Job | JobDraft) -> str:
    """`{{ job|pay }}` → $300 fixed price, or $20 to $35 an hour."""
    return job_words.pay_in_words(job)


@register.filter
def level(code: str) -> str:
    """`{{ job.level|level }}` → Expert."""
    return str(job_words.LEVELS.get(code, ""))


@register.filter
def duration(code: str) -> str:
    """`{{ job.duration|duration }}` → 1 to 3 months."""
    return str(job_words.DURATIONS.get(code, ""))


@register.filter
def weekly_hours(code: str) -> str:
    """`{{ job.hours_per_week|weekly_hours }}` → Less than 30 hours a week."""
    return str(job_words.WEEKLY_HOURS.get(code, ""))


@register.filter
def closed_words(reason: str) -> str:
    """`{{ job.closed_reason|closed_words }}` → Closed without a hire."""
    return str(job_words.CLOSED.get(reason, ""))


@register.filter
def country(code: str) -> str:
    """`{{ client.country|country }}` → Germany."""
    return country_name(code)


@register.filter
def qualification(one: JudgedQualification | Qualification) -> str:
    """`{{ one|qualification }}` → Expert or higher."""
    return job_words.qualification_in_words(one.kind, one.wanted)


@register.filter
def client_lines(job: Job) -> list[source_facts.Line]:
    """What an imported job's source showed of its client: pairs of label and words."""
    return source_facts.client_lines(job)


@register.filter
def activity_lines(job: Job) -> list[source_facts.Line]:
    """What an imported job's source showed of its state: pairs of label and words."""
    return source_facts.activity_lines(job)


@register.simple_tag
def job_facts(job: Job, at: datetime) -> list[str]:
    """`{% job_facts job request.at as facts %}`: the card's one line."""
    return job_words.card_facts(job, at)


@register.simple_tag
def posted(job: Job, at: datetime) -> str:
    """`{% posted job request.at %}` → Posted 3 hours ago."""
    return job_words.posted_in_words(job, at)
