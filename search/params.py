"""The address is the state: read it leniently, write it in one canonical way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from ip_portal.core.text import normalize
from search.port import TEXT_LIMIT, WINDOW, Sort

PAGE_SIZE = 20
LAST_PAGE = WINDOW // PAGE_SIZE
MOST_VALUES = 40


@dataclass(frozen=True, slots=True)
class Params:
    """What a person asks for. A value that makes no sense counts as not given."""

    text: str = ""
    type: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    view: str = ""

    @classmethod
    def read(
        cls, query: QueryDict, *, types: Sequence[str], facets: Sequence[str]
    ) -> Params:
        """Read an address; unknown parameters and bad values are passed over."""
        wanted_type = query.get("type", "")
        return cls(
            text=normalize(query.get("q", ""))[:TEXT_LIMIT].strip(),
            type=wanted_type if wanted_type in types else "",
            filters={
                name: values
                for name in facets
                if (values := _values(query.getlist(name)))
            },
            sort=_sort(query.get("sort", "")),
            page=_page(query.get("page", "")),
            view=query.get("view", "")[:20],
        )

    def without(self, facet: str, value: str) -> Params:
        """Return the same with one chosen value taken away, from page 1."""
        kept = tuple(one for one in self.filters.get(facet, ()) if one != value)
        filters = {**self.filters, facet: kept}
        return replace(self, filters=_chosen(filters), page=1)

    def with_value(self, facet: str, value: str) -> Params:
        """Return the same with one value chosen, from page 1."""
        chosen = (*self.filters.get(facet, ()), value)
        return replace(self, filters={**self.filters, facet: chosen}, page=1)

    def write(self) -> str:
        """Return the query string, with what is default left out; "" for nothing."""
        pairs: list[tuple[str, str]] = []
        if self.text:
            pairs.append(("q", self.text))
        if self.type:
            pairs.append(("type", self.type))
        for name, values in self.filters.items():
            pairs += [(name, value) for value in values]
        if self.sort is not Sort.RELEVANCE:
            pairs.append(("sort", self.sort.value))
        if self.view:
            pairs.append(("view", self.view))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"?{urlencode(pairs, errors='replace')}" if pairs else ""


def _values(values: Sequence[str]) -> tuple[str, ...]:
    kept = [value[:80] for value in values if value and "\x00" not in value]
    return tuple(dict.fromkeys(kept))[:MOST_VALUES]


def _chosen(
    filters: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in filters.items() if values}


def _sort(value: str) -> Sort:
    return Sort(value) if value in set(Sort) else Sort.RELEVANCE


def _page(value: str) -> int:
    """Return a page that exists in principle; lists end at ``WINDOW``."""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 1
    return min(max(number, 1), LAST_PAGE)
