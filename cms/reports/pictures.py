"""Pictures that say nothing to those who do not see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from cms.leaves import Leaf, leaves
from cms.reports.problems import Problem, published_pages


def find(owner: Any = None) -> Iterator[Problem]:
    """Yield each picture of a published page without words in its place.

    One that is said to be decoration needs none.
    """
    for page in published_pages(owner):
        for leaf in leaves(page):
            if leaf.value is not None and _is_mute(leaf):
                name = {"picture": leaf.value.title}
                what = gettext("“%(picture)s” has no description.") % name
                yield Problem(page, what, leaf.place)


def _is_mute(leaf: Leaf) -> bool:
    picture = leaf.value
    if isinstance(leaf.kind, ImageBlock):
        alternative = (picture.contextual_alt_text or "").strip()
        return not picture.decorative and not alternative
    if isinstance(leaf.kind, ImageChooserBlock):
        return not picture.description.strip()
    return False
