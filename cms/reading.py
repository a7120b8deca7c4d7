"""A page as it is laid out for a reader: sections, parts, anchors, the law of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.html import format_html

from cms.articles import article_url
from cms.law import Figure, Law
from cms.parts import Part, Reading, cited, part_of
from ip_portal.core.text import fold
from ip_portal.rules.labels import citation_text, document_text

if TYPE_CHECKING:
    from cms.models.guide import BodyPage


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or a question, and the anchor that leads to it."""

    text: str
    level: str
    anchor: str


def headings(body: Iterable[Any]) -> Iterator[Heading]:
    """Yield headings and questions of a body; no two have the same anchor."""
    taken: dict[str, int] = {}
    for block in body:
        if block.block_type not in {"heading", "question"}:
            continue
        is_heading = block.block_type == "heading"
        text = block.value["text" if is_heading else "question"]
        level = block.value["level"] if is_heading else "question"
        anchor = fold(text).replace(" ", "-") or "section"
        taken[anchor] = taken.get(anchor, 0) + 1
        if taken[anchor] > 1:
            anchor = f"{anchor}-{taken[anchor]}"
        yield Heading(text, level, anchor)


def step_names(body: Iterable[Any]) -> list[str]:
    """Return the headings of the steps, in order."""
    return [one.value["heading"] for one in body if one.block_type == "step"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document and an article of it, as citations want them."""

    document: str
    article: str


@dataclass(slots=True)
class Section:
    """A section of a page: its heading, none before the first one, and its parts."""

    heading: Heading | None = None
    parts: list[Part] = field(default_factory=list)

    @property
    def has_steps(self) -> bool:
        """Tell whether steps stand in the section."""
        return any(part["kind"] == "steps" for part in self.parts)

    def add_step(self, step: Part) -> None:
        """Add a step; steps in a row become one numbered list."""
        if not self.parts or self.parts[-1]["kind"] != "steps":
            steps: Part = {"kind": "steps", "template": "cms/parts/steps.html"}
            self.parts.append({**steps, "steps": []})
        self.parts[-1]["steps"].append(step)


def layout(
    page: BodyPage, *, on: date, query: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return facts and sections of a page, by the law of a day.

    ``query`` is what the reader's address asks. ``law`` is the book it was read from:
    ask it for doubts once the page is shown.
    """
    law = Law(today=on)
    reading = Reading(law, query or {})
    reading.load(page.body)
    sections = list(_sections(page.body, reading))
    found = [section.heading for section in sections if section.heading]
    return {
        "law": law,
        "reading": reading,
        "facts": [_fact(one.value, law) for one in getattr(page, "key_facts", ())],
        "sections": sections,
        "contents": [{"label": one.text, "url": f"#{one.anchor}"} for one in found],
    }


def sources(values: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the sources of a page: title, address, what they say.

    An article of the law leads to the legal library, where that has it.
    """
    return [_source(value) for value in values]


def _source(value: Mapping[str, Any]) -> dict[str, str]:
    document, article = value["document"], value["article"]
    if not document:
        return {"title": value["title"], "url": value["url"], "note": value["note"]}
    cited = Cited(document, article)
    title = citation_text(cited) if article else document_text(document)
    url = article_url(document, article) or value["url"]
    return {"title": title, "url": url, "note": value["note"] or value["title"]}


def preview(kind: str, value: Any, *, on: date) -> dict[str, Any]:
    """Return one block as a page would show it."""
    law = Law(today=on)
    if kind == "fact":
        return {"law": law, "facts": [_fact(value, law)]}
    reading = Reading(law)
    block = _Block(kind, value)
    reading.load([block])
    return {"law": law, "sections": list(_sections([block], reading))}


@dataclass(frozen=True, slots=True)
class _Block:
    block_type: str
    value: Any


def _sections(body: Iterable[Any], reading: Reading) -> Iterator[Section]:
    blocks = list(body)
    found = headings(blocks)
    section = Section()
    for block in blocks:
        is_named = block.block_type in {"heading", "question"}
        heading = next(found) if is_named else None
        if heading is not None and heading.level == "h2":
            if section.heading or section.parts:
                yield section
            section = Section(heading)
        elif block.block_type == "step":
            section.add_step(_step(block.value, reading.law))
        else:
            part = part_of(block.block_type, block.value, reading)
            # What has a heading of its own stands below that of its section.
            is_top = section.heading is None
            section.parts.append({**part, "heading": heading, "is_top": is_top})
    yield section


def _step(value: Any, law: Law) -> Part:
    return {
        "heading": value["heading"],
        "text": value["text"],
        "law": cited(value, law),
    }


def _fact(value: Any, law: Law) -> dict[str, object]:
    """Return a key fact; a figure of the law stands before the editor's words."""
    figures = cited(_chosen(value), law).figures
    words, note = value["value"], value["note"]
    if figures:
        words = format_html('<span class="rule">{}</span> {}', figures[0].value, words)
        note = format_html("{} {}", note, _cite(figures[0]))
    return {
        "icon": value["icon"],
        "label": value["label"],
        "value": words,
        "note": note,
    }


def _chosen(value: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the rule that a key fact names, as steps name theirs."""
    names = {"term": "terms", "fee": "fees", "form": "forms"}
    return {many: [value[one]] for one, many in names.items() if value.get(one)}


def _cite(figure: Figure) -> str:
    context = {
        "article": figure.article,
        "url": figure.url,
        "unverified": figure.unverified,
    }
    return render_to_string("components/rule_cite.html", context)
