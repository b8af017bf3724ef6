"""A whole file of jobs, row by row: whichever form it has, the answer is the same."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from earnest.jobs.rules.importing.columns import Layout, Mapping, check_layout, layout_of
from earnest.jobs.rules.importing.jobs import ImportedJob, read_job
from earnest.jobs.rules.importing.records import (
    BrokenRecord,
    ReadLine,
    UnreadableFile,
    read_csv,
    read_json_lines,
)

Form = Literal["csv", "jsonl"]


@dataclass(slots=True)
class JobsFile:
    """One reading of a file. `unused` grows with the columns that nothing was read from."""

    readline: ReadLine
    form: Form
    mapping: Mapping
    as_of: datetime
    unused: set[str] = field(default_factory=set)
    _layouts: dict[tuple[str, ...], Layout] = field(default_factory=dict)

    def rows(self) -> Iterator[ImportedJob | BrokenRecord]:
        """Every row in order, read whole or refused with its line and reason.

        Raises UnreadableFile where nothing can be read at all.
        """
        if self.form == "csv":
            records = read_csv(self.readline, self._check_head)
        else:
            records = read_json_lines(self.readline)
        for record in records:
            if isinstance(record, BrokenRecord):
                yield record
            else:
                layout = self._layout(tuple(record.cells))
                yield read_job(record, layout, self.mapping, as_of=self.as_of)

    def _check_head(self, names: list[str]) -> None:
        check_layout(self._layout(tuple(names)), self.mapping)

    def _layout(self, names: tuple[str, ...]) -> Layout:
        found = self._layouts.get(names)
        if found is None:
            found = self._layouts[names] = layout_of(names, self.mapping)
            self.unused |= set(found.unused)
        return found


__all__ = ["BrokenRecord", "Form", "ImportedJob", "JobsFile", "UnreadableFile"]
