"""The days of a played market: who does what at which hour, all through public actions."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from earnest.base.refusals import Refused
from earnest.billing.actions import give_allowances
from earnest.cli.play.crowd import Crowd
from earnest.cli.play.fates import Fate, draw_fate
from earnest.cli.play.jobs import PlayedJob, draft_of
from earnest.cli.play.people import Newcomers
from earnest.cli.play.purchases import Purchases
from earnest.cli.play.tally import Tally
from earnest.hiring.actions import close_job, continue_returns, expire_jobs, remove_job
from earnest.jobs.actions import JobToPost, post_jobs
from earnest.jobs.models import Job
from earnest.ledger.actions import settle_wallets
from earnest.rulebook.queries import rulebook_at

LATEST_DAYS = 6  # what a client or staff may still do after a job has expired
REMOVAL_CAUSE = "terms"


class Market:
    """One market from its first day to its last. `days` plays it; `tally` has counted."""

    def __init__(self, jobs: list[PlayedJob], random: Random, size: int) -> None:
        self.random, self.tally = random, Tally()
        self.newcomers = Newcomers(size, random)
        self.crowd = Crowd(random, self.tally)
        self.purchases = Purchases(random, self.tally)
        self.by_day = _by_day(jobs)
        self.fates: dict[date, list[tuple[Fate, int, int]]] = defaultdict(list)

    @property
    def first_day(self) -> date:
        return min(self.by_day, default=date(2026, 1, 1))

    @property
    def day_count(self) -> int:
        """From the first job until the last job is over and nothing can follow."""
        last = max(self.by_day, default=self.first_day)
        open_days = rulebook_at(_at(last, 0)).jobs.open_days
        return (last - self.first_day).days + open_days + LATEST_DAYS + 1

    def days(self) -> Iterator[date]:
        """Play day after day."""
        begins = _at(self.first_day, 0)
        people = self.newcomers.join(begins)
        self.crowd.people = people
        self.purchases.begin(people, begins)
        for number in range(self.day_count):
            day = self.first_day + timedelta(days=number)
            self._play(day)
            yield day
        end = _at(self.first_day + timedelta(days=self.day_count), 0)
        settle_wallets([one.owner for one in people], at=end)
        self.tally.day_count = self.day_count
        self.tally.client_count = self.newcomers.client_count
        self.tally.freelancer_count = len(people)

    def _play(self, day: date) -> None:
        give_allowances(at=_at(day, 0, 5))
        self.tally.expired_count += expire_jobs(at=_at(day, 0, 10))
        self._post(day)
        self.crowd.look(at=_at(day, 9))
        self._end_jobs(day)
        self.purchases.go_on(day, self.first_day, at=_at(day, 12))
        self.crowd.apply(at=_at(day, 13))
        self.crowd.think_again(at=_at(day, 13, 5))
        self.crowd.hear(at=_at(day, 18))
        while continue_returns(at=_at(day, 20)):
            pass

    def _post(self, day: date) -> None:
        at = _at(day, 7)
        new = self.by_day.get(day, [])
        book = rulebook_at(at)
        clients = self.newcomers.clients([one.client for one in new], at)
        answers = post_jobs(
            [JobToPost(clients[one.client], draft_of(one.told, book)) for one in new], at=at
        )
        for answer in answers:
            if isinstance(answer, Refused):
                self.tally.not_posted[answer.name] += 1
            else:
                self._posted(answer, day)

    def _posted(self, job: Job, day: date) -> None:
        assert job.client_id is not None
        self.tally.posted_count += 1
        self.crowd.see(job.id, job.client_id, job.price or 0, job.expires_at)
        fate, days = draw_fate(self.random)
        if fate is not Fate.EXPIRE:
            self.fates[day + timedelta(days=days)].append((fate, job.id, job.client_id))

    def _end_jobs(self, day: date) -> None:
        at = _at(day, 11)
        for fate, job_id, client_id in self.fates.pop(day, []):
            if fate is Fate.CLOSE:
                close_job(job_id, person_id=client_id, at=at)
                self.tally.closed_count += 1
            else:
                staff_id = self.newcomers.staff_id
                remove_job(job_id, person_id=staff_id, cause=REMOVAL_CAUSE, at=at)
                self.tally.removed_count += 1
            self.crowd.forget(job_id)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def _by_day(jobs: list[PlayedJob]) -> dict[date, list[PlayedJob]]:
    """Postings by day; what was posted long before the last is posted on the first day played."""
    found: dict[date, list[PlayedJob]] = defaultdict(list)
    if not jobs:
        return found
    last = jobs[-1].posted_at
    first = (last - timedelta(days=rulebook_at(last).jobs.open_days)).date()
    for one in jobs:
        found[max(one.posted_at.date(), first)].append(one)
    return found
