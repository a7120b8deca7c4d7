"""The map of the site: every public page of a language, by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.models.base import BasePage
from cms.publicity import public

# Root, home, and then the sections and pages a reader starts from.
TOP_DEPTH = 3


@dataclass(slots=True)
class Entry:
    """A page and the pages below it."""

    title: str
    url: str
    children: list[Entry] = field(default_factory=list)


def tree(pages: Iterable[Page], request: HttpRequest | None = None) -> list[Entry]:
    """Return pages that come in order of their paths as a tree.

    A page whose parent is not among them, because it is a draft, is left out with it.
    """
    top: list[Entry] = []
    by_path: dict[str, Entry] = {}
    for page in pages:
        entry = Entry(page.title, page.get_url(request) or "")
        above = by_path.get(page.path[: -page.steplen])
        if above is not None:
            above.children.append(entry)
        elif page.depth == TOP_DEPTH:
            top.append(entry)
        else:
            continue
        by_path[page.path] = entry
    return top


class SiteMapPage(BasePage):
    """Lists all public pages of its language."""

    template = "cms/site_map_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("Map of the site")
        verbose_name_plural = _("Maps of the site")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the tree of pages, in one query."""
        context = super().get_context(request, *args, **kwargs)
        home = self.path[: self.steplen * (TOP_DEPTH - 1)]
        below = Page.objects.filter(depth__gte=TOP_DEPTH, path__startswith=home)
        context["entries"] = tree(public(below).order_by("path"), request)
        return context
