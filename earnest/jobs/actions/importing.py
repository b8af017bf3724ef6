"""Writes jobs that a file told of: new ones added, known ones brought up to date (B8)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from earnest.jobs.rules.importing.jobs import ImportedJob
from earnest.rulebook.queries import rulebook_at

CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What a chunk did: each job counts once, as the last row told of it."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    open: int = 0

    def __add__(self, other: "ImportCount") -> "ImportCount":
        return ImportCount(*(a + b for a, b in zip(_numbers(self), _numbers(other), strict=True)))


def _numbers(count: ImportCount) -> tuple[int, ...]:
    return count.added, count.updated, count.unchanged, count.repeated, count.open


def import_jobs(
    jobs: Sequence[ImportedJob], *, source: str, as_of: datetime, at: datetime
) -> ImportCount:
    """Write at most 1,000 jobs of one source in one transaction of its own.

    A job is known by (source, its id there). The same file again changes nothing, so a run
    that was killed is simply run again. Days are counted as if `as_of` were `at`: what had run
    out by `as_of` is closed as expired, the rest has the days left that it had then.
    A job that staff removed stays removed. Imports of one source wait for each other.
    """
    assert len(jobs) <= CHUNK
    by_id = {job.source_id: job for job in jobs}
    rows = [_row(job, as_of, at) for job in by_id.values()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [source])
        cursor.execute(_WRITE, [source, json.dumps(rows)])
        written = cursor.fetchall()
        cursor.execute(_PRICES, [at, [row[0] for row in written]])
    added = sum(is_new for _id, is_new in written)
    return ImportCount(
        added=added,
        updated=len(written) - added,
        unchanged=len(rows) - len(written),
        repeated=len(jobs) - len(rows),
        open=sum(row["state"] == "open" for row in rows),
    )


def _row(job: ImportedJob, as_of: datetime, at: datetime) -> dict[str, Any]:
    told = asdict(job)
    facts, listed_from = told.pop("facts"), told.pop("listed_from")
    del told["line"]
    open_time = timedelta(days=rulebook_at(at).jobs.open_days)
    ends_at = listed_from + open_time
    is_open = as_of < ends_at
    expires_at = ends_at + (at - as_of) if is_open else ends_at
    told |= {
        "source_facts": facts,
        "posted_at": job.posted_at.isoformat(),
        "state": "open" if is_open else "closed",
        "closed_reason": "" if is_open else "expired",
        "expires_at": expires_at.isoformat(),
        "closed_at": None if is_open else ends_at.isoformat(),
    }
    return told | {"source_hash": _hash(told, listed_from)}


def _hash(told: dict[str, Any], listed_from: datetime) -> str:
    """Of all that the file told; when its days end here depends on the day of the import."""
    kept = {name: value for name, value in told.items() if name != "expires_at"}
    text = json.dumps([kept, listed_from.isoformat()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


_TYPES = {
    "source_id": "text",
    "title": "text",
    "description": "text",
    "category": "text",
    "skills": "jsonb",
    "kind": "text",
    "rate_min_cents": "bigint",
    "rate_max_cents": "bigint",
    "hours_per_week": "text",
    "budget_cents": "bigint",
    "duration": "text",
    "level": "text",
    "locations": "jsonb",
    "qualifications": "jsonb",
    "questions": "jsonb",
    "price": "smallint",
    "hire_count_wanted": "integer",
    "posted_at": "timestamptz",
    "client_country": "text",
    "is_payment_verified": "boolean",
    "source_facts": "jsonb",
    "state": "text",
    "closed_reason": "text",
    "expires_at": "timestamptz",
    "closed_at": "timestamptz",
    "source_hash": "text",
}
_NAMES = ", ".join(_TYPES)
_COLUMNS = ", ".join(f"{name} {kind}" for name, kind in _TYPES.items())
_CHANGES = ", ".join(f"{name} = excluded.{name}" for name in _TYPES if name != "source_id")
_WRITE = f"""
    INSERT INTO jobs_job ({_NAMES}, source, is_imported, volume)
    SELECT {_NAMES}, %s, true, ''
      FROM jsonb_to_recordset(%s::jsonb) AS told({_COLUMNS})
        ON CONFLICT (source, source_id) WHERE is_imported DO UPDATE SET {_CHANGES}
     WHERE jobs_job.closed_reason <> 'removed'
       AND (jobs_job.source_hash <> excluded.source_hash OR jobs_job.state <> excluded.state)
 RETURNING id, xmax = 0
"""  # noqa: S608 - every name in it stands above
_PRICES = """
    INSERT INTO jobs_jobprice (job_id, price, from_at)
    SELECT job.id, job.price, CASE WHEN last.price IS NULL THEN job.posted_at ELSE %s END
      FROM jobs_job job
      LEFT JOIN LATERAL (
           SELECT price FROM jobs_jobprice
            WHERE job_id = job.id ORDER BY from_at DESC, id DESC LIMIT 1
      ) last ON true
     WHERE job.id = ANY(%s) AND job.price IS NOT NULL AND job.price IS DISTINCT FROM last.price
"""
