"""The portal's own import template, CSV or XLSX: one row per right.

`template_columns.COLUMNS` is the table of what each column holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ip_portal.registry.exchange.formats import template_cells, template_files as files
from ip_portal.registry.exchange.formats.template_columns import (
    REQUIRED,
    column,
    column_of,
)
from ip_portal.registry.exchange.formats.template_values import cell
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import Problem, RightRecord

_DELIMITERS = ",;\t"
_LONGEST_HEADING_LINE = 64 * 1024
_MOST_EMPTY_LINES = 20
# A file with fewer headings of the template is held to be something else.
_FEWEST = 2


def read(path: Path) -> Iterator[RightRecord | Problem]:
    """Read the rows of a template, CSV or XLSX by content, one by one.

    A row that cannot be taken gives one Problem per wrong cell. Raises
    FileRefusedError, before anything is yielded, for a file that is not a template.
    """
    if _is_workbook(path):
        files.check_zip(path)
    else:
        files.check_text(path)
    return records(path)


def records(path: Path) -> Iterator[RightRecord | Problem]:
    """Read a file that has passed the checks of `template_files`."""
    if _is_workbook(path):
        rows = files.xlsx_rows(path)
    else:
        rows = files.csv_rows(path, delimiter(path))
    for line, first in rows:
        if any(cell(value) for value in first or ()):
            heading = _Heading(first or ())
            return _read_rows(path.name, line, heading, rows)
    raise files.refuse("empty_file")


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK"


def delimiter(path: Path) -> str:
    """Find the delimiter of a CSV file: the one that gives the most known headings."""
    line = _heading_line(path)
    return max(_DELIMITERS, key=lambda sign: _known(line.split(sign)))


def is_heading(path: Path) -> bool:
    """Tell whether a text file begins with headings of the template."""
    line = _heading_line(path)
    return any(_known(line.split(sign)) >= _FEWEST for sign in _DELIMITERS)


def _heading_line(path: Path) -> str:
    """Give the first line that says something, without what Excel puts before it."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(_MOST_EMPTY_LINES):
            line = stream.readline(_LONGEST_HEADING_LINE)
            if line.strip(" ,;\t\r\n") and not line.lower().startswith("sep="):
                return line
    return ""


def _known(headings: Sequence[str]) -> int:
    """Count the headings that are columns of the template."""
    return sum(
        column_of(heading.strip().strip("\"'*")) is not None for heading in headings
    )


class _Heading:
    """The heading row: where each column stands. Raises FileRefusedError."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.names: list[str | None] = []
        self.unknown: list[str] = []
        for value in map(cell, cells):
            name = column_of(value.rstrip(" *"))
            if name is not None and name in self.names:
                raise files.refuse("heading_twice", heading=column(name).vi)
            if name is None and value:
                self.unknown.append(value)
            self.names.append(name)
        if sum(name is not None for name in self.names) < _FEWEST:
            raise files.refuse("not_the_template")
        for name in REQUIRED:
            if name not in self.names:
                raise files.refuse("heading_missing", heading=column(name).vi)


def _read_rows(
    file: str, heading_line: int, heading: _Heading, rows: files.Rows
) -> Iterator[RightRecord | Problem]:
    for name in heading.unknown:
        reason = Reason("unknown_column", {"heading": name[:60]})
        yield Problem(file, heading_line, name[:60], reason, refuses=False)
    for line, cells in rows:
        if cells is None:
            yield Problem(file, line, "", Reason("row_broken"))
            continue
        values = [cell(value) for value in cells]
        if not any(values):
            continue
        yield from _record(file, line, heading, values)


def _record(
    file: str, line: int, heading: _Heading, values: Sequence[str]
) -> Iterator[RightRecord | Problem]:
    if any(values[len(heading.names) :]):
        yield Problem(file, line, "", Reason("too_many_cells"))
        return
    row = {
        name: text for name, text in zip(heading.names, values, strict=False) if name
    }
    record, errors = template_cells.record(row, line)
    if record is not None:
        yield record
    for error in errors:
        yield Problem(file, line, error.field, error.reason)
