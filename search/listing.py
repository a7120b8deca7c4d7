"""One list of results with its facets, chips, pages and ways on, for any page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from ip_portal.core.templatetags.look import figure
from search import filters, service
from search.filters import Chosen
from search.kept import wording
from search.params import LAST_PAGE, PAGE_SIZE, Params
from search.port import EngineDownError, Page, Query, Sort
from search.said import said
from search.types import DocumentType, Facet
from search.ways import ways_on
from search.wording import Wording


@dataclass(frozen=True)
class Listing:
    """An answer, and everything a page says around it.

    ``base`` is the address without its query; ``types`` are the document types of
    this page (the register lists one, search lists all).
    """

    base: str
    params: Params
    language: str
    types: Sequence[DocumentType]
    page: Page
    shown: Sequence[service.Shown] = ()
    picked: Sequence[service.Shown] = ()
    """What editors put on top for these words, before the hits."""

    is_down: bool = False

    def url(self, params: Params) -> str:
        """Return the address of another state of this list."""
        return f"{self.base}{params.write()}"

    def query(self, params: Params) -> Query:
        """Return what the engine is asked for another state of this list."""
        return query_of(params, self.types, self.language)

    # --- What was asked, and how much was found -----------------------------------------

    @property
    def said(self) -> list[str]:
        """What was looked for besides the very letters typed, in sentences."""
        return said(self.params.text)

    @property
    def is_in_vain(self) -> bool:
        """Whether words alone, without tab or filter, found nothing at all."""
        only_words = self.params.write() == Params(text=self.params.text).write()
        is_empty = not (self.page.count or self.picked or self.is_down)
        return bool(self.params.text) and only_words and is_empty

    @property
    def phrase_url(self) -> str:
        """The same list for the words in this order; "" where that is no other list."""
        text = self.params.text
        if len(text.split()) < 2 or '"' in text:
            return ""
        return self.url(replace(self.params, text=f'"{text}"', page=1))

    @property
    def count_text(self) -> str:
        """How many were found: exact up to the end of what can be paged."""
        count = self.page.count
        if self.page.more:
            return _("more than %(count)s results") % {"count": figure(count)}
        text = ngettext("%(count)s result", "%(count)s results", count)
        return text % {"count": figure(count)}

    @property
    def total_text(self) -> str:
        """Of how many, where filters leave some out."""
        if not self.params.is_filtered or self.page.more:
            return ""
        listed = self.page.types
        wanted = [self.params.type] if self.params.type else list(listed)
        total = sum(listed.get(name, 0) for name in wanted)
        if total <= self.page.count:
            return ""
        return _("of %(count)s") % {"count": figure(total)}

    @property
    def range_text(self) -> str:
        """Which of the results this page shows."""
        first = (self.params.page - 1) * PAGE_SIZE + 1
        last = first + len(self.page.hits) - 1
        return _("Results %(first)s–%(last)s of %(count)s") % {
            "first": figure(first),
            "last": figure(last),
            "count": figure(self.page.count),
        }

    # --- Tabs, filters --------------------------------------------------------------------

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """All, then each type with its count."""
        plain = Params(text=self.params.text)
        everything = {
            "label": pgettext("results", "All"),
            "url": self.url(plain),
            "current": not self.params.type,
            "count": figure(sum(self.page.types.values())),
        }
        return [everything, *(self._tab(one, plain) for one in self.types)]

    def _tab(self, one: DocumentType, plain: Params) -> dict[str, Any]:
        return {
            "label": str(one.label),
            "url": self.url(replace(plain, type=one.name)),
            "current": self.params.type == one.name,
            "count": figure(self.page.types.get(one.name, 0)),
        }

    @property
    def facets(self) -> list[Facet]:
        """The facets of the types listed, each once."""
        return facets_of(self.types, self.params.type)

    @cached_property
    def chosen(self) -> Sequence[Chosen]:
        """Each chosen filter in words, with the list without it."""
        return list(filters.chosen(self.params, self.facets, self.language))

    @property
    def chips(self) -> list[dict[str, str]]:
        """Each chosen filter, and the same list without it."""
        return [
            {"label": label, "url": self.url(fewer)} for label, fewer in self.chosen
        ]

    @property
    def clear_url(self) -> str:
        """The same list without any filter."""
        return self.url(self.params.unfiltered())

    @cached_property
    def facet_groups(self) -> list[dict[str, Any]]:
        """Facets with their counts, as ``components/facet_group.html`` wants them."""
        groups = [
            filters.group(facet, self.params, self.page, self.language)
            for facet in self.facets
        ]
        return [one for one in groups if filters.has_choice(one)]

    # --- Pages, order ---------------------------------------------------------------------

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The numbers of pages around this one; ``None`` stands for a gap."""
        last, here = self.last_page, self.params.page
        near = sorted({1, last, *range(max(1, here - 1), min(last, here + 1) + 1)})
        return list(self._with_gaps(near))

    def _with_gaps(self, numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
        before = 0
        for number in numbers:
            if number > before + 1:
                yield {"number": None}
            before = number
            is_current = number == self.params.page
            yield {
                "number": number,
                "url": self._page_url(number),
                "current": is_current,
            }

    @property
    def last_page(self) -> int:
        """The last page that can be opened."""
        return max(1, min(LAST_PAGE, -(-self.page.count // PAGE_SIZE)))

    @property
    def is_past_end(self) -> bool:
        """Whether the page asked for lies behind the last one."""
        return self.params.page > self.last_page

    @property
    def previous_url(self) -> str:
        """The page before, if there is one."""
        return self._page_url(self.params.page - 1) if self.params.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, if there is one."""
        here = self.params.page
        return self._page_url(here + 1) if here < self.last_page else ""

    def _page_url(self, number: int) -> str:
        return self.url(replace(self.params, page=number))

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """The ways to sort; without words no result fits better than another."""
        has_words = bool(self.params.text)
        labels = {
            Sort.RELEVANCE: _("Best match first") if has_words else _("In force first"),
            Sort.NEWEST: _("Newest filing first"),
            Sort.OLDEST: _("Oldest filing first"),
            Sort.NAME: _("By name, A to Z"),
        }
        return [
            {"value": one.value, "label": label, "checked": one is self.params.sort}
            for one, label in labels.items()
        ]

    @property
    def ways_on(self) -> list[dict[str, str]]:
        """What to try where nothing was found: other words, fewer filters."""
        return [] if self.page.count or self.is_down else ways_on(self)


def find(
    params: Params,
    *,
    base: str,
    language: str,
    among: Sequence[DocumentType],
    on: date | None = None,
    told: Wording | None = None,
) -> Listing:
    """Ask the engine once, and load what is shown, one query per type.

    With a day, the first page begins with what editors promoted until then. ``told``
    stands for what editors told the search; what is stored otherwise. When no engine
    answers the listing is empty and says so.
    """
    told = (wording() if params.text else Wording()) if told is None else told
    query = query_of(params, among, language)
    query = replace(query, also=told.variants(params.text, language))
    try:
        page = service.ask(query)
    except EngineDownError:
        return Listing(base, params, language, among, Page(), is_down=True)
    picked = _picked(params, query, told, language, on) if on else ()
    above = {(one.type, one.result.key) for one in picked}
    shown = [
        one
        for one in service.load(page.hits, query, language)
        if (one.type, one.result.key) not in above
    ]
    return Listing(base, params, language, among, page, shown, picked)


def _picked(
    params: Params, query: Query, told: Wording, language: str, on: date
) -> Sequence[service.Shown]:
    """Return what stands on top of this very list; filters and orders have none."""
    plain = Params(text=params.text, type=params.type, usual_sort=params.usual_sort)
    if params.write() != plain.write():
        return ()
    picks = [
        pick
        for pick in told.picked(params.text, language, on)
        if pick.type in ("", *query.types) and params.type in ("", pick.type)
    ]
    return service.load_picks(picks, query, language)


def find_or_last(
    params: Params,
    *,
    base: str,
    language: str,
    among: Sequence[DocumentType],
    on: date | None = None,
) -> Listing:
    """Find like ``find``; behind the end of the list give its last page."""
    found = find(params, base=base, language=language, among=among, on=on)
    if found.is_down or not found.is_past_end:
        return found
    last = replace(params, page=found.last_page)
    return find(last, base=base, language=language, among=among)


def facets_of(among: Sequence[DocumentType], type_name: str = "") -> list[Facet]:
    """Return the facets of one type, or of all, each once."""
    listed = [one for one in among if type_name in {"", one.name}]
    return list({facet.name: facet for one in listed for facet in one.facets}.values())


def query_of(params: Params, among: Sequence[DocumentType], language: str) -> Query:
    """Return what the engine is asked."""
    return Query(
        text=params.text,
        types={one.name: one.mode for one in among},
        type=params.type,
        language=language,
        filters=filters.values_of(params),
        facets=[facet.name for facet in facets_of(among, params.type)],
        sort=params.sort,
        offset=(params.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
