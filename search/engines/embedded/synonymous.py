"""A request for a text or for any other text that means the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import tantivy

from search import schema
from search.engines.embedded.matching import Matching, any_of
from search.port import Mode, Query as Wanted

Query = tantivy.Query


class Synonymous:
    """Speaks like one ``Matching``: a document counts with the best of the texts."""

    def __init__(self, typed: Matching, others: Sequence[Matching]) -> None:
        self._typed = typed
        self._others = others

    def found(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """What fits any of the texts."""
        return any_of(one.found(wanted, types) for one in self._all())

    def filtered(
        self, found: Query, filters: Mapping[str, Sequence[str]], but: str = ""
    ) -> Query:
        """`found` with all chosen values, those of the facet `but` left out."""
        return self._typed.filtered(found, filters, but)

    def scored(self, wanted: Wanted, types: Mapping[str, Mode]) -> Query:
        """The best score of the texts; that of a synonym counts less."""
        others = (
            Query.boost_query(one.scored(wanted, types), schema.ALSO_WEIGHT)
            for one in self._others
        )
        typed = self._typed.scored(wanted, types)
        return Query.disjunction_max_query([typed, *others])

    def _all(self) -> list[Matching]:
        return [self._typed, *self._others]
