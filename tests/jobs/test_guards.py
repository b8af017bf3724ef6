"""What the database itself refuses of a job, tried with raw SQL."""

import pytest
from django.db import IntegrityError, connection

from earnest.people.models import Person
from tests.jobs.make import job


@pytest.mark.parametrize(
    ("change", "guard"),
    [
        ("price = NULL", "job_posted_has_price"),
        ("client_id = NULL", "job_has_a_client_or_a_source"),
        ("is_imported = true", "job_has_a_client_or_a_source"),
        ("state = 'gone'", "job_words_are_known"),
        ("kind = 'daily'", "job_words_are_known"),
        ("closed_reason = 'hired'", "job_closed_says_why"),
        ("state = 'closed'", "job_closed_says_why"),
        ("expires_at = NULL", "job_posted_has_moments"),
        ("budget_cents = 0", "job_money_in_order"),
        ("rate_min_cents = 2, rate_max_cents = 1", "job_money_in_order"),
        ("price = -1", "jobs_job_price_check"),
    ],
)
def test_the_database_refuses_what_no_job_can_be(acme: Person, change: str, guard: str) -> None:
    job(acme)
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match=guard):
        cursor.execute(f"UPDATE jobs_job SET {change}")
