"""What each side may read of proposals, and in which order."""

from datetime import timedelta

import pytest

from earnest.base.refusals import Refused
from earnest.hiring.actions import (
    close_job,
    decline_proposal,
    mark_viewed,
    open_quote,
    remove_job,
    undo_proposal,
)
from earnest.hiring.queries import (
    Activity,
    activity_of_jobs,
    drafts_of,
    jobs_for_staff,
    proposal_for,
    proposals_of_freelancer,
    proposals_of_job,
    recent_removals,
    return_of_job,
    totals_of_freelancer,
)
from earnest.jobs.rules import Qualification
from earnest.people.models import Person
from tests.hiring import make as hiring
from tests.make import AT


def test_a_proposal_is_read_by_its_two_sides_and_staff_and_by_nobody_else(
    alice: Person, bob: Person, acme: Person, nils: Person, sam: Person
) -> None:
    hiring.fund(alice, 10)
    sent = hiring.proposal(alice, hiring.job(acme))
    for reader in (alice, acme):
        assert proposal_for(sent.id, person_id=reader.id, is_staff=False) == sent
    assert proposal_for(sent.id, person_id=sam.id, is_staff=True) == sent
    for stranger in (bob, nils):
        with pytest.raises(Refused, match="unknown_proposal"):
            proposal_for(sent.id, person_id=stranger.id, is_staff=False)


def test_what_was_undone_is_gone_for_the_client(alice: Person, acme: Person) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme)
    sent = hiring.proposal(alice, job)
    undo_proposal(sent.id, person_id=alice.id, at=AT)
    assert proposal_for(sent.id, person_id=alice.id, is_staff=False).state == "undone"
    with pytest.raises(Refused, match="unknown_proposal"):
        proposal_for(sent.id, person_id=acme.id, is_staff=False)
    assert proposals_of_job(job.id, person_id=acme.id).proposals == []
    assert activity_of_jobs([job.id]) == {job.id: Activity()}


def test_a22_who_misses_a_qualification_stands_after_all_who_meet_them(
    alice: Person, bob: Person, acme: Person
) -> None:
    job = hiring.job(acme, qualifications=[Qualification("level", "expert")])
    for person in (alice, bob):
        hiring.fund(person, 10)
        hiring.proposal(person, job)
    listed = proposals_of_job(job.id, person_id=acme.id).proposals
    assert [one.freelancer_id for one in listed] == [bob.id, alice.id]


def test_pages_of_a_jobs_proposals_leave_nobody_out(acme: Person) -> None:
    job = hiring.job(acme, qualifications=[Qualification("level", "expert")])
    people = hiring.applicants(job, 7)
    seen, mark = [], ""
    while True:
        page = proposals_of_job(job.id, person_id=acme.id, mark=mark, limit=3)
        seen += [one.freelancer_id for one in page.proposals]
        if page.next_mark is None:
            break
        mark = page.next_mark
    assert seen == [one.id for one in people]


@pytest.mark.parametrize(
    "mark", ["x", "1.x", "9" * 30, ".", "9999999999999999999999.1", "1.2.3", "²"]
)
def test_a_mark_that_is_none_shows_the_first_page(alice: Person, acme: Person, mark: str) -> None:
    hiring.fund(alice, 10)
    job = hiring.job(acme)
    sent = hiring.proposal(alice, job)
    assert proposals_of_job(job.id, person_id=acme.id, mark=mark).proposals == [sent]
    assert proposals_of_freelancer(alice.id, mark=mark).proposals == [sent]


def test_only_the_client_lists_a_jobs_proposals(alice: Person, acme: Person, nils: Person) -> None:
    job = hiring.job(acme)
    for stranger in (alice, nils):
        with pytest.raises(Refused, match="not_your_job"):
            proposals_of_job(job.id, person_id=stranger.id)
    with pytest.raises(Refused, match="unknown_job"):
        proposals_of_job(0, person_id=acme.id)


def test_my_proposals_are_mine_newest_first_and_by_state(
    alice: Person, bob: Person, acme: Person
) -> None:
    for person in (alice, bob):
        hiring.fund(person, 30)
    jobs = [hiring.job(acme, price=price) for price in (2, 3, 4)]
    first, second, third = (hiring.proposal(alice, job) for job in jobs)
    hiring.proposal(bob, jobs[0])
    undo_proposal(third.id, person_id=alice.id, at=AT)
    mine = proposals_of_freelancer(alice.id)
    assert mine.proposals == [third, second, first]
    assert proposals_of_freelancer(alice.id, state="undone").proposals == [third]
    page = proposals_of_freelancer(alice.id, limit=2)
    assert proposals_of_freelancer(alice.id, mark=page.next_mark or "").proposals == [first]
    totals = totals_of_freelancer(alice.id)
    assert (totals.count, totals.spent, totals.returned) == (3, 9, 4)
    assert totals.by_state == {"submitted": 2, "undone": 1}


def test_drafts_are_forms_whose_price_is_still_good(alice: Person, acme: Person) -> None:
    quote = open_quote(alice.id, hiring.job(acme).id, at=AT)
    assert drafts_of(alice.id, at=AT) == [quote]
    assert drafts_of(alice.id, at=AT + timedelta(hours=24)) == []
    close_job(quote.job_id, person_id=acme.id, at=AT)
    assert drafts_of(alice.id, at=AT) == []


def test_a21_activity_counts_proposals_openings_and_when_the_client_was_there(
    alice: Person, bob: Person, acme: Person
) -> None:
    job, other = hiring.job(acme), hiring.job(acme)
    for person in (alice, bob):
        hiring.fund(person, 10)
    first, second = hiring.proposal(alice, job), hiring.proposal(bob, job)
    later = AT + timedelta(hours=2)
    mark_viewed(first.id, person_id=acme.id, at=AT)
    decline_proposal(second.id, person_id=acme.id, at=later)
    assert activity_of_jobs([job.id, other.id]) == {
        job.id: Activity(2, 1, 1, later),
        other.id: Activity(),
    }


def test_how_far_a_return_is_is_told_to_the_client_and_staff_alone(
    alice: Person, acme: Person, sam: Person, nils: Person
) -> None:
    job = hiring.job(acme)
    done = close_job(job.id, person_id=acme.id, at=AT)
    assert return_of_job(job.id, person_id=acme.id, is_staff=False) == done
    assert return_of_job(job.id, person_id=sam.id, is_staff=True) == done
    for stranger in (alice, nils):
        with pytest.raises(Refused, match="unknown_return"):
            return_of_job(job.id, person_id=stranger.id, is_staff=False)


def test_staff_find_every_job_until_it_is_removed(acme: Person, sam: Person) -> None:
    logo, site = hiring.job(acme), hiring.job(acme, title="Web site", description="Five pages.")
    close_job(site.id, person_id=acme.id, at=AT)
    assert jobs_for_staff().jobs == [site, logo]
    assert jobs_for_staff(text="bakery").jobs == [logo]
    assert jobs_for_staff(mark=str(site.id)).jobs == [logo]
    removed = remove_job(logo.id, person_id=sam.id, cause="terms", at=AT)
    assert jobs_for_staff().jobs == [site]
    assert recent_removals() == [removed]
