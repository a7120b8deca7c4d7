"""The template for download, empty, with examples or with rows, as CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ip_portal.registry.exchange.formats.template_columns import COLUMNS, NAMES
from ip_portal.registry.exchange.formats.template_values import FORMULA_SIGNS

_SHEET = {"vi": "Dữ liệu", "en": "Data"}
_GUIDE = {"vi": "Hướng dẫn", "en": "Guide"}
_GUIDE_HEADINGS = {
    "vi": ("Cột", "Bắt buộc", "Nội dung", "Ví dụ"),
    "en": ("Column", "Required", "Content", "Example"),
}
_YES = {"vi": "có", "en": "yes"}
_WIDTH = 24


def example() -> dict[str, str]:
    """Give the example row, by column name. It is marked as an illustration."""
    return {column.name: column.example for column in COLUMNS}


def safe(text: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] and text[0] in FORMULA_SIGNS else text


def write_csv(
    rows: Iterable[Mapping[str, str]] = (),
    *,
    example: bool = False,
    language: str = "vi",
) -> bytes:
    """Write the template as CSV (UTF-8 with the mark Excel needs to see it).

    `rows` are keyed by column name; `example` puts the example row before them.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_headings(language))
    writer.writerows(_lines(rows, with_example=example))
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(
    rows: Iterable[Mapping[str, str]] = (),
    *,
    example: bool = False,
    language: str = "vi",
) -> bytes:
    """Write the template as XLSX: a sheet of rows and a sheet that explains columns.

    Every cell is text, so that no date and no number is changed by Excel.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET[language])
    sheet.freeze_panes = "A2"
    for place in range(len(COLUMNS)):
        sheet.column_dimensions[_letter(place)].width = _WIDTH
    _append(sheet, _headings(language), bold=True)
    for line in _lines(rows, with_example=example):
        _append(sheet, line)
    guide = book.create_sheet(_GUIDE[language])
    for place, width in enumerate((32, 12, 80, 60)):
        guide.column_dimensions[_letter(place)].width = width
    _append(guide, _GUIDE_HEADINGS[language], bold=True)
    for column in COLUMNS:
        heading, help_ = (
            (column.vi, column.help_vi)
            if language == "vi"
            else (column.en, column.help_en)
        )
        required = _YES[language] if column.required else ""
        _append(guide, (heading, required, help_, column.example))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _headings(language: str) -> list[str]:
    return [column.vi if language == "vi" else column.en for column in COLUMNS]


def _lines(
    rows: Iterable[Mapping[str, str]], *, with_example: bool
) -> Iterable[list[str]]:
    for row in (*([example()] if with_example else ()), *rows):
        yield [safe(row.get(name, "")) for name in NAMES]


def _letter(place: int) -> str:
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _append(
    sheet: WriteOnlyWorksheet, line: Iterable[str], *, bold: bool = False
) -> None:
    cells = []
    for text in line:
        cell = WriteOnlyCell(sheet, value=text)
        cell.data_type = "s"
        cell.number_format = "@"
        if bold:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    sheet.append(cells)
