"""One list of results with its facets, chips, pages and ways on, for any page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from ip_portal.core.templatetags.look import figure
from search import service, types as known_types
from search.params import LAST_PAGE, PAGE_SIZE, Params
from search.port import EngineDownError, FacetCount, Mode, Page, Query, Sort

SHOWN_VALUES = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer, and everything a page says around it.

    ``base`` is the address without its query; ``types`` are the document types of
    this page (the register lists one, search lists all).
    """

    base: str
    params: Params
    language: str
    types: Sequence[known_types.DocumentType]
    page: Page
    shown: Sequence[service.Shown]
    is_down: bool = False

    def url(self, params: Params) -> str:
        """Return the address of another state of this list."""
        return f"{self.base}{params.write()}"

    # --- Counts -------------------------------------------------------------------------

    @property
    def count_text(self) -> str:
        """How many were found: exact up to the end of what can be paged."""
        count = self.page.count
        if self.page.more:
            return _("more than %(count)s results") % {"count": figure(count)}
        text = ngettext("%(count)s result", "%(count)s results", count)
        return text % {"count": figure(count)}

    @property
    def range_text(self) -> str:
        """Which of the results this page shows."""
        first = (self.params.page - 1) * PAGE_SIZE + 1
        last = first + len(self.page.hits) - 1
        return _("Results %(first)s–%(last)s of %(count)s") % {
            "first": first,
            "last": last,
            "count": figure(self.page.count),
        }

    # --- Tabs, chips, pages ---------------------------------------------------------------

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

    def _tab(self, one: known_types.DocumentType, plain: Params) -> dict[str, Any]:
        return {
            "label": str(one.label),
            "url": self.url(replace(plain, type=one.name)),
            "current": self.params.type == one.name,
            "count": figure(self.page.types.get(one.name, 0)),
        }

    @property
    def chips(self) -> list[dict[str, str]]:
        """Each chosen value, and the same list without it."""
        return [
            {"label": label, "url": self.url(self.params.without(facet, value))}
            for facet, value, label in self._chosen()
        ]

    @property
    def clear_url(self) -> str:
        """The same list without any filter."""
        return self.url(replace(self.params, filters={}, page=1))

    def _chosen(self) -> Iterator[tuple[str, str, str]]:
        for facet in self.facets:
            values = self.params.filters.get(facet.name, ())
            labels = facet.labels(values, self.language) if values else {}
            for value in values:
                yield facet.name, value, labels.get(value, value)

    @property
    def facets(self) -> list[known_types.Facet]:
        """The facets of the types listed, each once."""
        listed = [one for one in self.types if self.params.type in {"", one.name}]
        found = {facet.name: facet for one in listed for facet in one.facets}
        return list(found.values())

    @property
    def facet_groups(self) -> list[dict[str, Any]]:
        """Facets with their counts, as ``components/facet_group.html`` wants them."""
        groups = [self._group(facet) for facet in self.facets]
        return [group for group in groups if group["options"]]

    def _group(self, facet: known_types.Facet) -> dict[str, Any]:
        chosen = self.params.filters.get(facet.name, ())
        counted = list(self.page.facets.get(facet.name, ()))
        missing = [
            value for value in chosen if value not in {one.value for one in counted}
        ]
        counted += [FacetCount(value, 0) for value in missing]
        labels = facet.labels([one.value for one in counted], self.language)
        notes = (
            facet.notes([one.value for one in counted], self.language)
            if facet.notes
            else {}
        )
        options = [
            {
                "value": one.value,
                "label": labels.get(one.value, one.value),
                "count": figure(one.count),
                "checked": one.value in chosen,
                "note": notes.get(one.value, ""),
            }
            for one in _in_order(counted, ordered=facet.ordered)
        ]
        return {
            "name": facet.name,
            "title": str(facet.label),
            "options": [one for one in options if one["checked"]]
            + [one for one in options if not one["checked"]]
            if len(options) > SHOWN_VALUES
            else options,
            "shown": SHOWN_VALUES,
        }

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The numbers of pages around this one; ``None`` stands for a gap."""
        last = self.last_page
        here = self.params.page
        near = {1, last, *range(max(1, here - 1), min(last, here + 1) + 1)}
        found: list[dict[str, Any]] = []
        for number in sorted(near):
            if (
                found
                and found[-1]["number"] is not None
                and number - found[-1]["number"] > 1
            ):
                found.append({"number": None})
            found.append(
                {
                    "number": number,
                    "url": self._page_url(number),
                    "current": number == here,
                }
            )
        return found

    @property
    def last_page(self) -> int:
        """The last page that can be opened."""
        return max(1, min(LAST_PAGE, -(-self.page.count // PAGE_SIZE)))

    @property
    def previous_url(self) -> str:
        """The page before, if there is one."""
        return self._page_url(self.params.page - 1) if self.params.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, if there is one."""
        here = self.params.page
        return self._page_url(here + 1) if here < self.last_page else ""

    @property
    def must_refine(self) -> bool:
        """Say whether the list is longer than what can be paged."""
        return self.page.more

    def _page_url(self, number: int) -> str:
        return self.url(replace(self.params, page=number))

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """The ways to sort."""
        labels = {
            Sort.RELEVANCE: _("Best match first"),
            Sort.NEWEST: _("Newest filing first"),
            Sort.OLDEST: _("Oldest filing first"),
            Sort.NAME: _("By name"),
        }
        return [
            {"value": one.value, "label": label, "checked": one is self.params.sort}
            for one, label in labels.items()
        ]

    # --- Nothing found --------------------------------------------------------------------

    @property
    def ways_on(self) -> list[dict[str, str]]:
        """What to try where nothing was found: other words, fewer filters."""
        if self.page.count or self.is_down:
            return []
        return [*self._near_titles(), *self._fewer_filters(), *self._other_tabs()]

    def _near_titles(self) -> Iterator[dict[str, str]]:
        if not self.params.text:
            return
        near = _query(Params(text=self.params.text), self.types, self.language)
        loose = replace(near, types=dict.fromkeys(near.types, Mode.ANY_WORD), limit=3)
        found = service.ask(loose)
        for one in service.load(found.hits, loose, self.language):
            yield {
                "before": _("Did you mean"),
                "label": one.result.title,
                "url": one.result.url,
                "after": "?",
            }

    def _fewer_filters(self) -> Iterator[dict[str, str]]:
        for facet, value, label in list(self._chosen())[:5]:
            fewer = self.params.without(facet, value)
            count = service.ask(
                replace(_query(fewer, self.types, self.language), limit=0, facets=())
            ).count
            if count:
                yield _way(_("Drop the filter"), label, self.url(fewer), count)

    def _other_tabs(self) -> Iterator[dict[str, str]]:
        if not self.params.type:
            return
        for one in self.types:
            count = self.page.types.get(one.name, 0)
            if one.name != self.params.type and count:
                params = Params(text=self.params.text, type=one.name)
                yield _way(_("Look in"), str(one.label), self.url(params), count)


