"""The texts of a page with the place of each, whatever kind of page it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import models
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cms.leaves import Leaf, Step, leaves

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
    """A text of a page: the field, the way to it inside a stream, what editors read."""

    field: str
    steps: tuple[Step, ...]
    place: str
    text: str


def passages(page: Page) -> Iterator[Passage]:
    """Yield every text that readers or search machines get from a page, in order.

    Texts of rows that are edited with the page are among them; blocks in which rules,
    fees and forms are chosen are not.
    """
    for leaf in leaves(page):
        is_free = leaf.field in NO_TEXTS or not FREE_BLOCKS.isdisjoint(leaf.names)
        if not is_free and leaf.value and (text := _text(leaf)):
            yield Passage(leaf.field, leaf.steps, _place(leaf), text)


def plain_text(html: str) -> str:
    """Return the words of rich text; paragraphs are parted by an empty line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


def _place(leaf: Leaf) -> str:
    if not isinstance(leaf.kind, ImageBlock):
        return leaf.place
    return f"{leaf.place}: {gettext('Text alternative')}"


def _text(leaf: Leaf) -> str:
    """Return what somebody typed; nothing for a choice, a page or a file."""
    if isinstance(leaf.kind, models.Field):
        return _text_of_field(leaf.kind, leaf.value)
    if isinstance(leaf.kind, ImageBlock):
        return getattr(leaf.value, "contextual_alt_text", "") or ""
    if isinstance(leaf.kind, blocks.RichTextBlock):
        return plain_text(leaf.value.source)
    if isinstance(leaf.kind, blocks.RawHTMLBlock):
        return plain_text(str(leaf.value))
    is_words = isinstance(leaf.kind, blocks.CharBlock | blocks.TextBlock)
    return str(leaf.value) if is_words else ""


def _text_of_field(field: models.Field, value: str) -> str:
    if isinstance(field, RichTextField):
        return plain_text(value)
    is_words = isinstance(field, models.CharField | models.TextField)
    is_text = is_words and not isinstance(field, NO_TEXT_KINDS) and not field.choices
    return value if is_text else ""


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
