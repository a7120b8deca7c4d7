"""Everything an editor entered into a page, with the place of each, of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

Step = tuple[Literal["stream", "struct", "list"], int | str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a page: the field, the way to it inside a stream, what it is.

    ``place`` names field and blocks as the editor sees them, blocks counted from 1;
    ``names`` are the names of the blocks on the way; ``kind`` is the block, or the
    field of the model, that holds the value.
    """

    field: str
    place: str
    kind: Any
    value: Any
    steps: tuple[Step, ...] = ()
    names: tuple[str, ...] = ()


def leaves(page: Page) -> Iterator[Leaf]:
    """Yield the values of a page in the order of its fields, then those of its rows.

    A structure with a class of its own (a link) is yielded as well as its parts.
    """
    yield from _of_row(page)
    for relation in getattr(page._meta, "child_relations", []):
        if relation.related_model._meta.app_label == "cms":
            yield from _of_rows(page, relation.get_accessor_name())


def _of_rows(page: Page, name: str) -> Iterator[Leaf]:
    """Yield the values of rows that are edited with the page."""
    for number, row in enumerate(getattr(page, name).all(), 1):
        label = f"{capfirst(row._meta.verbose_name)} {number}"
        for leaf in _of_row(row):
            yield replace(leaf, field=name, place=f"{label}: {leaf.place}", steps=())


def _of_row(row: models.Model) -> Iterator[Leaf]:
    for field in row._meta.get_fields():
        if not isinstance(field, models.Field):
            continue
        place = capfirst(field.verbose_name)
        value = getattr(row, field.attname, None)
        if not isinstance(field, StreamField):
            yield Leaf(field.name, place, field, value)
            continue
        for leaf in _of_stream(value or []):
            yield replace(leaf, field=field.name, place=f"{place}, {leaf.place}")


def _of_stream(stream: Any) -> Iterator[Leaf]:
    for index, child in enumerate(stream):
        name = gettext("block %(number)d (%(kind)s)") % {
            "number": index + 1,
            "kind": child.block.label,
        }
        for leaf in _of_value(child.block, child.value):
            yield _within(leaf, ("stream", index), name, child.block_type)


def _of_value(block: Any, value: Any) -> Iterator[Leaf]:
    """Yield a value, or what it is made of."""
    if isinstance(block, blocks.StreamBlock):
        yield from _of_stream(value or [])
    elif isinstance(block, blocks.ListBlock):
        for index, item in enumerate(value or []):
            for leaf in _of_value(block.child_block, item):
                yield _within(leaf, ("list", index), str(index + 1))
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        yield from _of_structure(block, value or {})
    else:
        yield Leaf("", "", block, value)


def _of_structure(block: Any, value: Any) -> Iterator[Leaf]:
    if type(value) not in {blocks.StructValue, dict}:
        yield Leaf("", "", block, value)
    for name, child in block.child_blocks.items():
        for leaf in _of_value(child, value.get(name)):
            yield _within(leaf, ("struct", name), str(child.label), name)


def _within(leaf: Leaf, step: Step, label: str, name: str = "") -> Leaf:
    """Return a leaf as it is seen from one block further out."""
    return replace(
        leaf,
        place=f"{label}: {leaf.place}" if leaf.place else label,
        steps=(step, *leaf.steps),
        names=(name, *leaf.names) if name else leaf.names,
    )
