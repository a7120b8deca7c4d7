"""Rows of a CSV or XLSX file, and the checks before anything is unpacked."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TextIO

from python_calamine import CalamineError, CalamineWorkbook

from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import FileRefusedError

MAX_CSV_BYTES = 500 * 1024**2
MAX_XLSX_BYTES = 50 * 1024**2
MAX_ENTRIES = 500
MAX_UNPACKED = 200 * 1024**2
# Sheets of repeated cells shrink well, but nothing honest shrinks like a bomb.
MAX_RATIO = 150
_SMALL = 1024**2
_CHUNK = 1 << 18
# The longest line and the most lines of one row of a CSV file.
_LINE = 1 << 20
_MOST_LINES = 100
# Letters and NUL bytes in turn; a single NUL is only dirt in a cell.
_UTF16 = re.compile(rb"(?:[^\x00]\x00){4}|(?:\x00[^\x00]){4}")

Rows = Iterator[tuple[int, Sequence[str] | None]]


def refuse(code: str, **params: str | int) -> FileRefusedError:
    """Build the refusal of a whole file."""
    return FileRefusedError(Reason(code, params))


def check_text(path: Path) -> None:
    """Refuse a text file that is too large, not UTF-8, or mangled."""
    if path.stat().st_size > MAX_CSV_BYTES:
        raise refuse("file_too_large", limit=MAX_CSV_BYTES >> 20)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with path.open("rb") as stream:
        if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise refuse("not_utf8")
        stream.seek(0)
        try:
            while chunk := stream.read(_CHUNK):
                if _UTF16.search(chunk):
                    raise refuse("mangled_utf16")
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise refuse("not_utf8") from None


def csv_rows(path: Path, delimiter: str) -> Rows:
    """Give (line, cells) of a checked CSV file; a line that says `sep=` is skipped.

    A row whose quotation mark is never closed gives None for its cells and ends at
    its line, so that it takes no other row with it.
    """
    # A long cell is a mistake of its row, to be told there, and none of the file.
    csv.field_size_limit(_LINE * _MOST_LINES)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = _Lines(stream)
        while first := lines.take():
            line = lines.number
            row = _csv_row(first, lines, delimiter)
            if not (line == 1 and row and row[0].lower().startswith("sep=")):
                yield line, row


class _Lines:
    """The lines of a file, with the number of the last one taken; some can go back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.number = 0

    def take(self) -> str:
        """Take the next line, or "" at the end."""
        line = self._back.popleft() if self._back else self._read()
        self.number += bool(line)
        return line

    def _read(self) -> str:
        """Read a line; of one that is too long only the beginning is kept."""
        line = rest = self._stream.readline(_LINE)
        while len(rest) == _LINE and not rest.endswith("\n"):
            rest = self._stream.readline(_LINE)
        return line

    def put_back(self, lines: Sequence[str]) -> None:
        """Have these lines taken again."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def _csv_row(first: str, lines: _Lines, delimiter: str) -> list[str] | None:
    """Take a row apart that begins with this line and may go on in the next ones."""
    taken = [first]
    is_open = _is_open(taken, delimiter)
    while is_open and len(taken) <= _MOST_LINES and (more := lines.take()):
        taken.append(more)
        is_open = _is_open(taken, delimiter)
    if is_open is False and len(first) < _LINE:
        return next(csv.reader(taken, delimiter=delimiter), [])
    lines.put_back(taken[1:])
    return None


def _is_open(taken: list[str], delimiter: str) -> bool | None:
    """Tell whether a quotation mark is still open at the end of these lines.

    None: the mark that should close it, some lines on, opens another cell instead.
    """
    marks = taken[-1].count('"')
    if len(taken) == 1 and marks % 2 == 0:
        return False
    if marks == 0:
        return True
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            return True
        return None if len(taken) > 1 else False
    return False


def check_zip(path: Path) -> None:
    """Refuse an XLSX file that could harm, before a spreadsheet reader opens it.

    Counts entries, names, sizes and ratios as declared, then unpacks every entry in
    small pieces to see that what is declared is true. Macros are refused.
    """
    if path.stat().st_size > MAX_XLSX_BYTES:
        raise refuse("file_too_large", limit=MAX_XLSX_BYTES >> 20)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_declared(entries)
            for entry in entries:
                _check_entry(archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise refuse("xlsx_broken") from None
    except (NotImplementedError, RuntimeError):
        raise refuse("xlsx_protected") from None


def _check_declared(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise refuse("zip_bomb")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise refuse("zip_bomb")
    names = [entry.filename for entry in entries]
    if "xl/workbook.xml" not in names or len(set(names)) != len(names):
        raise refuse("not_xlsx")
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise refuse("zip_path")
        if path.name.lower().startswith("vbaproject"):
            raise refuse("xlsx_macros")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > _SMALL:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if ratio > MAX_RATIO:
            raise refuse("zip_bomb")
    size = 0
    with archive.open(entry) as stream:
        head = b""
        while chunk := stream.read(_CHUNK):
            head = head or chunk
            size += len(chunk)
            if size > entry.file_size:
                raise refuse("zip_bomb")
    if b"<!DOCTYPE" in head[:2048] or b"<!ENTITY" in head[:2048]:
        raise refuse("xml_with_dtd")


def xlsx_rows(path: Path) -> Rows:
    """Give (line, cells) of the first sheet of a checked XLSX file."""
    try:
        with path.open("rb") as stream:
            book = CalamineWorkbook.from_filelike(io.BytesIO(stream.read()))
        sheet = book.get_sheet_by_index(0)
        rows = enumerate(sheet.iter_rows(), start=1)
        for line, row in rows:
            yield line, [_shown(value) for value in row]
    except (CalamineError, IndexError, ValueError):
        raise refuse("xlsx_broken") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refuse("xlsx_broken") from None


def _shown(value: object) -> str:
    """Write a cell as a person would have typed it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
