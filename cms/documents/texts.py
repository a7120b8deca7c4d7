"""The words of a page, in the order of its fields, and its places to jump to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import ChoiceBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from cms.models import BasePage
from cms.reading import headings, step_names
from cms.tokens import TOKEN

# Streams that hold no words for readers.
SILENT = {"allowed_figures", "related"}
# Short words of a page that stand in fields of their own.
PLAIN = ("summary", "office_name", "address", "phone", "email", "place", "commune")


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or a question of a page, and the anchor that leads to it."""

    text: str
    anchor: str


def places(page: BasePage) -> list[Place]:
    """Return headings and questions of a page, in order."""
    return [Place(one.text, one.anchor) for one in headings(_body(page))]


def heading_texts(page: BasePage) -> list[str]:
    """Return what stands over the parts of a page: headings, questions, steps."""
    body = _body(page)
    return [*(place.text for place in places(page)), *step_names(body)]


def text_of(page: BasePage) -> str:
    """Return all words of a page but its title and headings.

    Figures of the law stand in it by name: they are read when they are shown.
    """
    plain = (getattr(page, name, "") for name in PLAIN)
    parts = (part for field in page._meta.get_fields() for part in _said(page, field))
    return "\n".join(filter(None, [*plain, *parts]))


def without_figures(text: str) -> str:
    """Return a text for the index, which outlives the figures of the day."""
    return TOKEN.sub(" ", text)


def _said(page: BasePage, field: Any) -> Iterator[str]:
    if isinstance(field, StreamField) and field.name not in SILENT:
        yield from _stream(getattr(page, field.name))
    elif isinstance(field, RichTextField):
        yield get_text_for_indexing(getattr(page, field.name))


def _stream(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if block.block_type != "heading":
            yield from _words(block.block, block.value)


def _words(block: Any, value: Any) -> Iterator[str]:
    """Yield the words of a block; what is chosen from a list is no word of it."""
    if not isinstance(block, StructBlock):
        yield from block.get_searchable_content(value)
        return
    for name, part in block.child_blocks.items():
        if not isinstance(part, ChoiceBlock):
            yield from part.get_searchable_content(value.get(name))


def _body(page: BasePage) -> Iterable[Any]:
    return getattr(page, "body", ())
