"""A guide as it is laid out for a reader: parts in order, anchors, terms of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.html import format_html

from cms.law import Figure, Law
from ip_portal.core.text import fold

if TYPE_CHECKING:
    from cms.models.guide import BodyPage


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the anchor that leads to it."""

    text: str
    level: str
    anchor: str


def headings(body: Iterable[Any]) -> Iterator[Heading]:
    """Yield the headings of a body; no two have the same anchor."""
    taken: dict[str, int] = {}
    for block in body:
        if block.block_type != "heading":
            continue
        text = block.value["text"]
        anchor = fold(text).replace(" ", "-") or "section"
        taken[anchor] = taken.get(anchor, 0) + 1
        if taken[anchor] > 1:
            anchor = f"{anchor}-{taken[anchor]}"
        yield Heading(text, block.value["level"], anchor)


def step_names(body: Iterable[Any]) -> list[str]:
    """Return the headings of the steps, in order."""
    return [one.value["heading"] for one in body if one.block_type == "step"]


@dataclass(slots=True)
class Section:
    """A section of a guide: its heading, none before the first one, and its parts."""

    heading: Heading | None = None
    parts: list[dict[str, object]] = field(default_factory=list)

    def add_step(self, step: dict[str, object]) -> None:
        """Add a step; steps in a row become one numbered list."""
        if not self.parts or self.parts[-1]["kind"] != "steps":
            self.parts.append({"kind": "steps", "steps": []})
        steps = self.parts[-1]["steps"]
        assert isinstance(steps, list)
        steps.append(step)


def layout(page: BodyPage, *, on: date) -> dict[str, object]:
    """Return facts, sections and side navigation of a page, by the law of a day."""
    law = Law(today=on)
    sections = list(_sections(page.body, law))
    found = [section.heading for section in sections if section.heading]
    return {
        "facts": [_fact(fact.value, law) for fact in getattr(page, "key_facts", ())],
        "sections": sections,
        "navigation": [{"label": one.text, "url": f"#{one.anchor}"} for one in found],
        "has_doubt": law.has_doubt,
    }


def preview(kind: str, value: Any, *, on: date) -> dict[str, object]:
    """Return one block as a guide would show it."""
    law = Law(today=on)
    if kind == "fact":
        return {"facts": [_fact(value, law)]}
    return {"sections": list(_sections([_Block(kind, value)], law))}


@dataclass(frozen=True, slots=True)
class _Block:
    block_type: str
    value: Any


def _sections(body: Iterable[Any], law: Law) -> Iterator[Section]:
    blocks = list(body)
    found = headings(blocks)
    section = Section()
    for block in blocks:
        heading = next(found) if block.block_type == "heading" else None
        if heading is not None and heading.level == "h2":
            if section.heading or section.parts:
                yield section
            section = Section(heading)
        elif block.block_type == "step":
            section.add_step(_step(block.value, law))
        else:
            section.parts.append(_part(block, heading, law))
    yield section


def _part(block: Any, heading: Heading | None, law: Law) -> dict[str, object]:
    part = {"kind": block.block_type, "value": block.value, "heading": heading}
    if block.block_type == "terms":
        part["figures"] = _figures(block.value, law)
    return part


def _step(value: Any, law: Law) -> dict[str, object]:
    return {
        "heading": value["heading"],
        "text": value["text"],
        "figures": _figures(value["terms"], law),
    }


def _figures(codes: Iterable[str], law: Law) -> list[Figure]:
    """Return the figures of these rules; one that the law dropped is not shown."""
    found = (_figure(code, law) for code in codes)
    return [figure for figure in found if figure is not None]


def _figure(code: str | None, law: Law) -> Figure | None:
    right, _dot, act = (code or "").partition(".")
    return law.figure(right, act) if act else None


def _fact(value: Any, law: Law) -> dict[str, object]:
    """Return a key fact; a term of law stands before the editor's words."""
    figure = _figure(value["term"], law)
    words, note = value["value"], value["note"]
    if figure is not None:
        words = format_html('<span class="rule">{}</span><br>{}', figure.value, words)
        cited = {"article": figure.article, "unverified": figure.unverified}
        cite = render_to_string("components/rule_cite.html", cited)
        note = format_html("{} {}", note, cite)
    return {
        "icon": value["icon"],
        "label": value["label"],
        "value": words,
        "note": note,
    }
