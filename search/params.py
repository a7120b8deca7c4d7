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
LONGEST_VALUE = 80
FIRST_NUMBER, LAST_NUMBER = 1900, 2100
"""What a range may hold: years."""

Span = tuple[int | None, int | None]
"""From and to, either of them open."""


@dataclass(frozen=True, slots=True)
class Params:
    """What a person asks for. A value that makes no sense counts as not given.

    ``filters`` are chosen values by facet, ``spans`` from–to by facet, ``typed`` the
    words typed to choose a value by (a place name) that no value is known for.
    """

    text: str = ""
    type: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    view: str = ""
    usual_sort: Sort = Sort.RELEVANCE
    """The order of an address that names none."""

    @classmethod
    def read(
        cls,
        query: QueryDict,
        *,
        types: Sequence[str],
        facets: Sequence[str],
        spans: Sequence[str] = (),
        typed: Sequence[str] = (),
        usual_sort: Sort = Sort.RELEVANCE,
    ) -> Params:
        """Read an address; unknown parameters and bad values are passed over.

        ``facets`` are chosen by value, ``spans`` by ``NAME_from`` and ``NAME_to``;
        for those in ``typed`` words may come as ``NAME_name``.
        """
        wanted_type = query.get("type", "")
        values = {name: _values(query.getlist(name)) for name in facets}
        ranges = {
            name: _span(query.get(f"{name}_from", ""), query.get(f"{name}_to", ""))
            for name in spans
        }
        words = {name: _words(query.get(f"{name}_name", "")) for name in typed}
        return cls(
            text=normalize(query.get("q", ""))[:TEXT_LIMIT].strip(),
            type=wanted_type if wanted_type in types else "",
            filters=_given(values),
            spans={name: span for name, span in ranges.items() if any(span)},
            typed={name: said for name, said in words.items() if said},
            sort=_sort(query.get("sort", ""), usual_sort),
            page=_page(query.get("page", "")),
            view=normalize(query.get("view", ""))[:20],
            usual_sort=usual_sort,
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words, a tab or an order was chosen."""
        return bool(self.filters or self.spans)

    def without(self, facet: str, value: str) -> Params:
        """Return the same with one chosen value taken away, from page 1."""
        kept = tuple(one for one in self.filters.get(facet, ()) if one != value)
        filters = {**self.filters, facet: kept}
        return replace(self, filters=_given(filters), page=1)

    def without_span(self, facet: str) -> Params:
        """Return the same with a from–to taken away, from page 1."""
        spans = {name: span for name, span in self.spans.items() if name != facet}
        return replace(self, spans=spans, page=1)

    def with_values(self, facet: str, values: Sequence[str]) -> Params:
        """Return the same with further values chosen, from page 1; no words typed."""
        chosen = dict.fromkeys((*self.filters.get(facet, ()), *values))
        typed = {name: said for name, said in self.typed.items() if name != facet}
        filters = {**self.filters, facet: tuple(chosen)[:MOST_VALUES]}
        return replace(self, filters=filters, typed=typed, page=1)

    def unfiltered(self) -> Params:
        """Return the same without any filter, from page 1."""
        return replace(self, filters={}, spans={}, typed={}, page=1)

    def write(self) -> str:
        """Return the query string, with what is default left out; "" for nothing."""
        pairs: list[tuple[str, str]] = []
        if self.text:
            pairs.append(("q", self.text))
        if self.type:
            pairs.append(("type", self.type))
        pairs += self._filter_pairs()
        if self.sort is not self.usual_sort:
            pairs.append(("sort", self.sort.value))
        if self.view:
            pairs.append(("view", self.view))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"?{urlencode(pairs, errors='replace')}" if pairs else ""

    def _filter_pairs(self) -> list[tuple[str, str]]:
        pairs = [
            (name, value) for name, values in self.filters.items() for value in values
        ]
        for name, (first, last) in self.spans.items():
            pairs += [(f"{name}_from", str(first))] if first else []
            pairs += [(f"{name}_to", str(last))] if last else []
        return [*pairs, *((f"{name}_name", said) for name, said in self.typed.items())]


def _values(values: Sequence[str]) -> tuple[str, ...]:
    kept = [
        value[:LONGEST_VALUE]
        for value in map(normalize, values)
        if value and "\x00" not in value
    ]
    return tuple(dict.fromkeys(kept))[:MOST_VALUES]


def _given(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: chosen for name, chosen in values.items() if chosen}


def _words(value: str) -> str:
    return normalize(value).replace("\x00", "")[:LONGEST_VALUE].strip()


def _span(first: str, last: str) -> Span:
    low, high = _number(first), _number(last)
    return (high, low) if low and high and low > high else (low, high)


def _number(value: str) -> int | None:
    value = value.strip()
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        return None
    number = int(value)
    return number if FIRST_NUMBER <= number <= LAST_NUMBER else None


def _sort(value: str, usual: Sort) -> Sort:
    return Sort(value) if value in set(Sort) else usual


def _page(value: str) -> int:
    """Return a page that exists in principle; lists end at ``WINDOW``."""
    number = int(value[:9]) if value.isascii() and value.isdigit() else 1
    return min(max(number, 1), LAST_PAGE)
