"""One request against one state of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from search import prepare, schema
from search.engines.embedded.matching import Matching
from search.engines.embedded.store import Store, stored_id, total
from search.engines.embedded.synonymous import Synonymous
from search.port import (
    WINDOW,
    FacetCount,
    Hit,
    Mode,
    Page,
    Query,
    Suggestion,
    split_id,
)

_MOST_VALUES = 65_000
_COUNT = " "
_COUNTED = {_COUNT: {"value_count": {"field": "version"}}}
"""Every document has one version. Quicker than a search that counts; its name is that
of no facet."""
_TIES = 64
_SUGGESTED = 5

_Found = list[tuple[float, tantivy.DocAddress]]


@dataclass(frozen=True, slots=True)
class _Ask:
    """One reading of the query, strict or relaxed, with what its list is made of."""

    matching: Matching | Synonymous
    found: tantivy.Query
    listed: tantivy.Query


class Request:
    """One request against one state of the index."""

    def __init__(self, store: Store, query: Query) -> None:
        self._query = query
        self._searcher = store.searcher()
        self._schema = store.schema
        self._words = prepare.query_words(query)
        self._types = dict(prepare.modes(query))

    def walk(self) -> Iterator[Hit]:
        """Every hit of the list in its order, in this one state of the index."""
        ask = self._ask(relaxed=False)
        if self._words.may_err and not self._finds(ask, self._count(ask.listed)):
            ask = self._ask(relaxed=True)
        count = max(1, self._count(ask.listed))
        if order := self._order():
            found = self._searcher.search(
                ask.listed,
                limit=count,
                order_by_field=order,
                order=tantivy.Order.Asc,
                count=False,
            )
            return (self._hit(address) for _, address in found.hits)
        scored = ask.matching.scored(self._query, self._types)
        found = self._searcher.search(
            scored, limit=count, count=False, weight_by_field=self._weight
        )
        return iter(self._in_order(found.hits, 0, count))

    def page(self) -> Page:
        ask = self._ask(relaxed=False)
        count, hits = self._hits(ask)
        relaxed = False
        if self._words.may_err and not self._finds(ask, count):
            close = self._ask(relaxed=True)
            count, hits = self._hits(close)
            relaxed = self._finds(close, count)
            ask = close if relaxed else ask
        counted, facets = self._facets(ask)
        count = counted if count is None else count
        count = self._count(ask.listed) if count is None else count
        return Page(
            hits=hits,
            count=min(count, WINDOW),
            more=count > WINDOW,
            types=self._type_counts(ask, count),
            facets=facets,
            relaxed=relaxed,
        )

    def _ask(self, *, relaxed: bool) -> _Ask:
        matching = self._matching(relaxed=relaxed)
        found = matching.found(self._query, self._types)
        return _Ask(matching, found, matching.filtered(found, self._query.filters))

    def _matching(self, *, relaxed: bool) -> Matching | Synonymous:
        texts = [self._words, *map(prepare.text_words, self._query.also)]
        typed, *others = (
            Matching(self._schema, self._searcher, words, relaxed=relaxed)
            for words in texts
        )
        return Synonymous(typed, others) if others else typed

    def _finds(self, ask: _Ask, count: int | None) -> bool:
        """Whether the words are found at all, in the list or outside the filters."""
        if count is None or count:
            return True
        return any(self._query.filters.values()) and self._count(ask.found) > 0

    def _count(self, query: tantivy.Query) -> int:
        return int(self._searcher.aggregate(query, _COUNTED)[_COUNT]["value"])

    def _type_counts(self, ask: _Ask, count: int) -> Mapping[str, int]:
        filtered = any(self._query.filters.values())
        counts = {}
        for name, mode in self._query.types.items():
            if name in self._types and len(self._types) == 1 and not filtered:
                counts[name] = count
            else:
                found = ask.matching.found(self._query, {name: mode})
                counts[name] = self._count(found)
        return counts

    def _hits(self, ask: _Ask) -> tuple[int | None, Sequence[Hit]]:
        """The page's hits, and how many there are in all if that is known by then."""
        order = self._order()
        if order is None:
            return self._ranked(ask)
        return self._sorted(ask.listed, order, self._query.offset, self._query.limit)

    def _order(self) -> str | None:
        """The field that orders the list; None where scores do."""
        return prepare.ORDERS.get(
            self._query.sort, None if self._words.folded else "rank"
        )

    @property
    def _weight(self) -> str | None:
        return "weight" if Mode.ALL_WORDS in self._types.values() else None

    def _sorted(
        self, listed: tantivy.Query, order: str, offset: int, limit: int
    ) -> tuple[int, Sequence[Hit]]:
        result = self._searcher.search(
            listed,
            limit=max(1, limit),
            offset=offset,
            order_by_field=order,
            order=tantivy.Order.Asc,
        )
        hits = [self._hit(address) for _, address in result.hits[:limit]]
        return total(result), hits

    def _ranked(self, ask: _Ask) -> tuple[int | None, Sequence[Hit]]:
        """The best hits; where enough titles fit, all else need only be counted."""
        matching, query = ask.matching, self._query
        end = max(1, query.offset + query.limit)
        if isinstance(matching, Matching) and matching.titles_lead(self._types):
            titled = matching.titled(query, self._types)
            titled = matching.filtered(titled, query.filters)
            count, hits = self._by_score(matching.scored_titles(titled))
            if count >= end:
                return None, hits
        return self._by_score(matching.scored(query, self._types))

    def _by_score(self, scored: tantivy.Query) -> tuple[int, Sequence[Hit]]:
        """By score, then rank. The engine orders equal scores by where they lie in its
        files, so a little more is read than asked for, until the tie at the end is
        complete, and ties are put in order here.
        """
        offset, ties = self._query.offset, _TIES
        end = offset + self._query.limit
        while True:
            result = self._searcher.search(
                scored, limit=end + ties, weight_by_field=self._weight
            )
            found: _Found = result.hits
            if len(found) < end + ties or found[-1][0] < found[max(0, end - 1)][0]:
                break
            ties *= 4
        return total(result), self._in_order(found, offset, end)

    def _in_order(self, found: _Found, offset: int, end: int) -> Sequence[Hit]:
        if offset >= len(found):
            return ()
        first = offset
        while first and found[first - 1][0] == found[offset][0]:
            first -= 1
        last = min(end, len(found))
        while last < len(found) and found[last][0] == found[last - 1][0]:
            last += 1
        part = found[first:last]
        ranks = self._searcher.fast_field_values("rank", [one for _, one in part])
        by_rank = sorted(
            (
                (-score, rank or 0, place)
                for place, ((score, _), rank) in enumerate(
                    zip(part, ranks, strict=True)
                )
            ),
        )
        wanted = by_rank[offset - first : end - first]
        return [self._hit(part[place][1], -score) for score, _, place in wanted]

    def _hit(self, address: tantivy.DocAddress, score: float = 0.0) -> Hit:
        type_name, key = split_id(stored_id(self._searcher, address))
        return Hit(type_name, key, score)

    def _facets(
        self, ask: _Ask
    ) -> tuple[int | None, Mapping[str, Sequence[FacetCount]]]:
        """Facets without a choice in one pass, each with one in its own.

        The first pass goes through the whole list and counts it along.
        """
        filters = {name: all_ for name, all_ in self._query.filters.items() if all_}
        chosen = [name for name in self._query.facets if name in filters]
        others = [name for name in self._query.facets if name not in chosen]
        count = None
        counted: dict[str, Sequence[FacetCount]] = {}
        if others:
            count, counted = self._counts(ask.listed, others)
        for name in chosen:
            without = ask.matching.filtered(ask.found, filters, but=name)
            counted |= self._counts(without, [name])[1]
        return count, {name: counted[name] for name in self._query.facets}

    def _counts(
        self, query: tantivy.Query, names: Sequence[str]
    ) -> tuple[int, dict[str, Sequence[FacetCount]]]:
        wanted = {
            name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}}
            for name in names
        }
        answer = self._searcher.aggregate(query, {**wanted, **_COUNTED})
        counts = {name: _facet_counts(answer[name]["buckets"]) for name in names}
        return int(answer[_COUNT]["value"]), counts

    def suggestions(self, limit: int) -> Sequence[Suggestion]:
        words = self._words
        if not any(len(word) >= schema.PREFIX_LETTERS for word in words.folded):
            return ()
        matching = Matching(self._schema, self._searcher, words)
        titled = matching.suggested(self._query, self._types)
        scored = matching.scored_titles(titled)
        result = self._searcher.search(
            scored, limit=limit * _SUGGESTED, count=False, weight_by_field="weight"
        )
        offered: dict[str, Suggestion] = {}
        for _, address in result.hits:
            document = self._searcher.doc(address)
            title = document.get_first("title_text") or ""
            named = split_id(document.get_first("id") or "")
            offered.setdefault(title.casefold(), Suggestion(*named, title))
        return list(offered.values())[:limit]


def _facet_counts(buckets: Sequence[Mapping[str, Any]]) -> Sequence[FacetCount]:
    counts = sorted((-one["doc_count"], one["key"]) for one in buckets)
    return [FacetCount(value, -count) for count, value in counts]
