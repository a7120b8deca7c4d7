"""One request: the body that is sent, and the page made of what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search import prepare, schema
from search.engines.elastic.clauses import (
    Clause,
    all_of,
    any_of,
    best_of,
    boosted,
    constant,
    term,
    terms,
)
from search.engines.elastic.matching import Matching
from search.port import (
    WINDOW,
    FacetCount,
    Hit,
    Mode,
    Page,
    Query,
    Sort,
    split_id,
)

Answer = Mapping[str, Any]

_MOST_VALUES = 65_000
_TYPES = " types"
_OTHERS = " others"
_VALUES = "values"


class Request:
    """A query as one search of the cluster, strict or relaxed."""

    def __init__(self, query: Query, *, relaxed: bool = False) -> None:
        self._query = query
        self._relaxed = relaxed
        self._listed = dict(prepare.modes(query))
        self._words = prepare.query_words(query)
        texts = [prepare.text_words(text) for text in query.also]
        self._texts = [
            Matching(words, relaxed=relaxed) for words in (self._words, *texts)
        ]
        self._filters = {name: all_ for name, all_ in query.filters.items() if all_}

    @property
    def may_err(self) -> bool:
        """Whether a second pass with typing errors allowed makes sense."""
        return self._words.may_err

    def body(self) -> dict[str, Any]:
        """What is sent: the list, its order, and all counts around it."""
        query = self._query
        return {
            "query": self.matched(),
            "post_filter": all_of([self._of_list(), *self._selections()]),
            "aggs": self._counts(),
            "sort": self.order(),
            "from": query.offset,
            "size": query.limit,
            "track_total_hits": WINDOW + 1,
            "_source": False,
        }

    def matched(self) -> Clause:
        """All types looked in; those that are listed with their scores."""
        others = {
            name: mode
            for name, mode in self._query.types.items()
            if name not in self._listed
        }
        listed = self._scored() if self._is_ranked() else self._found(self._listed)
        if not others:
            return listed
        return any_of([listed, constant(self._found(others), 0.0)])

    def order(self) -> list[Any]:
        """A sort without ties."""
        if self._is_ranked():
            return [{"_score": "desc"}, {"rank": "asc"}]
        return [{prepare.ORDERS.get(self._query.sort, "rank"): "asc"}]

    def _is_ranked(self) -> bool:
        return self._query.sort is Sort.RELEVANCE and bool(self._words.folded)

    def _found(self, types: Mapping[str, Mode]) -> Clause:
        return any_of(text.found(self._query, types) for text in self._texts)

    def _scored(self) -> Clause:
        typed, *others = (
            text.scored(self._query, self._listed) for text in self._texts
        )
        if not others:
            return typed
        return best_of([typed, *(boosted(one, schema.ALSO_WEIGHT) for one in others)])

    def _of_list(self) -> Clause:
        return terms("scope", list(self._listed))

    def _selections(self, but: str = "") -> list[Clause]:
        return [
            terms(f"facets.{name}", values)
            for name, values in self._filters.items()
            if name != but
        ]

    def _counts(self) -> dict[str, Any]:
        """Types of all that is found; facets of the list, each without its own choice.

        Those without a choice are counted in one pass.
        """
        names = self._query.types
        types = {"filters": {"filters": {name: term("scope", name) for name in names}}}
        counts: dict[str, Any] = {_TYPES: types}
        own = [name for name in self._query.facets if name in self._filters]
        others = [name for name in self._query.facets if name not in own]
        if others:
            counts[_OTHERS] = self._counted(self._selections(), others)
        for name in own:
            counts[name] = self._counted(self._selections(but=name), [name])
        return counts

    def _counted(self, selections: Sequence[Clause], names: Sequence[str]) -> Clause:
        return {
            "filter": all_of([self._of_list(), *selections]),
            "aggs": {
                f"{_VALUES}.{name}": {
                    "terms": {"field": f"facets.{name}", "size": _MOST_VALUES}
                }
                for name in names
            },
        }

    def finds(self, answer: Answer) -> bool:
        """Whether anything of the list fits, before its filters."""
        return any(self.types(answer)[name] for name in self._listed)

    def types(self, answer: Answer) -> Mapping[str, int]:
        """Matches of each type looked in."""
        buckets = answer["aggregations"][_TYPES]["buckets"]
        return {name: buckets[name]["doc_count"] for name in self._query.types}

    def page(self, answer: Answer) -> Page:
        """The answer in the port's words."""
        found = answer["hits"]
        total = found["total"]["value"]
        return Page(
            hits=[hit(one) for one in found["hits"]],
            count=min(total, WINDOW),
            more=total > WINDOW,
            types=self.types(answer),
            facets={name: self._facet(answer, name) for name in self._query.facets},
            relaxed=self._relaxed,
        )

    def _facet(self, answer: Answer, name: str) -> Sequence[FacetCount]:
        counted = answer["aggregations"][name if name in self._filters else _OTHERS]
        buckets = counted[f"{_VALUES}.{name}"]["buckets"]
        return [FacetCount(one["key"], one["doc_count"]) for one in buckets]


def hit(found: Answer) -> Hit:
    """A hit of the cluster in the port's words."""
    return Hit(*split_id(found["_id"]), found["_score"] or 0.0)
