"""Parts of a content file as the blocks of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from ip_portal.content.files import ContentError
from ip_portal.content.links import Links

Part = Mapping[str, Any]
Block = dict[str, Any]


def body(parts: Iterable[Part], links: Links) -> list[Block]:
    """Return the blocks of a body; raises ContentError for an unknown kind of part."""
    return [_block(part, links) for part in parts]


def facts(parts: Iterable[Part]) -> list[Block]:
    """Return the key facts of a page."""
    empty = {"value": "", "term": "", "fee": "", "form": "", "note": ""}
    return [{"type": "fact", "value": {**empty, **part}} for part in parts]


def papers(parts: Iterable[Part]) -> list[Block]:
    """Return the papers of a procedure."""
    usual = {"note": "", "required": True, "form": ""}
    return [{"type": "paper", "value": {**usual, **part}} for part in parts]


def sources(parts: Iterable[Part]) -> list[Block]:
    """Return the sources of a page."""
    empty = {"document": "", "article": "", "title": "", "url": "", "note": ""}
    return [{"type": "source", "value": {**empty, **part}} for part in parts]


def programme(parts: Iterable[Part]) -> list[Block]:
    """Return the rows of an event's programme."""
    return [{"type": "row", "value": dict(part)} for part in parts]


def chosen(kind: str, codes: Iterable[object]) -> list[Block]:
    """Return a stream of choices: codes of rules, ids of pages."""
    return [{"type": kind, "value": code} for code in codes]


def figures(parts: Iterable[Part]) -> list[Block]:
    """Return the figures that are no law, with the reason of each."""
    return [{"type": "figure", "value": dict(part)} for part in parts]


def _block(part: Part, links: Links) -> Block:
    kind = part["type"]
    if kind not in _VALUES:
        raise ContentError(f"no block is called {kind!r}")
    said = {name: value for name, value in part.items() if name != "type"}
    if isinstance(said.get("text"), str) and kind != "heading":
        said["text"] = links.html(said["text"])
    return {"type": kind, "value": _VALUES[kind](said, links)}


def _step(said: Block, links: Links) -> Block:
    return {"text": "", "terms": [], "fees": [], "forms": [], **said}


def _cited(name: str) -> Callable[[Block, Links], Block]:
    """Return what makes a block of rules with the basis they are read for."""

    def value(said: Block, links: Links) -> Block:
        basis, day = "today", None
        for date_name, given in said.items():
            if isinstance(given, date):
                basis, day = date_name, given.isoformat()
        return {name: said[name], "basis": basis, "day": day}

    return value


def _table(said: Block, links: Links) -> Block:
    rows = [[links.html(cell) for cell in row] for row in said["rows"]]
    return {"caption": said["caption"], "header": said["header"], "rows": rows}


_VALUES: dict[str, Callable[[Block, Links], Any]] = {
    "heading": lambda said, links: {"level": "h2", **said},
    "text": lambda said, links: said["text"],
    "step": _step,
    "terms": _cited("terms"),
    "fees": _cited("fees"),
    "forms": _cited("forms"),
    "callout": lambda said, links: {"kind": "info", "text": "", **said},
    "question": lambda said, links: said,
    "quote": lambda said, links: said,
    "table": _table,
    "last_day": lambda said, links: said,
    "gallery": lambda said, links: said,
    "mark": lambda said, links: said,
    "contact": lambda said, links: said,
    "download": lambda said, links: {**said, "page": links.page(said["page"])},
}
