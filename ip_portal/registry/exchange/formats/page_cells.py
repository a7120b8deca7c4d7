"""Reading the cells of a WIPO-Publish detail page: labels, languages, parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ip_portal.core.text import fold
from ip_portal.registry.exchange.formats import fields
from ip_portal.registry.exchange.records import PartyRecord, TextRecord

# What the site leaves standing where its template was not filled in.
PLACEHOLDER = re.compile(r"\$\{[^{}]*\}")

_LABEL = re.compile(r"^\s*\(\s*(\d{2,3}(?:\s*/\s*\d{2,3})*)\s*\)")
_LANGUAGE = re.compile(r"^\s*\(([A-Z]{2})\)\s*")
_BREAKS = frozenset({"br", "div", "p", "li", "tr", "td"})
# A list on one line: " | " before the language mark of the next entry.
_LIST = re.compile(r"\s+\|\s+(?=\([A-Z]{2}\)\s)")


def cells(page: LexborHTMLParser) -> dict[str, LexborNode]:
    """Give the values of a page by INID code, or by folded label without one.

    "(71/73)" is found under "71"; a label that comes again (the site repeats one)
    is found under its label and "#2".
    """
    found: dict[str, LexborNode] = {}
    for label in page.css(".product-form-label"):
        value = label.next
        while value is not None and value.tag != "div":
            value = value.next
        if value is None or "product-form-label" in _classes(value):
            continue
        code = _LABEL.match(label.text())
        key = code[1].split("/")[0].strip() if code else fold(label.text())
        found.setdefault(key if key not in found else f"{key}#2", value)
    return found


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def plain(node: LexborNode | None) -> str:
    """Give the text of a cell on one line, without placeholders."""
    if node is None:
        return ""
    text = PLACEHOLDER.sub(" ", node.text(separator=" "))
    return fields.clean(text) or ""


class Segment(NamedTuple):
    """A stretch of text in one language."""

    language: str | None
    text: str


def segments(node: LexborNode | None) -> list[Segment]:
    """Split a cell where a line breaks or a language mark such as (VI) begins."""
    if node is None:
        return []
    language: str | None = None
    words: list[str] = []
    found: list[Segment] = []

    def close() -> None:
        found.extend(_split("".join(words), language))
        words.clear()

    for kind, value in _walk(node):
        if kind == "text":
            words.append(value)
            continue
        close()
        if kind == "bold":
            mark = _LANGUAGE.match(value)
            language = mark[1].lower() if mark else None
            if not mark:
                words.append(value)
    close()
    return found


def _split(raw: str, language: str | None) -> Iterator[Segment]:
    for part in _LIST.split(PLACEHOLDER.sub(" ", raw)):
        mark = _LANGUAGE.match(part) if language is None else None
        text = part[mark.end() :] if mark else part
        if text.strip():
            yield Segment(mark[1].lower() if mark else language, text)


def _walk(node: LexborNode) -> Iterator[tuple[str, str]]:
    for item in node.iter(include_text=True):
        if item.tag == "-text":
            yield "text", item.text(deep=False) or ""
        elif item.tag == "b":
            yield "bold", item.text()
        else:
            if item.tag in _BREAKS:
                yield "break", ""
            yield from _walk(item)
            if item.tag in _BREAKS:
                yield "break", ""


def texts(node: LexborNode | None) -> tuple[TextRecord, ...]:
    """Give the texts of a cell, each once, lines of one language joined."""
    by_language: dict[str | None, list[str]] = {}
    for segment in segments(node):
        words = fields.clean(segment.text)
        if words:
            by_language.setdefault(segment.language, []).append(words)
    return tuple(
        TextRecord(" ".join(dict.fromkeys(lines)), language)
        for language, lines in by_language.items()
    )


# "Name   : address": the site puts several blanks before the colon.
_WIDE_COLON = re.compile(r"\s{2,}:(?:\s|$)")
_COLON = re.compile(r"\s:(?:\s|$)")
_ENTRIES = "div.margin-bottom-10"


def parties(node: LexborNode | None, role: str) -> list[PartyRecord]:
    """Read the parties of a cell; the same party in a second language is left out."""
    if node is None:
        return []
    entries = node.css(_ENTRIES)
    nested = {item.mem_id for entry in entries for item in entry.css(_ENTRIES)[1:]}
    outer = [entry for entry in entries if entry.mem_id not in nested]
    found: list[PartyRecord] = []
    for entry in outer or [node]:
        first = None
        for segment in segments(entry):
            first = first or segment
            if segment.language == first.language:
                found += _party(segment, role)
    return found


def _party(segment: Segment, role: str) -> Iterator[PartyRecord]:
    raw = segment.text.strip("\r\n\t")
    cut = _WIDE_COLON.search(raw) or _COLON.search(raw)
    name = fields.clean(raw[: cut.start()] if cut else raw)
    address = fields.clean(raw[cut.end() :]) if cut else None
    if name:
        yield PartyRecord(role, name, address=address, language=segment.language)
