"""The month's Connects: each on their own day, once per period, whatever happens."""

from datetime import UTC, date, datetime, timedelta

import pytest

from earnest.billing.actions import AllowanceCount, give_allowances, welcome_person
from earnest.billing.models import Membership
from earnest.ledger.queries import balance_of, history, wallet_view
from earnest.people.models import Person
from earnest.people.rules import wallet_owner
from tests import make

pytestmark = pytest.mark.django_db
AT = make.AT


def on(day: str, hour: int = 0) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def join(name: str, at: datetime) -> Person:
    person = make.person(name, is_freelancer=True, at=at)
    welcome_person(person.id, at=at)
    return person


def periods_of(person: Person) -> list[str]:
    rows = history(wallet_owner(person.id))
    subjects = [row.subject for row in reversed(rows) if row.kind == "grant"]
    return [subject.split(":")[-1] for subject in subjects if subject.startswith("allowance")]


def test_nothing_comes_before_the_day_and_10_come_from_midnight_utc_on() -> None:
    ann = join("ann", on("2026-03-20", 9))
    assert give_allowances(at=on("2026-04-20") - timedelta(seconds=1)).given == 0
    assert give_allowances(at=on("2026-04-20")) == AllowanceCount(given=1, refused=0)
    assert give_allowances(at=on("2026-04-20", 23)).given == 0
    assert periods_of(ann) == ["2026-03-20", "2026-04-20"]
    assert balance_of(wallet_owner(ann.id), at=on("2026-04-20")) == 60


def test_the_31st_falls_on_the_last_day_of_a_shorter_month() -> None:
    ann = join("ann", on("2026-01-31"))
    day = date(2026, 2, 1)
    while day < date(2026, 6, 2):
        give_allowances(at=on(day.isoformat()))
        day += timedelta(days=1)
    assert periods_of(ann) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_missed_periods_are_each_made_up_once_and_live_from_the_day_they_are_given() -> None:
    ann = join("ann", on("2026-01-31"))
    late = on("2026-05-02", 8)
    assert give_allowances(at=late).given == 3
    assert give_allowances(at=late).given == 0
    assert periods_of(ann) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    lots = wallet_view(wallet_owner(ann.id), at=late).lots
    made_up = [lot.expires_at for lot in lots if lot.granted_at == late]
    assert made_up == [late + timedelta(days=365)] * 3


def test_people_who_joined_on_other_days_are_given_on_theirs() -> None:
    people = [join(f"p{day}", on(f"2026-03-{day}")) for day in (10, 15, 20)]
    assert give_allowances(at=on("2026-04-15", 12)).given == 2
    assert [len(periods_of(person)) for person in people] == [2, 2, 1]


@pytest.mark.parametrize("chunk", [1, 2, 3, 1000])
def test_chunks_of_any_size_give_the_same(chunk: int) -> None:
    people = [join(f"p{number}", on("2026-03-20")) for number in range(5)]
    assert give_allowances(at=on("2026-06-01"), chunk=chunk).given == 10
    assert {tuple(periods_of(person)) for person in people} == {
        ("2026-03-20", "2026-04-20", "2026-05-20")
    }


def test_clients_get_none(acme: Person) -> None:
    welcome_person(acme.id, at=AT)
    assert give_allowances(at=AT + timedelta(days=90)) == AllowanceCount()


def test_the_rulebook_of_the_day_says_how_many_and_for_how_long() -> None:
    ann = join("ann", on("2026-03-20"))
    make.adopt(
        {"plans.basic.monthly_connects": 7, "expiry.allowance": 20, "spend_order.allowance": -1},
        in_force_at=on("2026-04-20"),
    )
    give_allowances(at=on("2026-04-20", 1))
    first, *_ = wallet_view(wallet_owner(ann.id), at=on("2026-04-20", 1)).lots
    assert (first.size, first.expires_at) == (7, on("2026-05-10", 1))


def test_where_the_allowance_is_0_the_period_passes_without_an_entry() -> None:
    ann = join("ann", on("2026-03-20"))
    make.adopt({"plans.basic.monthly_connects": 0}, in_force_at=on("2026-04-01"))
    give_allowances(at=on("2026-04-20"))
    assert periods_of(ann) == ["2026-03-20"]
    assert Membership.objects.get(person=ann).next_allowance_on == date(2026, 5, 20)


def test_who_is_refused_stays_due_and_keeps_nobody_waiting() -> None:
    ann, bob = (join(name, on("2026-03-20")) for name in ("ann", "bob"))
    make.adopt({"limits.live_lots": 2}, in_force_at=on("2026-04-01"))
    owner = wallet_owner(bob.id)
    make.empty_wallet(owner, at=on("2026-04-02"))
    assert give_allowances(at=on("2026-04-20")) == AllowanceCount(given=1, refused=1)
    assert (len(periods_of(ann)), len(periods_of(bob))) == (1, 2)
    make.adopt({}, in_force_at=on("2026-04-21"))
    assert give_allowances(at=on("2026-04-21", 1)) == AllowanceCount(given=1, refused=0)
    assert periods_of(ann) == ["2026-03-20", "2026-04-20"]


@pytest.mark.parametrize("allowance", [10, 20])
def test_a_membership_written_back_by_hand_gives_no_period_again(allowance: int) -> None:
    ann = join("ann", on("2026-03-20"))
    give_allowances(at=on("2026-04-20"))
    make.adopt({"plans.basic.monthly_connects": allowance}, in_force_at=on("2026-04-21"))
    Membership.objects.update(next_allowance_on=date(2026, 3, 20))
    assert give_allowances(at=on("2026-04-21")) == AllowanceCount(known=2)
    assert balance_of(wallet_owner(ann.id), at=on("2026-04-21")) == 60
    assert Membership.objects.get(person=ann).next_allowance_on == date(2026, 5, 20)