def find(
    params: Params,
    *,
    base: str,
    language: str,
    among: Sequence[known_types.DocumentType],
) -> Listing:
    """Ask the engine once, and load what is shown, one query per type.

    When no engine answers the listing is empty and says so.
    """
    query = _query(params, among, language)
    try:
        page = service.ask(query)
    except EngineDownError:
        return Listing(base, params, language, among, Page(), (), is_down=True)
    shown = service.load(page.hits, query, language)
    return Listing(base, params, language, among, page, shown)


def _query(params: Params, among: Sequence[known_types.DocumentType], language: str) -> Query:
    listed = [one for one in among if params.type in {"", one.name}]
    return Query(
        text=params.text,
        types={one.name: one.mode for one in among},
        type=params.type,
        language=language,
        filters=dict(params.filters),
        facets=list(dict.fromkeys(f.name for one in listed for f in one.facets)),
        sort=params.sort,
        offset=(params.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )


def _way(before: str, label: str, url: str, count: int) -> dict[str, str]:
    text = ngettext("%(count)s result", "%(count)s results", count)
    after = f": {text % {'count': figure(count)}}"
    return {"before": before, "label": label, "url": url, "after": after}


def _in_order(counted: Sequence[FacetCount], *, ordered: bool) -> list[FacetCount]:
    if not ordered:
        return list(counted)
    return sorted(counted, key=lambda one: (len(one.value), one.value))
