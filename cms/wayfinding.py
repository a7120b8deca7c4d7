"""The pages beside a page: its group, the one before, the one after, what is related."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.publicity import public

Link = dict[str, Any]


def group(page: Page, request: HttpRequest) -> list[Link]:
    """Return the public pages below the same parent, in order, in one statement."""
    siblings = public(page.get_siblings()).order_by("path")
    return [
        {"label": one.title, "url": one.get_url(request), "current": one.pk == page.pk}
        for one in siblings
    ]


def neighbours(links: list[Link]) -> dict[str, Link | None]:
    """Return the pages before and after the current one of a group."""
    place = next((i for i, link in enumerate(links) if link["current"]), None)
    if place is None:
        return {"previous": None, "next": None}
    after = links[place + 1 : place + 2]
    return {
        "previous": links[place - 1] if place else None,
        "next": after[0] if after else None,
    }


def related(chosen: StreamValue, request: HttpRequest) -> Iterator[Link]:
    """Yield the pages an editor chose, as far as everybody may read them.

    ``language`` is given where a page is in another one than its reader's.
    """
    keys = [row["value"] for row in chosen.raw_data if row["value"]]
    pages = public(Page.objects.filter(pk__in=keys)).select_related("locale")
    found = pages.in_bulk() if keys else {}
    for key in keys:
        if page := found.get(key):
            language = page.locale.language_code
            foreign = language if language != get_language() else ""
            yield {
                "label": page.title,
                "url": page.get_url(request),
                "language": foreign,
            }
