"""Reads the whole ledger in one snapshot and audits it wallet by wallet, in flat memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from psycopg import Cursor

from earnest.ledger.rules.auditing import AuditedLot, Finding, Totals, WalletAudit, WalletRow
from earnest.ledger.rules.chain import LOT_COLUMNS

CHUNK_ENTRIES = 50_000
_SNAPSHOT = """
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL statement_timeout = 0;
SET LOCAL work_mem = '64MB'; SET LOCAL jit = off
"""
_SIZES = "SELECT id, next_entry FROM ledger_wallet ORDER BY id"
_ROWS = """
SELECT id, owner, next_entry, next_lot, head, debt, last_at::text, due_at::text, lot_numbers,
       lot_priorities, lot_expires::text[], lot_sizes, lot_remaining, lot_held, hold_numbers,
       hold_untils::text[]
FROM ledger_wallet WHERE id >= %s AND id <= %s ORDER BY id
"""
_MARKS = """
SELECT wallet_id, lot, is_voided, chargeback, charged_for, owed, taken, repaid
FROM ledger_mark WHERE wallet_id >= %s AND wallet_id <= %s ORDER BY wallet_id, lot
"""
_COPY = """
COPY (SELECT {} FROM {} WHERE wallet_id >= '{}'::bigint AND wallet_id <= '{}'::bigint
ORDER BY wallet_id, number) TO STDOUT
"""
_LINES = r"""
COPY (SELECT wallet_id, convert_to(string_agg(concat_ws(E'\t', form, wallet_id, number, kind,
           coalesce(translate(key, E'\t\n\r\\', '????'), '\N'),
           coalesce('\' || request::text, '\N'), translate(subject, E'\t\n\r\\', '????'),
           translate(reason, E'\t\n\r\\', '????'), happened_at, recorded_at, change,
           balance_after, rulebook, coalesce(origin::text, '\N'), coalesce(follows::text, '\N'),
           coalesce(until::text, '\N'), lots, amounts, encode(chain, 'hex')),
       E'\n' ORDER BY number), 'UTF8')
FROM ledger_entry WHERE wallet_id >= '{}'::bigint AND wallet_id <= '{}'::bigint
GROUP BY wallet_id, number / 1000 ORDER BY wallet_id, number / 1000) TO STDOUT (FORMAT BINARY)
"""
# No text of the ledger holds what `translate` replaces; one that does was put there by other hands.
_FIRST_ID, _LAST_ID = -(2**63), 2**63 - 1
_NO_ID = 2**63

Heads = dict[str, tuple[int, bytes]]
"""Per owner: how many entries, and the head after them."""


@dataclass(slots=True)
class AuditReport:
    """What an audit found: nothing, or findings by wallet and entry; and the sums over all."""

    findings: list[Finding] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)

    @property
    def is_clean(self) -> bool:
        return not self.findings


def audit(
    *,
    against: Heads | None = None,
    keep_head: Callable[[str, int, bytes], None] | None = None,
    report_progress: Callable[[int, int], None] | None = None,
) -> AuditReport:
    """Prove conservation, lots, balances, debt, marks, streams and chain of every wallet.

    `against` are heads kept elsewhere: a stream that is shorter than it was or differs there is
    found. `keep_head` is told each wallet's owner, number of entries and head; `report_progress`
    entries done and in all. One snapshot; nothing is locked.
    """
    report, missing = AuditReport(), dict(against or {})
    with transaction.atomic(), connection.cursor() as django_cursor:
        django_cursor.execute(_SNAPSHOT)
        cursor = Cursor(connection.connection)
        chunks, entries = _chunks(cursor)
        for after, last in chunks:
            for wallet in _chunk(cursor, after, last, missing, report):
                report.totals.add(wallet.compare())
                report.findings += wallet.findings
                if keep_head:
                    keep_head(wallet.row.owner, wallet.number, wallet.head)
            if report_progress:
                report_progress(report.totals.entries, entries)
    for owner, (known, _head) in missing.items():
        report.findings.append(Finding(owner, None, f"no wallet; the digest knows {known} entries"))
    return report


def _chunks(cursor: Cursor[Any]) -> tuple[list[tuple[int, int]], int]:
    """Ranges of wallet ids with some 50,000 entries each that leave no id out, and all entries."""
    ends: list[int] = []
    entries = total = 0
    for wallet_id, next_entry in cursor.execute(_SIZES):
        entries += next_entry
        total += next_entry - 1
        if entries >= CHUNK_ENTRIES:
            ends.append(wallet_id)
            entries = 0
    ends.append(_LAST_ID)
    begins = [_FIRST_ID, *(end + 1 for end in ends)]
    return list(zip(begins, ends, strict=False)), total


def _chunk(
    cursor: Cursor[Any],
    after: int,
    last: int,
    heads: Heads,
    report: AuditReport,
) -> Iterator[WalletAudit]:
    marks = _marks(cursor, after, last)
    rows = _rows(cursor.execute(_ROWS, [after, last], binary=True), marks, report)
    lots = _lots(cursor, after, last)
    for wallet_id in {*lots, *marks}.difference(row.id for row in rows):
        report.findings.append(Finding(f"wallet {wallet_id}", None, "it has lots but no row"))
    with cursor.copy(_LINES.format(after, last)) as copy:
        copy.set_types(["int8", "bytea"])
        lines = _Lines(copy.rows())
        for row in rows:
            lines.skip_to(row.id, report)
            wallet = WalletAudit(row, lots.get(row.id, {}), heads.pop(row.owner, None))
            wallet.follow(lines.of(row.id))
            yield wallet
        lines.skip_to(_NO_ID, report)


class _Lines:
    """Entry lines in wallet order, some thousand at a time, handed out wallet by wallet."""

    def __init__(self, blocks: Iterable[Any]) -> None:
        self._blocks = iter(blocks)
        self._wallet_id, self._block = _NO_ID, b""
        self._step()

    def _step(self) -> None:
        self._wallet_id, self._block = next(self._blocks, (_NO_ID, b""))

    def of(self, wallet_id: int) -> Iterator[bytes]:
        """The lines of this wallet, which comes next or not at all."""
        while self._wallet_id == wallet_id:
            yield from self._block.split(b"\n")
            self._step()

    def skip_to(self, wallet_id: int, report: AuditReport) -> None:
        """Write down every entry in front of this wallet: its own wallet is not there."""
        while self._wallet_id < wallet_id:
            owner = f"wallet {self._wallet_id}"
            for line in self.of(self._wallet_id):
                number = int(line.split(b"\t", 3)[2])
                report.findings.append(Finding(owner, number, "the entry's wallet is not there"))


def _rows(
    found: Iterable[Any], marks: dict[int, list[Any]], report: AuditReport
) -> list[WalletRow]:
    rows = []
    for row in found:
        try:
            rows.append(_row(row, marks))
        except (TypeError, ValueError):
            report.findings.append(Finding(row[1], None, "the row cannot be read"))
    return rows


def _row(row: Any, marks: dict[int, list[Any]]) -> WalletRow:
    lots = zip(row[8], row[9], map(_stamp, row[10]), *row[11:14], strict=True)
    return WalletRow(
        id=row[0],
        owner=row[1],
        next_entry=row[2],
        next_lot=row[3],
        head=bytes(row[4]),
        debt=row[5],
        last_at=_stamp(row[6]),
        due_at=_stamp(row[7]),
        lots=list(lots),
        holds=list(zip(row[14], map(_stamp, row[15]), strict=True)),
        marks=marks.get(row[0], []),
    )


def _stamp(text: str | None) -> bytes:
    return b"\\N" if text is None else text.encode()


def _marks(cursor: Cursor[Any], after: int, last: int) -> dict[int, list[Any]]:
    marks: dict[int, list[Any]] = {}
    for row in cursor.execute(_MARKS, [after, last]):
        marks.setdefault(row[0], []).append(tuple(row[1:]))
    return marks


def _lots(cursor: Cursor[Any], after: int, last: int) -> dict[int, dict[int, AuditedLot]]:
    lots: dict[int, dict[int, AuditedLot]] = {}
    with cursor.copy(_COPY.format(LOT_COLUMNS, "ledger_lot", after, last)) as copy:
        for data in copy:
            line = bytes(data)[:-1]
            fields = line.split(b"\t")
            lot = AuditedLot(
                number=int(fields[1]),
                entry_number=int(fields[2]),
                size=int(fields[4]),
                priority=int(fields[5]),
                expires_at=fields[7],
                grace_of=None if fields[9] == b"\\N" else int(fields[9]),
                root=int(fields[10]),
                line=line,
            )
            lots.setdefault(int(fields[0]), {})[lot.number] = lot
    return lots
