"""The same questions, typed straight into tantivy by somebody in no need of our house.

The words come folded, the index is open: only the engine's own work is in the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from bench.queries import PAGE, Asked
from ip_portal.core.text import fold

Query = tantivy.Query
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should

_TYPO_LETTERS = 4
_ORDERS = {"newest": "by_newest", "name": "by_name"}
_MOST_VALUES = 65_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What both sides must agree on."""

    count: int
    facets: Mapping[str, Mapping[str, int]]
    keys: Sequence[str]


class Bare:
    """An open index, and nothing around it."""

    def __init__(self, folder: Path) -> None:
        self.index = tantivy.Index.open(str(folder))
        self.schema = self.index.schema
        self.index.reload()

    def ask(self, words: Sequence[str], begun: bool, asked: Asked) -> Answer:
        """Answer one question whose words are folded already."""
        searcher = self.index.searcher()
        found = self._all_words(words, begun)
        result = self._hits(searcher, self._filtered(found, asked.filters), asked)
        if not result.count and any(len(word) >= _TYPO_LETTERS for word in words):
            found = self._all_words(words, begun, typo=True)
            result = self._hits(searcher, self._filtered(found, asked.filters), asked)
        return Answer(
            count=result.count,
            facets=self._facets(searcher, found, asked) if asked.facets else {},
            keys=[
                searcher.doc(address).get_first("id") or ""
                for _, address in result.hits
            ],
        )

    def _hits(
        self, searcher: tantivy.Searcher, query: Query, asked: Asked
    ) -> tantivy.SearchResult:
        if order := _ORDERS.get(asked.sort):
            return searcher.search(
                query,
                limit=PAGE,
                offset=asked.offset,
                order_by_field=order,
                order=tantivy.Order.Asc,
            )
        return searcher.search(query, limit=PAGE, offset=asked.offset)

    def _all_words(
        self, words: Sequence[str], begun: bool, *, typo: bool = False
    ) -> Query:
        parts = [self._word(word, typo=typo) for word in words]
        if begun:
            parts[-1] = Query.fuzzy_term_query(
                self.schema, "words", words[-1], 0, prefix=True
            )
        return _combined(parts, MUST)

    def _word(self, word: str, *, typo: bool) -> Query:
        if typo and len(word) >= _TYPO_LETTERS:
            return Query.fuzzy_term_query(self.schema, "words", word, 1)
        return Query.term_query(self.schema, "words", word, "basic")

    def _filtered(
        self, found: Query, filters: Mapping[str, Sequence[str]], but: str = ""
    ) -> Query:
        chosen = [
            _combined((self._value(name, one) for one in values), SHOULD)
            for name, values in filters.items()
            if name != but
        ]
        return _combined([found, *chosen], MUST)

    def _value(self, name: str, value: str) -> Query:
        return Query.term_query(self.schema, f"facets.{name}", value, "basic")

    def _facets(
        self, searcher: tantivy.Searcher, found: Query, asked: Asked
    ) -> dict[str, dict[str, int]]:
        """A facet's own choice does not shrink its counts: it has a pass of its own."""
        free = [name for name in asked.facets if name not in asked.filters]
        counted = self._counts(searcher, self._filtered(found, asked.filters), free)
        for name in asked.facets:
            if name not in free:
                others = self._filtered(found, asked.filters, but=name)
                counted |= self._counts(searcher, others, [name])
        return counted

    def _counts(
        self, searcher: tantivy.Searcher, query: Query, names: Sequence[str]
    ) -> dict[str, dict[str, int]]:
        wanted = {
            name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}}
            for name in names
        }
        answer = searcher.aggregate(query, wanted)
        return {
            name: {one["key"]: one["doc_count"] for one in answer[name]["buckets"]}
            for name in names
        }


def folded_words(asked: Asked) -> tuple[list[str], bool]:
    """Return the words of a question, and whether the last one is only begun."""
    words = list(dict.fromkeys(fold(asked.text).split()))
    return words, not asked.text.endswith(" ")


def _combined(parts: Iterable[Query], occur: tantivy.Occur) -> Query:
    known = list(parts)
    if len(known) == 1:
        return known[0]
    return Query.boolean_query([(occur, part) for part in known])
