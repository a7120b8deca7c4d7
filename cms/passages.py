"""The texts of a page with the place of each, whatever kind of page it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

Step = tuple[Literal["stream", "struct", "list"], int | str]

# Blocks in which the law is chosen, not typed, and lists of news and events.
FREE_BLOCKS = frozenset({"terms", "fees", "forms", "last_day", "news", "events"})
# Addresses and the tree; and the figures that an editor has marked as no law.
NO_TEXTS = frozenset({"slug", "path", "url_path", "draft_title", "allowed_figures"})
NO_TEXT_KINDS = (
    models.SlugField,
    models.URLField,
    models.EmailField,
    models.FileField,
)
PARAGRAPHS = frozenset(
    {"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"}
    | {"table", "tr", "td", "th", "div", "caption"}
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page: the field, the way to it inside a stream, what editors read.

    ``place`` names field and blocks as the editor sees them, blocks counted from 1.
    """

    field: str
    steps: tuple[Step, ...]
    place: str
    text: str


def passages(page: Page) -> Iterator[Passage]:
    """Yield every text that readers or search machines get from a page, in order.

    Texts of related rows that are edited with the page are among them; blocks in which
    rules, fees and forms are chosen are not.
    """
    for field in page._meta.get_fields():
        if isinstance(field, models.Field):
            yield from _of_field(page, field, field.name, capfirst(field.verbose_name))
    for relation in getattr(page._meta, "child_relations", []):
        yield from _of_rows(page, relation)


def plain_text(html: str) -> str:
    """Return the words of rich text; paragraphs are parted by an empty line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


def _of_rows(page: Page, relation: Any) -> Iterator[Passage]:
    name = relation.get_accessor_name()
    if name.startswith("wagtail") or relation.related_model._meta.app_label != "cms":
        return
    for number, row in enumerate(getattr(page, name).all(), 1):
        for field in row._meta.get_fields():
            if isinstance(field, models.Field):
                label = f"{capfirst(row._meta.verbose_name)} {number}"
                place = f"{label}: {capfirst(field.verbose_name)}"
                yield from _of_field(row, field, name, place)


def _of_field(
    row: models.Model, field: models.Field, name: str, place: str
) -> Iterator[Passage]:
    """Yield the texts of one field of a page or of a row of it."""
    value = getattr(row, field.attname, None)
    if field.name in NO_TEXTS or not value:
        return
    if isinstance(field, StreamField):
        for steps, label, text in _of_stream(value):
            yield Passage(name, steps, f"{place}, {label}", text)
    elif isinstance(field, RichTextField):
        yield Passage(name, (), place, plain_text(value))
    elif _is_text(field):
        yield Passage(name, (), place, value)


def _is_text(field: models.Field) -> bool:
    is_words = isinstance(field, models.CharField | models.TextField)
    return is_words and not isinstance(field, NO_TEXT_KINDS) and not field.choices


Found = tuple[tuple[Step, ...], str, str]


def _of_stream(stream: Any) -> Iterator[Found]:
    for index, child in enumerate(stream):
        if child.block_type in FREE_BLOCKS:
            continue
        name = gettext("block %(number)d (%(kind)s)") % {
            "number": index + 1,
            "kind": child.block.label,
        }
        step: Step = ("stream", index)
        yield from _within(step, name, child.block, child.value)


def _within(step: Step, name: str, block: Any, value: Any) -> Iterator[Found]:
    """Yield the texts of a value inside another one, with the way to them."""
    for steps, label, text in _of_value(block, value):
        yield (step, *steps), f"{name}: {label}" if label else name, text


def _of_value(block: Any, value: Any) -> Iterator[Found]:
    """Yield the texts of a value of any block."""
    if value is None:
        return
    if isinstance(block, ImageBlock):
        alt = getattr(value, "contextual_alt_text", "") or ""
        yield (("struct", "alt_text"),), gettext("Text alternative"), alt
    elif isinstance(block, blocks.StreamBlock):
        yield from _of_stream(value)
    elif isinstance(block, blocks.StructBlock | blocks.ListBlock):
        yield from _of_parts(block, value)
    elif text := _words(block, value):
        yield (), "", text


def _of_parts(block: Any, value: Any) -> Iterator[Found]:
    """Yield the texts of the parts of a structure, or of the rows of a list."""
    if isinstance(block, blocks.ListBlock):
        for index, item in enumerate(value):
            step: Step = ("list", index)
            yield from _within(step, str(index + 1), block.child_block, item)
        return
    for name, child in block.child_blocks.items():
        if name not in FREE_BLOCKS:
            label = str(child.label)
            yield from _within(("struct", name), label, child, value[name])


def _words(block: Any, value: Any) -> str:
    """Return what somebody typed into a single field; nothing for a choice."""
    if isinstance(block, blocks.RichTextBlock):
        return plain_text(value.source)
    if isinstance(block, blocks.RawHTMLBlock):
        return plain_text(str(value))
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return str(value)
    return ""


class _Reader(HTMLParser):
    """Collects the words of rich text; bold or a link inside a word parts nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append(" ")
        if alternative := dict(attrs).get("alt"):
            self.parts.append(f"\n\n{alternative}\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(_SPACES.sub(" ", data))
