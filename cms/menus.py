"""The frame of every page: its menu, its footer, the way to the office.

Pages decide: a section stands in the menu where its editor said so, a page about the
site stands at the foot. One query for all of it, asked only where a page shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from wagtail.models import Page

from cms.models.site_map import TOP_DEPTH
from cms.publicity import public

MOST_ENTRIES = 6
SECTION, CONTACT = "sectionpage", "contactpage"
ABOUT = ("plainpage", "sitemappage")

Link = dict[str, object]


class TopPage(NamedTuple):
    """A page right below the home page."""

    title: str
    url: str
    kind: str
    in_menu: bool


class Frame:
    """Menu, footer and contact of one language, for the page at a path."""

    def __init__(self, language: str, path: str) -> None:
        self._language = language
        self._path = path

    def menu(self) -> list[Link]:
        """Return the entries of the header; the one that is open is marked."""
        chosen = [_link(page.title, page.url) for page in self.pages if page.in_menu]
        rooms = [
            _link(pgettext("page", "Search"), reverse("search")),
            _link(_("Marks of Cần Thơ"), reverse("register")),
        ]
        entries = [*chosen[:1], *rooms, *chosen[1:]][:MOST_ENTRIES]
        return [{**one, "current": self._is_within(str(one["url"]))} for one in entries]

    def footer(self) -> list[Link]:
        """Return the columns of the footer, after the one of the Department."""
        columns = [
            (_("Look up"), _rooms()),
            (_("Read"), self._links(SECTION)),
            (_("About this site"), [*self._links(*ABOUT), *_ways_in()]),
        ]
        return [{"title": title, "links": links} for title, links in columns if links]

    def contact_url(self) -> str:
        """Return the address of the page that says how to reach the office, or ""."""
        return next((one.url for one in self.pages if one.kind == CONTACT), "")

    def _links(self, *kinds: str) -> list[Link]:
        return [_link(one.title, one.url) for one in self.pages if one.kind in kinds]

    def _is_within(self, url: str) -> bool:
        return self._path.startswith(url)

    @cached_property
    def pages(self) -> list[TopPage]:
        """Return the public pages below the home page, in one query."""
        pages = top_pages(self._language)
        cache.set(_key(self._language), pages, None)
        return pages


class RememberedFrame(Frame):
    """The frame as this process last showed it: asks no database, for error pages."""

    @cached_property
    def pages(self) -> list[TopPage]:
        """Return the pages that the last page of this process knew, or none."""
        return cache.get(_key(self._language)) or []


def top_pages(language: str) -> list[TopPage]:
    """Return the public pages right below the home page of a language, in order."""
    pages = Page.objects.filter(depth=TOP_DEPTH, locale__language_code=language)
    found: Iterable[Page] = public(pages).annotate(kind=F("content_type__model"))
    return [
        TopPage(page.title, page.get_url() or "", page.kind, page.show_in_menus)
        for page in found.order_by("path")  # type: ignore[attr-defined]
    ]


def _key(language: str) -> str:
    return f"frame:{language}"


def _rooms() -> list[Link]:
    return [
        _link(_("Marks of Cần Thơ"), reverse("register")),
        _link(pgettext("page", "Search"), reverse("search")),
        _link(_("Open data and API"), reverse("open_data")),
    ]


def _ways_in() -> list[Link]:
    return [
        _link(_("Report an error"), reverse("report_error")),
        _link(_("Staff sign-in"), reverse("account_login")),
    ]


def _link(label: str, url: str) -> Link:
    return {"label": label, "url": url}
