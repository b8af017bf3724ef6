"""The freelancers of a played market: they look, open quotes, apply, and think again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from earnest.base.refusals import Refused
from earnest.cli.play.people import Freelancer
from earnest.cli.play.tally import Tally
from earnest.hiring.actions import (
    ProposalRequest,
    Sent,
    decline_proposal,
    open_quotes,
    submit_proposals,
    undo_proposal,
    withdraw_proposal,
)
from earnest.hiring.models import Quote
from earnest.ledger.queries import balances_of

BATCH = 1_000
LATE_SHARE = 0.03  # send what they opened only two days later
AGAIN_SHARE = 0.02  # try a job a second time
UNDO_SHARE = 0.02
WITHDRAW_SHARE = 0.02
DECLINE_SHARE = 0.05
RECENT = 400  # how many of the newest open jobs somebody looks through


@dataclass(frozen=True, slots=True)
class _Shown:
    """A job as the list shows it."""

    id: int
    client_id: int
    price: int
    expires_at: datetime


class Crowd:
    """What the freelancers know and do. Everything they attempt is made or refused, and counted."""

    def __init__(self, random: Random, tally: Tally) -> None:
        self.random, self.tally = random, tally
        self.people: list[Freelancer] = []
        self._jobs: dict[int, _Shown] = {}
        self._tried: dict[int, set[int]] = {}
        self._written: list[tuple[Freelancer, _Shown]] = []
        self._late: list[tuple[datetime, Freelancer, _Shown]] = []
        self._sent: list[tuple[int, int, int]] = []
        self._number = 0

    def see(self, job_id: int, client_id: int, price: int, expires_at: datetime | None) -> None:
        """A job stands in the list from now on."""
        assert expires_at is not None
        self._jobs[job_id] = _Shown(job_id, client_id, price, expires_at)

    def forget(self, job_id: int) -> None:
        """A job is out of the list; who is writing for it does not know yet."""
        self._jobs.pop(job_id, None)

    def look(self, *, at: datetime) -> None:
        """Who looks today opens quotes for what they can afford; the careless for more."""
        self._jobs = {one.id: one for one in self._jobs.values() if at < one.expires_at}
        recent = list(self._jobs.values())[-RECENT:]
        if not recent:
            return
        chosen = self._chosen(recent, at)
        for start in range(0, len(chosen), BATCH):
            part = chosen[start : start + BATCH]
            answers = open_quotes([(person.id, job.id) for person, job in part], at=at)
            for (person, job), answer in zip(part, answers, strict=True):
                self._opened(person, job, answer, at)

    def _chosen(self, recent: list[_Shown], at: datetime) -> list[tuple[Freelancer, _Shown]]:
        cheapest = min(one.price for one in recent)
        balances = balances_of([one.owner for one in self.people], at=at)
        chosen: list[tuple[Freelancer, _Shown]] = []
        for person in self.people:
            balance = balances[person.owner]
            if self.random.random() >= person.looks or balance < cheapest:
                continue
            for _ in range(person.tries):
                job = self.random.choice(recent)
                if self._is_tried(person, job, balance):
                    chosen.append((person, job))
                    balance -= job.price
        return chosen

    def _is_tried(self, person: Freelancer, job: _Shown, balance: int) -> bool:
        tried = self._tried.setdefault(person.id, set())
        if job.id in tried:
            return self.random.random() < AGAIN_SHARE
        tried.add(job.id)
        return balance >= job.price or person.is_careless

    def _opened(
        self, person: Freelancer, job: _Shown, answer: Quote | Refused, at: datetime
    ) -> None:
        if isinstance(answer, Refused):
            self.tally.refused[answer.name] += 1
        elif self.random.random() < LATE_SHARE:
            self._late.append((at + timedelta(days=2), person, job))
        else:
            self._written.append((person, job))

    def apply(self, *, at: datetime) -> None:
        """Everything written is sent, in batches; what comes too late is sent all the same."""
        due = [(person, job) for when, person, job in self._late if when <= at]
        self._late = [one for one in self._late if one[0] > at]
        written, self._written = [*self._written, *due], []
        for start in range(0, len(written), BATCH):
            part = written[start : start + BATCH]
            answers = submit_proposals([self._request(*one) for one in part], at=at)
            for (person, job), answer in zip(part, answers, strict=True):
                self._note(person, job, answer)

    def _request(self, person: Freelancer, job: _Shown) -> ProposalRequest:
        self._number += 1
        return ProposalRequest(
            freelancer_id=person.id,
            job_id=job.id,
            key=f"play:{self._number}",
            letter="I have read your job and can begin this week.",
            asked_cents=100_00,
            price_seen=job.price,
        )

    def _note(self, person: Freelancer, job: _Shown, answer: Sent | Refused) -> None:
        if isinstance(answer, Refused):
            self.tally.refused[answer.name] += 1
        else:
            self.tally.applied_count += 1
            self._sent.append((answer.proposal.id, person.id, job.client_id))

    def think_again(self, *, at: datetime) -> None:
        """A few take back at once what they sent."""
        for proposal_id, person_id, _client_id in self._sent:
            if self.random.random() < UNDO_SHARE:
                undo_proposal(proposal_id, person_id=person_id, at=at)
                self.tally.undone_count += 1

    def hear(self, *, at: datetime) -> None:
        """In the evening some withdraw, and clients decline some; the ended ones refuse both."""
        sent, self._sent = self._sent, []
        for proposal_id, person_id, client_id in sent:
            drawn = self.random.random()
            try:
                if drawn < WITHDRAW_SHARE:
                    withdraw_proposal(proposal_id, person_id=person_id, at=at)
                    self.tally.withdrawn_count += 1
                elif drawn < WITHDRAW_SHARE + DECLINE_SHARE:
                    decline_proposal(proposal_id, person_id=client_id, at=at)
                    self.tally.declined_count += 1
            except Refused:
                continue
