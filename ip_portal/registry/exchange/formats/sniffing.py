"""Telling by its content, never by its name, which format a file follows."""

from __future__ import annotations

import re
from pathlib import Path

from ip_portal.registry.exchange.formats import (
    ipvn_page,
    template,
    template_files,
    xml_reading,
)
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import FileRefusedError, SourceFormat

_HEAD = 64 * 1024

# What else people upload, by the bytes a file begins with.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is_pdf"),
    (b"\xd0\xcf\x11\xe0", "is_old_office"),
    (b"\x89PNG", "is_image"),
    (b"\xff\xd8\xff", "is_image"),
    (b"GIF8", "is_image"),
    (b"RIFF", "is_image"),
    (b"\x1f\x8b", "is_archive"),
    (b"7z\xbc\xaf", "is_archive"),
    (b"Rar!", "is_archive"),
    (b"{", "is_json"),
    (b"[", "is_json"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MADRID = (b"/madrid/monitor/", b"Madrid Monitor")
_PAGE = b"product-form-label"
# Headings of result rows, as scraped from the register's search page.
_RESULT_HEADINGS = {b"sodon", b"nhanhieu", b"trangthai", b"chudon"}


def sniff(path: Path) -> SourceFormat:
    """Tell the format of a file. Reads all of an XML or CSV file, to be sure of it.

    Raises FileRefusedError with one clear sentence for a file that is none of the four
    formats, or that must not be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    start = head.lstrip(b" \t\r\n\x00")
    if not start:
        raise FileRefusedError(Reason("empty_file"))
    if start.startswith(b"PK"):
        template_files.check_zip(path)
        return SourceFormat.TEMPLATE
    for signature, code in _OTHERS:
        if start.startswith(signature):
            raise FileRefusedError(Reason(code))
    return _sniff_text(path, head)


def _sniff_text(path: Path, head: bytes) -> SourceFormat:
    plain = head.replace(b"\x00", b"") if head[:2] in _BOMS else head
    for mark in _BOMS:
        plain = plain.removeprefix(mark)
    plain = plain.lstrip()
    if not plain.startswith(b"<"):
        return _sniff_rows(path, plain)
    is_page = _HTML.search(plain[:2048]) or _PAGE in plain
    if is_page and not plain.startswith(b"<?xml"):
        return _sniff_page(path)
    return xml_reading.check(path)


def _sniff_page(path: Path) -> SourceFormat:
    """Tell a detail page of the register from every other web page."""
    ipvn_page.check_size(path)
    whole = path.read_bytes()
    text = whole.replace(b"\x00", b"") if whole[:2] in _BOMS else whole
    if _PAGE in text:
        return SourceFormat.IPVN_PAGE
    is_madrid = any(mark in text for mark in _MADRID)
    raise FileRefusedError(
        Reason("is_madrid_page" if is_madrid else "not_an_ipvn_page")
    )


def _sniff_rows(path: Path, plain: bytes) -> SourceFormat:
    first = plain.split(b"\n", 1)[0]
    template_files.check_text(path)
    headings = {part.strip(b' "\r').lower() for part in re.split(rb"[\t,;]", first)}
    if len(headings & _RESULT_HEADINGS) >= 2:
        raise FileRefusedError(Reason("is_result_rows"))
    if template.is_heading(path):
        return SourceFormat.TEMPLATE
    raise FileRefusedError(Reason("not_the_template"))
