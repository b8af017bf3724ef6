"""Sending proposals: the proposals and the Connects they cost commit together, or neither does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection, transaction

from earnest.base.refusals import Refused
from earnest.hiring.actions.locking import has_one_of, locked_jobs, locked_people
from earnest.hiring.models import Proposal, Quote
from earnest.hiring.queries.standing import (
    Pair,
    counts_towards_limit,
    earlier_states,
    quotes_of,
    sent_before,
    standing_from,
)
from earnest.hiring.rules import (
    Quoted,
    fingerprint,
    price_to_pay,
    subject_of,
    undo_ends_at,
    what_is_lacking,
    why_not_apply,
    why_not_look_up,
)
from earnest.jobs.models import Job
from earnest.jobs.rules import FreelancerFacts, judge_qualifications, missed_count
from earnest.ledger.actions import move_connects
from earnest.ledger.rules import Outcome, Spend
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from earnest.rulebook.queries import rulebook_at


@dataclass(frozen=True, slots=True)
class ProposalRequest:
    """One application. `key` makes it happen once; `asked_cents` is what the freelancer asks for.

    `price_seen` is the price in Connects that the person agreed to; more is never taken.
    """

    freelancer_id: int
    job_id: int
    key: str
    letter: str
    asked_cents: int | None
    answers: Sequence[str] = ()
    price_seen: int | None = None

    @property
    def pair(self) -> Pair:
        return self.freelancer_id, self.job_id

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.job_id, self.letter, self.asked_cents, self.answers)


@dataclass(frozen=True, slots=True)
class Sent:
    """A proposal that was sent; `is_replay` when the same key had sent it before."""

    proposal: Proposal
    is_replay: bool = False


Answer = Sent | Refused


def submit_proposal(request: ProposalRequest, *, at: datetime) -> Sent:
    """Send one proposal; raises the refusal that `submit_proposals` would answer with."""
    answer = submit_proposals([request], at=at)[0]
    if isinstance(answer, Refused):
        raise answer
    return answer


@transaction.atomic
def submit_proposals(requests: Sequence[ProposalRequest], *, at: datetime) -> list[Answer]:
    """Send many proposals at once; one answer each, in order; one refused is refused alone.

    Locks the jobs, then the people, each in id order, then (in the ledger) the wallets: a close
    at the same moment comes wholly before or wholly after. A key that has sent a proposal answers
    with it again (`key_reused` if it now stands for something else); a refused request uses up
    nothing. Refuses, in this order: what `why_not_look_up` refuses, key_reused, unknown_job, what
    `why_not_apply`, `price_to_pay` and `what_is_lacking` refuse, insufficient_connects. Raises
    `too_many` over the rulebook's batch.
    """
    limit = rulebook_at(at).limits.batch
    if len(requests) > limit:
        raise Refused("too_many", limit=limit)
    return _Batch(requests, at).answered() if requests else []


class _Batch:
    """The rows that a batch of requests needs, locked, and the answers as they come about."""

    def __init__(self, requests: Sequence[ProposalRequest], at: datetime) -> None:
        self.requests, self.at, self.book = requests, at, rulebook_at(at)
        self.answers: dict[int, Answer] = {}
        for place, one in enumerate(requests):
            if refusal := why_not_look_up(one.freelancer_id, one.job_id, one.key):
                self.answers[place] = Refused(refusal[0], **refusal[1])
        known = [one for place, one in enumerate(requests) if place not in self.answers]
        self.jobs = locked_jobs({one.job_id for one in known})
        self.people = locked_people({one.freelancer_id for one in known})
        pairs = {one.pair for one in known}
        self.earlier = earlier_states(pairs)
        self.sent = sent_before([(one.freelancer_id, one.key) for one in known])
        self.quotes = quotes_of(pairs)
        limited = {job.id for job in self.jobs.values() if job.proposal_limit is not None}
        self.counts = counts_towards_limit(limited)

    def answered(self) -> list[Answer]:
        """Pass over the requests until each has its answer.

        One that depends on another of the same batch (its key, its job, the job's last place)
        waits for the next pass, when it is known whether the other could be paid.
        """
        waiting = [place for place in range(len(self.requests)) if place not in self.answers]
        while waiting:
            ready: dict[int, Proposal] = {}
            claims = _Claims()
            late: list[int] = []
            for place in waiting:
                verdict = self._judged(self.requests[place], claims)
                if verdict == "wait":
                    late.append(place)
                elif isinstance(verdict, Proposal):
                    ready[place] = verdict
                else:
                    self.answers[place] = verdict
            self._pay(ready)
            waiting = late
        return [self.answers[place] for place in range(len(self.requests))]

    def _judged(
        self, request: ProposalRequest, claims: "_Claims"
    ) -> Answer | Proposal | Literal["wait"]:
        before = self.sent.get((request.freelancer_id, request.key))
        if before is not None:
            return _replayed(before, request)
        job = self.jobs.get(request.job_id)
        person = self.people.get(request.freelancer_id)
        if job is None or person is None:
            return Refused("unknown_job" if job is None else "not_a_freelancer")
        if claims.stands_in_the_way_of(request, job, self.counts.get(job.id, 0)):
            return "wait"
        try:
            proposal = self._written(request, person, job)
        except Refused as refused:
            return refused
        claims.add(request)
        return proposal

    def _written(self, request: ProposalRequest, person: Person, job: Job) -> Proposal:
        """The proposal as it would be, not yet paid; raises the first refusal."""
        standing = standing_from(
            person,
            job,
            earlier=self.earlier.get(request.pair, ""),
            proposal_count=self.counts.get(job.id, 0),
        )
        if refusal := why_not_apply(standing, self.at):
            raise Refused(refusal[0], **refusal[1])
        assert job.price is not None, "a job that can be applied for has a price"
        quote = self.quotes.get(request.pair)
        quoted = Quoted(quote.price, quote.good_until) if quote else None
        price = price_to_pay(quoted, job.price, request.price_seen, self.at)
        if isinstance(price, tuple):
            raise Refused(price[0], **price[1])
        lacking = what_is_lacking(
            request.letter, request.asked_cents, request.answers, len(job.questions)
        )
        if lacking:
            raise Refused(lacking[0], **lacking[1])
        assert quote is not None
        proposal = self._proposal(request, price, quote)
        facts = FreelancerFacts(level=person.level, country=person.country)
        proposal.missed_count = missed_count(judge_qualifications(job.qualifications, facts))
        return proposal

    def _proposal(self, request: ProposalRequest, price: int, quote: Quote) -> Proposal:
        assert request.asked_cents is not None
        return Proposal(
            freelancer_id=request.freelancer_id,
            job_id=request.job_id,
            key=request.key,
            fingerprint=request.fingerprint,
            letter=request.letter,
            asked_cents=request.asked_cents,
            answers=list(request.answers),
            price=price,
            quoted_price=quote.price,
            quote_version=quote.rulebook_version,
            rulebook_version=self.book.version,
            submitted_at=self.at,
            undo_until=undo_ends_at(self.at, self.book.proposals.undo_minutes),
        )

    def _pay(self, ready: dict[int, Proposal]) -> None:
        """Spend what the ready ones cost and write down those that were paid."""
        for proposal, number in zip(ready.values(), _new_ids(len(ready)), strict=True):
            proposal.id = number
        unpaid = _unpaid([proposal for proposal in ready.values() if proposal.price], self.at)
        written: list[Proposal] = []
        for place, proposal in ready.items():
            if (refused := unpaid.get(proposal.id)) is not None:
                self.answers[place] = refused
                continue
            written.append(proposal)
            self.answers[place] = Sent(proposal)
            self._remember(proposal)
        Proposal.objects.bulk_create(written)
        _delete_quotes([self.quotes.pop((one.freelancer_id, one.job_id)).id for one in written])

    def _remember(self, proposal: Proposal) -> None:
        pair = proposal.freelancer_id, proposal.job_id
        self.earlier[pair] = proposal.state
        self.sent[proposal.freelancer_id, proposal.key] = proposal
        self.counts[proposal.job_id] = self.counts.get(proposal.job_id, 0) + 1


class _Claims:
    """What the requests of one pass will take if they can be paid."""

    def __init__(self) -> None:
        self.keys: set[tuple[int, str]] = set()
        self.pairs: set[Pair] = set()
        self.places: dict[int, int] = {}

    def stands_in_the_way_of(self, request: ProposalRequest, job: Job, count: int) -> bool:
        if (request.freelancer_id, request.key) in self.keys or request.pair in self.pairs:
            return True
        claimed = self.places.get(job.id, 0)
        limit = job.proposal_limit
        return limit is not None and claimed > 0 and count < limit <= count + claimed

    def add(self, request: ProposalRequest) -> None:
        self.keys.add((request.freelancer_id, request.key))
        self.pairs.add(request.pair)
        self.places[request.job_id] = self.places.get(request.job_id, 0) + 1


def _replayed(before: Proposal, request: ProposalRequest) -> Answer:
    if before.fingerprint != request.fingerprint:
        return Refused("key_reused")
    return Sent(before, is_replay=True)


def _delete_quotes(ids: Sequence[int]) -> None:
    Quote.objects.filter(has_one_of(ids)).delete()


def _new_ids(count: int) -> list[int]:
    """Ids that nothing else will ever have, so that a spend can name its proposal first."""
    sql = """
        SELECT nextval(pg_get_serial_sequence('hiring_proposal', 'id'))
          FROM generate_series(1, %s::int)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [count])
        return [number for (number,) in cursor.fetchall()]


def _unpaid(proposals: Sequence[Proposal], at: datetime) -> dict[int, Refused]:
    """Spend what these cost; note the entries; the refusals, by the proposal's id.

    A price of 0 is nobody's entry and never comes here (B26).
    """
    spends = [
        Spend(
            owner=wallet_owner(proposal.freelancer_id),
            subject=subject_of(proposal.id),
            connects=proposal.price,
            reason="application",
        )
        for proposal in proposals
    ]
    refused: dict[int, Refused] = {}
    for proposal, outcome in zip(proposals, move_connects(spends, at=at), strict=True):
        if outcome.refusal is None:
            proposal.entry_number = outcome.number
        else:
            refused[proposal.id] = _unaffordable(proposal, outcome)
    return refused


def _unaffordable(proposal: Proposal, outcome: Outcome) -> Refused:
    """Who has no wallet yet has 0 Connects; that is all a freelancer wants to know of it."""
    assert outcome.refusal is not None
    if outcome.refusal == "unknown_wallet":
        return Refused("insufficient_connects", needed=proposal.price, balance=0)
    return Refused(outcome.refusal, **outcome.facts)
