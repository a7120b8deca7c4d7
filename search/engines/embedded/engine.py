"""The embedded engine: the port's promises over generations of a tantivy index."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import tantivy

from search import prepare, schema
from search.engines.embedded.generations import Generations
from search.engines.embedded.matching import Matching
from search.engines.embedded.store import Store, prepared, stored_id, total
from search.port import (
    WINDOW,
    Document,
    EngineDownError,
    FacetCount,
    Gone,
    Hit,
    Mode,
    Page,
    Query,
    Sort,
    Suggestion,
    split_id,
)

_ORDERS = {
    Sort.NEWEST: "by_newest",
    Sort.OLDEST: "by_oldest",
    Sort.NAME: "by_name",
}
_MOST_VALUES = 65_000
_TIES = 64
_SUGGESTED = 5

_Found = list[tuple[float, tantivy.DocAddress]]


class EmbeddedEngine:
    """Searches and writes the index below a folder; safe in threads and processes."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._store: Store | None = None
        self._opening = threading.Lock()

    def put(self, documents: Sequence[Document]) -> None:
        self._write(documents, ())

    def drop(self, gone: Sequence[Gone]) -> None:
        self._write((), gone)

    def forget(self, gone: Sequence[Gone]) -> None:
        with self.locked():
            self._current().forget(gone)

    def _write(self, documents: Sequence[Document], gone: Sequence[Gone]) -> None:
        with self.locked():
            if self._generations.current() is None:
                self._generations.use(self._generations.create())
            self._current().write(documents, gone)

    def search(self, query: Query) -> Page:
        store = self._current()
        return _Search(store, query).page()

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        store = self._current()
        wanted = Query(
            text=prefix.rstrip(),
            types=dict.fromkeys(types, Mode.ALL_WORDS),
            language=language,
        )
        return _Search(store, wanted).suggestions(limit)

    def count(self) -> int:
        return self._current().count()

    def versions(self) -> Iterator[tuple[str, str, int]]:
        for name, version in self._current().live_versions():
            yield *split_id(name), version

    def build(self) -> EmbeddedBuild:
        return EmbeddedBuild(self._generations)

    def locked(self) -> AbstractContextManager[None]:
        return self._generations.writing.held()

    def _current(self) -> Store:
        """The generation in use, opened once per process and generation."""
        path = self._generations.current()
        if path is None:
            raise EngineDownError("there is no index yet: run search_rebuild")
        with self._opening:
            if self._store is None or self._store.path != path:
                self._store = self._open(path)
            return self._store

    def _open(self, path: Path) -> Store:
        try:
            return Store(path)
        except EngineDownError:
            # It may have been replaced and cleared away between pointer and folder.
            newer = self._generations.current()
            if newer is None or newer == path:
                raise
            return Store(newer)


class EmbeddedBuild:
    """A generation being written; others are searched meanwhile."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._holding = ExitStack()
        self._holding.enter_context(generations.building.held(patience=0))
        self._generations.prune()
        self._store = Store(generations.create())
        self._writer: tantivy.IndexWriter | None = self._store.bulk_writer()

    def load(self, documents: Sequence[Document]) -> None:
        if self._writer is None:
            raise RuntimeError("load comes before put and drop")
        for document in documents:
            self._writer.add_document(prepared(document, self._store.schema))

    def put(self, documents: Sequence[Document]) -> None:
        self._settle()
        self._store.write(documents, ())

    def drop(self, gone: Sequence[Gone]) -> None:
        self._settle()
        self._store.write((), gone)

    def swap(self) -> None:
        self._settle()
        with self._generations.writing.held():
            self._generations.use(self._store.path)
            self._generations.prune()
        self._holding.close()

    def abandon(self) -> None:
        self._settle()
        self._generations.discard(self._store.path)
        self._holding.close()

    def _settle(self) -> None:
        """End the bulk load; from here on versions are compared."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None


