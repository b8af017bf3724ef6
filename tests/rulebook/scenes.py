"""Scenes from the built product, each played under the rulebook in force and put into words.

What a scene returns is what people can see of it: pages, refusals, receipts and postings.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import time_machine
from django.test import Client
from django.urls import reverse

from earnest.base.refusals import Refused
from earnest.billing.actions import give_allowances, welcome_person
from earnest.hiring.actions import (
    close_job,
    decline_proposal,
    expire_jobs,
    open_quote,
    remove_job,
    submit_proposal,
    undo_proposal,
    withdraw_proposal,
)
from earnest.hiring.models import Proposal
from earnest.jobs.actions import change_price
from earnest.jobs.models import Job
from earnest.ledger.actions import move_connects
from earnest.ledger.queries import history, wallet_view
from earnest.ledger.rules import Grant, Hold, Request
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make
from tests.hiring import make as hiring
from tests.make import AT

Words = list[str]
DAY = timedelta(days=1)


def page(
    person: Person | None,
    name: str,
    *ids: int,
    at: datetime = AT,
    typed: dict[str, str] | None = None,
) -> str:
    """The text of a page as somebody reads it at that moment; with `typed` it is posted.

    Numbers that the database counts up are left out: they differ each time it is played.
    """
    with time_machine.travel(at, tick=False):
        client, address = Client(), reverse(name, args=ids)
        if person is not None:
            client.force_login(person)
        answer = client.post(address, typed) if typed else client.get(address)
    html = re.sub(r"<(script|style|head)\b.*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    return re.sub(r"\bA\d+\b", "A", words)


def refused_or_done(change: Callable[[], object]) -> str:
    try:
        change()
    except Refused as refused:
        return refused.sentence
    return "done"


def wallet_of(person: Person, *, at: datetime) -> Words:
    """Every movement with its lots, and what is left where."""
    owner = wallet_owner(person.id)
    rows = [
        f"{row.kind} {row.change} {row.reason} {[lot.expires_at for lot in row.lots]}"
        for row in history(owner)
    ]
    lots = [
        f"{lot.source} {lot.remaining} of {lot.size} until {lot.expires_at}"
        for lot in wallet_view(owner, at=at).lots
    ]
    return [*rows, "spent first to last:", *lots]


def joining() -> Words:
    """Somebody confirms their address; a month goes by."""
    ann = make.person("ann", is_freelancer=True)
    welcome_person(ann.id, at=AT)
    first = wallet_of(ann, at=AT)
    give_allowances(at=AT + 31 * DAY)
    return [*first, *wallet_of(ann, at=AT + 31 * DAY), page(ann, "membership")]


def reading() -> Words:
    """A visitor reads what it is about and how to sign up."""
    return [page(None, name) for name in ("home", "help", "account_signup")]


def posting() -> Words:
    """A client asks for suggestions, reviews a job, and posts at the edges of the range."""
    acme = make.person("acme", is_client=True)
    said = {"title": "A logo", "description": "Three drafts, one finished.", "level": "expert"}
    ready = {"kind": "fixed", "budget": "300", "price": "4", "step": "review"}
    asked = [{"kind": "fixed", "budget": budget} for budget in ("20", "60", "900", "")]
    lengths = ("under_1_month", "1_to_3_months", "3_to_6_months", "over_6_months", "")
    asked += [{"kind": "hourly", "duration": length} for length in lengths]
    suggested = [page(acme, "post_job", typed={"step": "change", **said, **one}) for one in asked]
    review = page(acme, "post_job", typed={**said, **ready})
    posted = [
        refused_or_done(lambda price=price: hiring.job(acme, price=price))  # type: ignore[misc]
        for price in (0, 1, 2, 6, 7, 8)
    ]
    return [*suggested, review, *posted, *[f"until {job.expires_at}" for job in Job.objects.all()]]


def applying() -> Words:
    """The form makes a quote; the price rises; somebody sends late; one takes it back in time."""
    acme, ann, bob = (
        make.person(name, is_freelancer=name != "acme", is_client=name == "acme")
        for name in ("acme", "ann", "bob")
    )
    hiring.fund(ann, 20)
    hiring.fund(bob, 20)
    job = hiring.job(acme, price=2)
    forms = [page(ann, "apply", job.id), page(acme, "job_price", job.id)]
    open_quote(bob.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=4, at=AT + DAY / 48)
    late = [AT + hours * DAY / 24 for hours in (20, 25)]
    sent = [
        refused_or_done(lambda at=at, who=who: submit_proposal(hiring.request(who, job), at=at))  # type: ignore[misc]
        for who, at in zip((ann, bob), late, strict=True)
    ]
    mine = Proposal.objects.get(freelancer=ann)
    receipt = page(ann, "receipt", mine.id, at=late[0])
    undone = refused_or_done(
        lambda: undo_proposal(mine.id, person_id=ann.id, at=late[0] + timedelta(minutes=10.5))
    )
    return [*forms, *sent, receipt, undone, *wallet_of(ann, at=late[0])]


def ending() -> Words:
    """Jobs and proposals end in every way there is, after the lots have nearly run out."""
    acme = make.person("acme", is_client=True)
    sam = make.person("sam", is_staff=True)
    ann = make.person("ann", is_freelancer=True)
    hiring.fund(ann, 60, days=45)
    jobs = [hiring.job(acme, price=3) for _ in range(5)]
    closed, removed, declined, withdrawn, _expired = (hiring.proposal(ann, job) for job in jobs)
    at = AT + 20 * DAY
    offers = [
        page(ann, "apply", hiring.job(acme, price=3, at=AT).id),
        page(ann, "receipt", closed.id),
    ]
    decline_proposal(declined.id, person_id=acme.id, at=at)
    withdraw_proposal(withdrawn.id, person_id=ann.id, at=at)
    close_job(closed.job_id, person_id=acme.id, at=at)
    remove_job(removed.job_id, person_id=sam.id, cause="terms", at=at)
    expire_jobs(at=AT + 40 * DAY)
    return [*offers, *wallet_of(ann, at=AT + 40 * DAY)]


def limits() -> Words:
    """What the ledger takes at once."""
    owner = "person:1"
    grants = [Grant(owner=owner, subject=f"staff:{n}", connects=40) for n in (1, 2)]
    large = Grant(owner=owner, subject="staff:3", connects=1_000_001)
    hold = Hold(owner=owner, subject="boost:1", connects=1, until=AT + 30.5 * DAY)
    requests: list[Request] = [*grants, large, hold]
    answers = [move_connects([one], at=AT)[0] for one in requests]
    answers += move_connects([large] * 10_001, at=AT)[:1]
    return [f"{one.refusal} {one.facts} {one.balance}" for one in answers]
