"""Which pages cite which rules, fees and forms: read from their blocks, when asked.

A citation is written as an inline token is: "trademark.opposition", "fee:application",
"form:renewal". No table keeps them, so none can be out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model
from wagtail.blocks import (
    Block,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks.rules import FeeBlock, FormBlock, RuleBlock
from cms.models import BasePage
from cms.tokens import tokens


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page and what it cites; a draft is what stands in its newest revision."""

    page: Page
    cites: frozenset[str]
    is_draft: bool = False


def citing_pages() -> list[CitingPage]:
    """Return every page that cites the law, published or not, by title.

    A page whose draft cites something else stands twice. The number of queries grows
    with the kinds of page only.
    """
    pages = (
        Page.objects.type(BasePage)
        .select_related("locale", "latest_revision", "content_type")
        .order_by("title", "pk")
    )
    drafts = [_draft(page) for page in pages if page.has_unpublished_changes]
    live = [
        CitingPage(page, frozenset(_cited_by_row(page)))
        for page in Page.objects.type(BasePage)
        .filter(live=True)
        .select_related("locale")
        .specific()
    ]
    found = [one for one in (*live, *drafts) if one is not None and one.cites]
    return sorted(found, key=lambda one: (one.page.title, one.page.pk, one.is_draft))


def cited_by(page: Page) -> frozenset[str]:
    """Return what a page (of its own kind) cites, as it stands in memory."""
    return frozenset(_cited_by_row(page))


def _draft(page: Page) -> CitingPage | None:
    revision = page.latest_revision
    if revision is None:
        return None
    cites: set[str] = set()
    for field in _fields(page.specific_class):
        written = revision.content.get(field.name)
        if written and isinstance(field, StreamField):
            cites.update(_cited(field.stream_block, json.loads(written)))
        elif written:
            cites.update(tokens(written))
    return CitingPage(page, frozenset(cites), is_draft=True)


def _cited_by_row(page: Page) -> Iterator[str]:
    for field in _fields(type(page)):
        value = getattr(page, field.name)
        if isinstance(value, StreamValue):
            yield from _cited(value.stream_block, _raw(value))
        elif value:
            yield from tokens(str(value))


def _fields(model: type[Model]) -> list[Field]:
    """Return the fields of a kind of page that can cite."""
    found = model._meta.get_fields()
    return [one for one in found if isinstance(one, StreamField | RichTextField)]


def _raw(value: StreamValue) -> list[Any]:
    """Return a stream as it is stored: no page or picture in it is looked up."""
    return value.get_prep_value()


def _cited(block: Block, value: Any) -> Iterator[str]:
    """Yield what a block cites; `value` is as the database holds it."""
    if not value:
        return
    if isinstance(block, RuleBlock):
        yield f"{_prefix(block)}{value}"
    elif isinstance(block, RichTextBlock):
        yield from tokens(value)
    else:
        for child, inner in _children(block, value):
            yield from _cited(child, inner)


def _children(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    if isinstance(block, StreamBlock):
        for item in value:
            # A kind of block that is gone is shown by nobody.
            if item["type"] in block.child_blocks:
                yield block.child_blocks[item["type"]], item["value"]
    elif isinstance(block, ListBlock):
        for item in value:
            is_item = isinstance(item, Mapping) and item.get("type") == "item"
            yield block.child_block, item["value"] if is_item else item
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield child, value.get(name)


def _prefix(block: RuleBlock) -> str:
    if isinstance(block, FeeBlock):
        return "fee:"
    return "form:" if isinstance(block, FormBlock) else ""
