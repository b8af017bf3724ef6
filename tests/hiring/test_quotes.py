"""B3: the price that was shown when the form was opened is the most that is paid."""

from datetime import timedelta
from typing import Any

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.actions import delete_draft, open_quote, open_quotes, submit_proposal
from earnest.hiring.models import Proposal, Quote
from earnest.jobs.actions import change_price
from earnest.people.models import Person
from tests.hiring import make as hiring
from tests.make import AT, adopt

DAY = timedelta(hours=24)
INSTANT = timedelta(microseconds=1)


def test_opening_the_form_quotes_price_version_and_a_day(alice: Person, acme: Person) -> None:
    quote = open_quote(alice.id, hiring.job(acme, price=4).id, at=AT)
    assert (quote.price, quote.rulebook_version) == (4, 1)
    assert (quote.made_at, quote.good_until) == (AT, AT + DAY)


def test_opening_it_again_keeps_the_quote_and_does_not_lengthen_it(
    alice: Person, acme: Person
) -> None:
    job = hiring.job(acme, price=4)
    first = open_quote(alice.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    again = open_quote(alice.id, job.id, at=AT + DAY - INSTANT)
    assert (again.id, again.price, again.good_until) == (first.id, 4, AT + DAY)


def test_after_its_end_opening_the_form_quotes_anew(alice: Person, acme: Person) -> None:
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    assert open_quote(alice.id, job.id, at=AT + DAY).price == 6
    assert Quote.objects.count() == 1


@pytest.mark.parametrize(("now", "paid"), [(6, 4), (2, 2)])
def test_sending_pays_the_lower_of_quote_and_current_price(
    alice: Person, acme: Person, now: int, paid: int
) -> None:
    hiring.fund(alice, 40)
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=now, at=AT)
    sent = submit_proposal(hiring.request(alice, job), at=AT).proposal
    assert (sent.price, sent.quoted_price) == (paid, 4)
    assert hiring.balance(alice) == 40 - paid


def test_an_ended_quote_is_refused_with_the_new_price(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 40)
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    with pytest.raises(Refused) as refused:
        submit_proposal(hiring.request(alice, job), at=AT + DAY)
    assert refused.value.name == "quote_expired"
    assert "4 Connects" in refused.value.sentence
    assert "6 now" in refused.value.sentence
    assert hiring.balance(alice) == 40


def test_two_tabs_never_pay_more_than_the_one_that_sends_has_shown(
    alice: Person, acme: Person
) -> None:
    hiring.fund(alice, 40)
    job = hiring.job(acme, price=4)
    open_quote(alice.id, job.id, at=AT)
    change_price(job.id, person_id=acme.id, price=6, at=AT)
    open_quote(alice.id, job.id, at=AT + DAY)
    with pytest.raises(Refused, match="price_changed"):
        submit_proposal(hiring.request(alice, job, price_seen=4), at=AT + DAY)
    assert not Proposal.objects.exists()


def test_sending_and_deleting_the_draft_end_the_quote(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 40)
    sent, thrown = hiring.job(acme), hiring.job(acme)
    hiring.proposal(alice, sent)
    open_quote(alice.id, thrown.id, at=AT)
    delete_draft(alice.id, thrown.id)
    assert not Quote.objects.exists()
    with pytest.raises(Refused, match="no_quote"):
        submit_proposal(hiring.request(alice, thrown), at=AT)


def test_nobody_gets_a_quote_for_what_they_cannot_apply_for(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 40)
    job = hiring.job(acme)
    hiring.proposal(alice, job)
    for person_id, job_id, name in [
        (alice.id, job.id, "already_applied"),
        (acme.id, job.id, "not_a_freelancer"),
        (alice.id, 0, "unknown_job"),
    ]:
        with pytest.raises(Refused, match=name):
            open_quote(person_id, job_id, at=AT)
    assert not Quote.objects.exists()


def test_how_long_a_quote_lasts_is_the_rulebooks(alice: Person, acme: Person) -> None:
    adopt({"proposals.quote_hours": 2}, in_force_at=AT)
    quote = open_quote(alice.id, hiring.job(acme).id, at=AT)
    assert quote.good_until == AT + timedelta(hours=2)


def test_of_many_quotes_each_has_its_answer_in_order_and_one_refused_is_refused_alone(
    alice: Person, bob: Person, acme: Person
) -> None:
    cheap, dear = hiring.job(acme, price=2), hiring.job(acme, price=6)
    first = open_quote(alice.id, cheap.id, at=AT)
    pairs = [
        (bob.id, dear.id),
        (acme.id, cheap.id),
        (alice.id, cheap.id),
        (alice.id, 0),
        (0, dear.id),
        (bob.id, dear.id),
    ]
    answers = open_quotes(pairs, at=AT + DAY - INSTANT)
    said = [one.name if isinstance(one, Refused) else one.price for one in answers]
    assert said == [6, "not_a_freelancer", 2, "unknown_job", "unknown_person", 6]
    again = answers[2]
    assert isinstance(again, Quote)
    assert (again.id, again.good_until) == (first.id, AT + DAY)
    assert Quote.objects.count() == 2


def test_many_quotes_take_no_more_round_trips_than_one(
    alice: Person, bob: Person, acme: Person, django_assert_max_num_queries: Any
) -> None:
    jobs = [hiring.job(acme, price=2) for _ in range(5)]
    with django_assert_max_num_queries(10):
        open_quotes([(who.id, job.id) for who in (alice, bob) for job in jobs], at=AT)
