"""No column of any row of the ledger can be changed unseen: the database refuses, or the audit
finds it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from earnest.ledger.queries.audit import audit
from tests.ledger.damaging import GUARDED, make_world

pytestmark = pytest.mark.usefixtures("committed")

KEYS = {
    "ledger_wallet": ("id",),
    "ledger_entry": ("wallet_id", "number"),
    "ledger_lot": ("wallet_id", "number"),
    "ledger_mark": ("wallet_id", "lot"),
}


def others(value: Any) -> list[Any]:
    """Values of the same type that differ from this one."""
    if value is None:
        return [7, "7", datetime(2026, 3, 20).astimezone(), b"7"]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, -value - 1, None]
    if isinstance(value, str):
        return [value + "7", "", None]
    if isinstance(value, datetime):
        return [value + timedelta(microseconds=1), value - timedelta(days=400), None]
    if isinstance(value, list):
        changed = [
            [*value[:place], other, *value[place + 1 :]]
            for place, one in enumerate(value)
            for other in others(one)
        ]
        return [*changed, value[1:], value[::-1], [*value, 7]]
    return [bytes(value) + b"7", b"", None]


def is_harmless(column: str, value: Any, other: Any) -> bool:
    """A row may say too early that something falls due: then nothing is found to be due."""
    return column == "due_at" and other is not None and (value is None or other < value)


def unseen(table: str, row: dict[str, Any], column: str, other: Any) -> str:
    """How this change goes by, if it does; it is undone again."""
    change = f"{row[KEYS[table][-1]]}: {column} = {other!r}, not {row[column]!r}"
    key = {name: row[name] for name in KEYS[table]}
    try:
        _set(table, column, other, key)
    except DatabaseError:
        return ""
    try:
        return "" if audit().findings else change
    except Exception as died:
        return f"{change}: the audit died of {died!r}"
    finally:
        _set(table, column, row[column], {**key, **({column: other} if column in key else {})})


def _set(table: str, column: str, value: Any, key: dict[str, Any]) -> None:
    where = " AND ".join(f"{name} = %s" for name in key)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {where}", [value, *key.values()])
        assert cursor.rowcount == 1


def rows(table: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def guards(what: str) -> None:
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")


@pytest.mark.parametrize("table", KEYS)
def test_no_column_can_be_changed_unseen(table: str) -> None:
    make_world()
    guards("DISABLE")
    went_by = [
        unseen(table, row, column, other)
        for row in rows(table)
        for column in row
        for other in others(row[column])
        if other != row[column] and not is_harmless(column, row[column], other)
    ]
    guards("ENABLE")
    assert audit().is_clean
    assert not any(went_by), "\n".join(filter(None, went_by))
