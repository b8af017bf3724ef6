"""JobToPost a job and changing its price (A15, A20)."""

from datetime import timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.jobs.actions import (
    JobToPost,
    change_price,
    mark_job_closed,
    mark_jobs_expired,
    post_job,
    post_jobs,
)
from earnest.jobs.models import Job, JobPrice
from earnest.jobs.queries import price_history
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests.jobs.make import draft, job
from tests.make import AT, adopt


def test_a_posted_job_is_open_for_thirty_days_and_keeps_what_was_said(acme: Person) -> None:
    wanted = (Qualification("level", "expert"),)
    made = post_job(acme.id, draft(qualifications=wanted, title=" A logo "), at=AT)
    kept = Job.objects.get(id=made.id)
    assert (kept.state, kept.posted_at, kept.expires_at) == ("open", AT, AT + timedelta(days=30))
    assert (kept.title, kept.skills) == ("A logo", ["Logo design", "SVG"])
    assert kept.qualifications == [{"kind": "level", "wanted": "expert"}]
    assert (kept.budget_cents, kept.price, kept.is_imported) == (300_00, 4, False)


def test_the_same_key_posts_once_and_answers_with_the_same_job(acme: Person) -> None:
    first = post_job(acme.id, draft(), at=AT, key="k1")
    again = post_job(acme.id, draft(), at=AT, key="k1")
    both = post_jobs([JobToPost(acme.id, draft(), "k2"), JobToPost(acme.id, draft(), "k2")], at=AT)
    assert again.id == first.id
    assert len({one.id for one in both if isinstance(one, Job)}) == 1
    assert post_job(acme.id, draft(), at=AT).id != first.id
    assert Job.objects.count() == 3


def test_how_long_a_job_is_open_and_what_it_may_cost_is_the_rulebooks(acme: Person) -> None:
    adopt({"jobs.open_days": 10, "jobs.price_max": 8}, in_force_at=AT)
    made = job(acme, price=8)
    assert made.expires_at == AT + timedelta(days=10)


def test_whoever_is_no_client_posts_nothing(alice: Person) -> None:
    with pytest.raises(Refused, match="not_a_client"):
        job(alice)
    assert not Job.objects.exists()


def test_a_suspended_client_posts_nothing(acme: Person) -> None:
    acme.is_active = False
    acme.save()
    with pytest.raises(Refused, match="not_a_client"):
        job(acme)


def test_a_faulty_draft_is_refused_with_its_first_fault_and_writes_nothing(acme: Person) -> None:
    with pytest.raises(Refused) as refused:
        job(acme, price=7, title="")
    assert refused.value.name == "job_title_missing"
    assert (Job.objects.count(), JobPrice.objects.count()) == (0, 0)


def test_of_many_one_refused_is_refused_alone(acme: Person, alice: Person) -> None:
    answers = post_jobs(
        [
            JobToPost(acme.id, draft()),
            JobToPost(alice.id, draft()),
            JobToPost(acme.id, draft(price=0)),
            JobToPost(acme.id, draft(title="Second")),
        ],
        at=AT,
    )
    names = [one.name if isinstance(one, Refused) else one.title for one in answers]
    assert names == ["A logo for a bakery", "not_a_client", "job_price_out_of_range", "Second"]
    assert Job.objects.count() == 2


def test_every_price_a_job_had_stays_in_its_history(acme: Person) -> None:
    made = job(acme, price=4)
    change_price(made.id, person_id=acme.id, price=6, at=AT + timedelta(days=1))
    change_price(made.id, person_id=acme.id, price=6, at=AT + timedelta(days=2))
    assert Job.objects.get().price == 6
    history = [(row.price, row.from_at) for row in price_history(made.id)]
    assert history == [(6, AT + timedelta(days=1)), (4, AT)]


def test_another_price_is_refused_in_this_order(acme: Person, nils: Person) -> None:
    made = job(acme)

    def refusal(job_id: int, person: Person, price: int) -> str:
        with pytest.raises(Refused) as refused:
            change_price(job_id, person_id=person.id, price=price, at=AT)
        return refused.value.name

    assert refusal(0, nils, 99) == "unknown_job"
    assert refusal(made.id, nils, 99) == "not_your_job"
    assert refusal(made.id, acme, 0) == "job_price_out_of_range"
    mark_job_closed(made, reason="without_hire", at=AT)
    assert refusal(made.id, acme, 99) == "job_not_open"
    assert JobPrice.objects.count() == 1


def test_a_job_that_has_expired_keeps_its_price(acme: Person) -> None:
    made = job(acme)
    with pytest.raises(Refused, match="job_not_open"):
        change_price(made.id, person_id=acme.id, price=5, at=AT + timedelta(days=30))


def test_a_removal_after_the_close_keeps_the_moment_of_the_close(acme: Person) -> None:
    made = job(acme)
    mark_job_closed(made, reason="expired", at=AT)
    mark_job_closed(made, reason="removed", at=AT + timedelta(days=1))
    kept = Job.objects.get()
    assert (kept.state, kept.closed_reason, kept.closed_at) == ("closed", "removed", AT)


def test_jobs_that_ran_out_are_closed_at_their_own_moments(acme: Person) -> None:
    first, second, closed = job(acme), job(acme, at=AT + timedelta(hours=1)), job(acme)
    mark_job_closed(closed, reason="without_hire", at=AT)
    mark_jobs_expired([first.id, second.id, closed.id])
    kept = Job.objects.order_by("id").values_list("closed_reason", "closed_at")
    assert list(kept) == [
        ("expired", AT + timedelta(days=30)),
        ("expired", AT + timedelta(days=30, hours=1)),
        ("without_hire", AT),
    ]
