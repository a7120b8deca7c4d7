"""Long articles in parts, so that no page weighs too much for a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cms.library.models import Provision

MOST_LETTERS: Final = 14_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or the heading of a quoted article, as a page shows it.

    ``id`` is its place to link to; empty for paragraphs without a number of their own.
    """

    text: str
    label: str = ""
    level: str = "plain"
    is_quoted: bool = False
    id: str = ""
    heading: str = ""
    url: str = ""


def passages(provision: Provision, children: dict[str, Provision]) -> list[Passage]:
    """Return everything an article says; a quoted article stands under its heading."""
    found: list[Passage] = []
    clause = ""
    for block in provision.blocks:
        if isinstance(block, dict):
            found.extend(_quoted(children[block["child"]]))
            continue
        passage, clause = _passage(block, clause)
        found.append(passage)
    return found


def _quoted(child: Provision) -> list[Passage]:
    """Return a quoted article: its heading with its anchor, its paragraphs."""
    head = Passage("", id=child.anchor, heading=str(child), level="child")
    rest = [Passage(text, label, level, True) for level, label, text, _ in child.blocks]
    return [head, *rest]


def _passage(block: Sequence[Any], clause: str) -> tuple[Passage, str]:
    level, label, text, is_quoted = block
    anchor = ""
    number = label.strip('“"().').lower().replace("đ", "dd").replace(".", "-")
    if not is_quoted and level in ("clause", "subclause"):
        clause = anchor = f"khoan-{number}"
    elif not is_quoted and level == "point":
        anchor = f"{clause}-diem-{number}" if clause else f"diem-{number}"
    return Passage(text, label, level, is_quoted, anchor), clause


def in_parts(found: Sequence[Passage]) -> list[list[Passage]]:
    """Cut an article where a clause or a quoted article begins; at least one part."""
    parts: list[list[Passage]] = [[]]
    size = 0
    for passage in found:
        length = len(passage.text) + len(passage.heading) + 40
        is_start = bool(passage.id) and "-diem-" not in passage.id
        too_long = size + length > MOST_LETTERS
        if parts[-1] and too_long and (is_start or size > 2 * MOST_LETTERS):
            parts.append([])
            size = 0
        parts[-1].append(passage)
        size += length
    return _unique(parts)


def _unique(parts: list[list[Passage]]) -> list[list[Passage]]:
    """Leave an id to the first that has it; official texts repeat numbers."""
    taken: set[str] = set()
    result = []
    for part in parts:
        kept = []
        for one in part:
            is_new = one.id and one.id not in taken
            taken.add(one.id)
            kept.append(one if is_new or not one.id else _without_id(one))
        result.append(kept)
    return result


def _without_id(one: Passage) -> Passage:
    return Passage(one.text, one.label, one.level, one.is_quoted, "", one.heading)


def about(provision: Provision, number: str) -> list[Passage]:
    """Return the orders of an amending article that change an article, with the words.

    ``number`` is that of the changed article. An order runs to the next clause.
    """
    name = f"Điều {number}"
    found: list[Passage] = []
    is_on = False
    for block in provision.blocks:
        if isinstance(block, dict):
            continue
        level, label, text, is_quoted = block
        if level == "clause" and not is_quoted:
            is_on = _names_article(text, name)
        if is_on:
            found.append(Passage(text, label, level, is_quoted))
    return found


def _names_article(text: str, name: str) -> bool:
    rest = text.partition(name)[2] if name in text else None
    return rest is not None and not rest[:1].isalnum()
