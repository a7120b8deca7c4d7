"""Model documents to take away: readable sources, made into Word files.

A source in ``documents/`` has a title and parts in order: ``heading``, ``text`` (with
``align = "center"``), ``list``, ``table`` (header and rows) and ``sign`` (who signs,
from left to right).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ip_portal.content.files import ContentError

DOCUMENTS = Path(__file__).parent / "documents"
# A4 with the margins and the letter size of official papers.
MARGIN, LETTER = Mm(20), Pt(13)
FONT = "Times New Roman"
# What the file says of itself must not be the library's own day.
MADE = datetime(2026, 11, 24, tzinfo=UTC)


def title(name: str) -> str:
    """Return the title of a document; raises ContentError where there is none."""
    return str(_source(name)["title"])


def build(name: str) -> bytes:
    """Return a document as a Word file.

    Raises ContentError for a name without a source and for an unknown part.
    """
    source = _source(name)
    document = docx.Document()
    _set_up(document, source["title"])
    for part in source["part"]:
        (kind,) = part.keys() - {"align"}
        if kind not in _PARTS:
            raise ContentError(f"{name}: a document has no part {kind!r}")
        _PARTS[kind](document, part[kind], part.get("align", ""))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _source(name: str) -> Mapping[str, Any]:
    path = DOCUMENTS / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _set_up(document: Document, name: str) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, LETTER
    about = document.core_properties
    about.title, about.language = name, "vi"
    about.author = "Sở Khoa học và Công nghệ thành phố Cần Thơ"
    about.created = about.modified = MADE
    about.comments = ""


def _heading(document: Document, said: str, align: str) -> None:
    heading = document.add_heading(said, level=1)
    for run in heading.runs:
        run.font.name, run.font.size = FONT, LETTER
    _place(heading, align)


def _text(document: Document, said: str, align: str) -> None:
    _place(document.add_paragraph(said), align)


def _list(document: Document, said: list[str], align: str) -> None:
    for one in said:
        document.add_paragraph(one, style="List Number")


def _table(document: Document, said: Mapping[str, Any], align: str) -> None:
    rows = [said["header"], *said["rows"]]
    table = document.add_table(rows=len(rows), cols=len(said["header"]))
    table.style = "Table Grid"
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


def _sign(document: Document, said: list[str], align: str) -> None:
    table = document.add_table(rows=1, cols=len(said))
    for cell, who in zip(table.rows[0].cells, said, strict=True):
        cell.text = f"{who}\n(ký, ghi rõ họ tên, đóng dấu nếu có)"
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _place(paragraph: Any, align: str) -> None:
    if align == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


_PARTS: dict[str, Callable[[Document, Any, str], None]] = {
    "heading": _heading,
    "text": _text,
    "list": _list,
    "table": _table,
    "sign": _sign,
}