@dataclass(frozen=True, slots=True)
class _Ask:
    """One reading of the query, strict or relaxed, with what its list is made of."""

    matching: Matching
    found: tantivy.Query
    listed: tantivy.Query


class _Search:
    """One request against one state of the index."""

    def __init__(self, store: Store, query: Query) -> None:
        self._query = query
        self._searcher = store.searcher()
        self._schema = store.schema
        self._words = prepare.query_words(query)
        self._types = dict(prepare.modes(query))

    def page(self) -> Page:
        ask = self._ask(relaxed=False)
        count, hits = self._hits(ask)
        before = count or self._before_filters(ask, count)
        relaxed = not before and self._words.may_err
        if relaxed:
            ask = self._ask(relaxed=True)
            count, hits = self._hits(ask)
        return Page(
            hits=hits,
            count=min(count, WINDOW),
            more=count > WINDOW,
            types=self._type_counts(ask, count),
            facets=self._facets(ask),
            relaxed=relaxed and count > 0,
        )

    def _ask(self, *, relaxed: bool) -> _Ask:
        matching = Matching(self._schema, self._searcher, self._words, relaxed=relaxed)
        found = matching.found(self._query, self._types)
        return _Ask(matching, found, matching.filtered(found, self._query.filters))

    def _before_filters(self, ask: _Ask, count: int) -> int:
        return self._count(ask.found) if any(self._query.filters.values()) else count

    def _count(self, query: tantivy.Query) -> int:
        return total(self._searcher.search(query, limit=1))

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

    def _hits(self, ask: _Ask) -> tuple[int, Sequence[Hit]]:
        query = self._query
        order = _ORDERS.get(query.sort)
        if order is None and not self._words.folded:
            order = "rank"
        if order is None:
            scored = ask.matching.scored(ask.listed, self._types)
            return self._ranked(scored, query.offset, query.limit)
        return self._sorted(ask.listed, order, query.offset, query.limit)

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

    def _ranked(
        self, scored: tantivy.Query, offset: int, limit: int
    ) -> tuple[int, Sequence[Hit]]:
        """By score, then rank. The engine orders equal scores by where they lie in its
        files, so a little more is read than asked for, until the tie at the end is
        complete, and ties are put in order here.
        """
        end, ties = offset + limit, _TIES
        while True:
            result = self._searcher.search(
                scored, limit=end + ties, weight_by_field="weight"
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
        part = found[first:]
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

    def _facets(self, ask: _Ask) -> Mapping[str, Sequence[FacetCount]]:
        """Facets without a choice in one pass, each with one in its own."""
        filters = self._query.filters
        chosen = [name for name in self._query.facets if filters.get(name)]
        others = [name for name in self._query.facets if name not in chosen]
        counted = self._counts(ask.listed, others) if others else {}
        for name in chosen:
            without = ask.matching.filtered(ask.found, filters, but=name)
            counted |= self._counts(without, [name])
        return {name: counted[name] for name in self._query.facets}

    def _counts(
        self, query: tantivy.Query, names: Sequence[str]
    ) -> dict[str, Sequence[FacetCount]]:
        wanted = {
            name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}}
            for name in names
        }
        answer = self._searcher.aggregate(query, wanted)
        return {name: _facet_counts(answer[name]["buckets"]) for name in names}

    def suggestions(self, limit: int) -> Sequence[Suggestion]:
        words = self._words
        if not any(len(word) >= schema.PREFIX_LETTERS for word in words.folded):
            return ()
        matching = Matching(self._schema, self._searcher, words)
        titled = matching.titled(self._query, self._types)
        scored = matching.scored(titled, self._types)
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


def _facet_counts(buckets: Sequence[Mapping[str, object]]) -> Sequence[FacetCount]:
    counts = [
        FacetCount(str(one["key"]), int(str(one["doc_count"]))) for one in buckets
    ]
    return sorted(counts, key=lambda one: (-one.count, one.value))
