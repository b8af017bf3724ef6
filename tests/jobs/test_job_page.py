"""What one reader sees of one job (A21), and what a client sees of the own ones."""

from datetime import timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.jobs.actions import mark_job_closed
from earnest.jobs.models import Job
from earnest.jobs.queries import job_page, jobs_of_client
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests.jobs.make import job
from tests.make import AT


def test_the_page_judges_each_qualification_against_the_reader(acme: Person, alice: Person) -> None:
    wanted = (Qualification("level", "expert"), Qualification("other", "Owns a kiln"))
    made = job(acme, qualifications=wanted)
    page = job_page(made.id, viewer=alice, at=AT)
    assert [one.is_met for one in page.qualifications] == [False, None]
    visitor = job_page(made.id, viewer=None, at=AT)
    assert [one.is_met for one in visitor.qualifications] == [None, None]


def test_the_page_counts_the_clients_jobs(acme: Person, alice: Person) -> None:
    first, made = job(acme), job(acme)
    mark_job_closed(first, reason="without_hire", at=AT)
    client = job_page(made.id, viewer=alice, at=AT).client
    assert client is not None
    assert (client.name, client.joined_at) == ("Acme", AT)
    assert (client.posted_count, client.open_count, client.closed_without_hire_count) == (2, 1, 1)


def test_the_page_knows_its_own_client_and_when_it_is_over(acme: Person, nils: Person) -> None:
    made = job(acme)
    assert job_page(made.id, viewer=acme, at=AT).is_own
    assert not job_page(made.id, viewer=nils, at=AT).is_own
    assert not job_page(made.id, viewer=None, at=AT).is_own
    assert job_page(made.id, viewer=None, at=AT).is_open
    assert not job_page(made.id, viewer=None, at=AT + timedelta(days=30)).is_open


def test_a_draft_is_unknown_to_all_but_its_client(acme: Person, nils: Person) -> None:
    made = Job.objects.create(client=acme, title="Later", kind="fixed")
    assert job_page(made.id, viewer=acme, at=AT).job.title == "Later"
    for stranger in (nils, None):
        with pytest.raises(Refused, match="unknown_job"):
            job_page(made.id, viewer=stranger, at=AT)


def test_a_job_that_is_not_there_is_unknown(db: None) -> None:
    with pytest.raises(Refused, match="unknown_job"):
        job_page(1, viewer=None, at=AT)


def test_a_client_sees_open_jobs_before_closed_ones_and_no_one_elses(
    acme: Person, nils: Person
) -> None:
    old, new = job(acme, title="old"), job(acme, title="new", at=AT + timedelta(hours=1))
    closed = job(acme, title="closed", at=AT + timedelta(hours=2))
    mark_job_closed(closed, reason="expired", at=AT)
    job(nils, title="other")
    assert [one.id for one in jobs_of_client(acme.id)] == [new.id, old.id, closed.id]
