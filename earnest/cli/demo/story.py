"""What happened in the demo world, in the order of time. Each step may be repeated unharmed."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from earnest.base.refusals import Refused
from earnest.billing.actions import give_allowances
from earnest.cli.demo.cast import ROLES, Role, beginning, join
from earnest.hiring.actions import (
    ProposalRequest,
    close_job,
    decline_proposal,
    expire_jobs,
    mark_viewed,
    open_quote,
    remove_job,
    submit_proposal,
    undo_proposal,
    withdraw_proposal,
)
from earnest.jobs.actions import post_job
from earnest.jobs.queries import jobs_of_client
from earnest.jobs.rules import JobDraft, Qualification
from earnest.ledger.actions import settle_due_wallets

JOBS = Path(__file__).resolve().parent / "jobs.toml"
OURS = ("client", "days_ago", "deadline_in_days", "application", "end")
"""Keys of a job in the file that are not the draft's."""
EVERY_NIGHT_DAYS = 63


@dataclass(frozen=True, slots=True)
class Told:
    """How much of a world there is."""

    people_count: int
    job_count: int
    proposal_count: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, and when."""

    at: datetime
    happen: Callable[[datetime], None]


def tell(*, at: datetime) -> Told:
    """Let everything happen up to `at` that has not happened yet."""
    return _Story(beginning(at=at)).told()


class _Story:
    """The steps, and who and what they have brought about so far."""

    def __init__(self, today: datetime) -> None:
        self.today = today
        self.people: dict[str, int] = {}
        self.jobs: dict[str, int] = {}
        self.proposals: dict[tuple[str, float], int] = {}
        self.steps: list[Step] = []
        for role in ROLES:
            self._step(timedelta(days=role.days_ago), self._joining(role))
        for days in _nights(today):
            self._step(timedelta(days=days), _night)
        for job in tomllib.loads(JOBS.read_text(encoding="utf-8"))["job"]:
            self._job(job)

    def told(self) -> Told:
        for step in sorted(self.steps, key=lambda step: step.at):
            step.happen(step.at)
        return Told(len(self.people), len(self.jobs), len(self.proposals))

    def _step(self, ago: timedelta, happen: Callable[[datetime], None]) -> None:
        self.steps.append(Step(self.today - ago, happen))

    def _joining(self, role: Role) -> Callable[[datetime], None]:
        def happen(at: datetime) -> None:
            self.people[role.who] = join(role, at=at).id

        return happen

    def _job(self, job: dict[str, Any]) -> None:
        """A job's posting, its applications and its end."""
        posted = timedelta(days=job["days_ago"])
        self._step(posted, lambda at: self._post(job, at))
        for one in job.get("application", ()):
            sent = posted - timedelta(hours=one["after_hours"])
            self._step(sent, lambda at, one=one: self._apply(job, one, at))  # type: ignore[misc]
            if "then" in one:
                later = posted - timedelta(hours=one["then_hours"])
                self._step(later, lambda at, one=one: self._follow(job, one, at))  # type: ignore[misc]
        if "end" in job:
            ended = posted - timedelta(hours=job["end"]["after_hours"])
            self._step(ended, lambda at: self._end(job, at))

    def _post(self, job: dict[str, Any], at: datetime) -> None:
        client_id, title = self.people[job["client"]], job["title"]
        known = {one.title: one.id for one in jobs_of_client(client_id)}
        self.jobs[title] = known.get(title) or post_job(client_id, _draft(job, at), at=at).id

    def _apply(self, job: dict[str, Any], one: dict[str, Any], at: datetime) -> None:
        """Apply once: a key that was sent before answers with the same proposal."""
        request = ProposalRequest(
            freelancer_id=self.people[one["who"]],
            job_id=self.jobs[job["title"]],
            key=f"demo:{self.jobs[job['title']]}:{one['after_hours']}",
            letter=one["letter"],
            asked_cents=one["asked_cents"],
            answers=one.get("answers", ()),
            price_seen=job["price"],
        )
        try:
            sent = submit_proposal(request, at=at)
        except Refused as refused:
            if refused.name != "no_quote":
                raise
            open_quote(request.freelancer_id, request.job_id, at=at)
            sent = submit_proposal(request, at=at)
        self.proposals[job["title"], one["after_hours"]] = sent.proposal.id

    def _follow(self, job: dict[str, Any], one: dict[str, Any], at: datetime) -> None:
        """What the client or the freelancer did with an application."""
        proposal_id = self.proposals[job["title"], one["after_hours"]]
        client_id, freelancer_id = self.people[job["client"]], self.people[one["who"]]
        match one["then"]:
            case "viewed":
                mark_viewed(proposal_id, person_id=client_id, at=at)
            case "declined":
                mark_viewed(proposal_id, person_id=client_id, at=at)
                decline_proposal(proposal_id, person_id=client_id, at=at)
            case "withdrawn":
                withdraw_proposal(proposal_id, person_id=freelancer_id, at=at)
            case "undone":
                undo_proposal(proposal_id, person_id=freelancer_id, at=at)

    def _end(self, job: dict[str, Any], at: datetime) -> None:
        job_id, how = self.jobs[job["title"]], job["end"]["how"]
        if how == "without_hire":
            close_job(job_id, person_id=self.people[job["client"]], at=at)
        else:
            remove_job(job_id, person_id=self.people["sam"], cause=how, at=at)


def _draft(job: dict[str, Any], at: datetime) -> JobDraft:
    said = {name: value for name, value in job.items() if name not in OURS}
    said["description"] = job["description"].strip()
    said["qualifications"] = [Qualification(**one) for one in job.get("qualifications", ())]
    if "deadline_in_days" in job:
        said["deadline_on"] = (at + timedelta(days=job["deadline_in_days"])).date()
    return JobDraft(**said)


def _nights(today: datetime) -> list[int]:
    """How many days ago something may have fallen due: each of the last weeks, and paydays."""
    joined = [(today - timedelta(days=role.days_ago)).day for role in ROLES]
    return [
        days
        for days in range(ROLES[0].days_ago, -1, -1)
        if days < EVERY_NIGHT_DAYS or _is_payday(today - timedelta(days=days), joined)
    ]


def _is_payday(night: datetime, joined: list[int]) -> bool:
    """Whether the month's Connects of somebody come on this day: the 31st falls on the last."""
    is_last_day = (night + timedelta(days=1)).day == 1
    return night.day in joined or (is_last_day and max(joined) > night.day)


def _night(at: datetime) -> None:
    """What the worker does: the month's Connects, jobs that are over, lots that have expired."""
    give_allowances(at=at)
    expire_jobs(at=at)
    while settle_due_wallets(at=at):
        pass
