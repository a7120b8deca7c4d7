"""The contract in plain Python: the reference that real engines are compared with.

Scans everything for every query. For tests; nothing is kept.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from search import prepare
from search.engines.reading import Fields, Reading, Synonymous
from search.port import (
    WINDOW,
    Document,
    FacetCount,
    Gone,
    Hit,
    Mode,
    NoIndexError,
    Page,
    Query,
    Suggestion,
    split_id,
)


class MemoryEngine:
    """All documents in a dictionary, by id."""

    name = "memory"

    def __init__(self) -> None:
        self._documents: dict[str, Fields] = {}
        self._versions: dict[str, int] = {}
        self._before: tuple[dict[str, Fields], dict[str, int]] | None = None
        self._lock = threading.RLock()

    def put(self, documents: Sequence[Document]) -> None:
        for document in documents:
            if document.version >= self._versions.get(document.id, document.version):
                self._versions[document.id] = document.version
                self._documents[document.id] = prepare.document_fields(document)

    load = put

    def drop(self, gone: Sequence[Gone]) -> None:
        for one in gone:
            known = self._versions.get(one.id)
            version = known if one.version is None else one.version
            if version is not None and (known is None or version >= known):
                self._versions[one.id] = version
                self._documents.pop(one.id, None)

    def forget(self, gone: Sequence[Gone]) -> None:
        for one in gone:
            self._versions.pop(one.id, None)
            self._documents.pop(one.id, None)

    def count(self) -> int:
        return len(self._documents)

    def versions(self, buckets: Collection[int] = ()) -> Iterator[tuple[str, str, int]]:
        for name in list(self._documents):
            if not buckets or prepare.bucket_of(name) in buckets:
                yield *split_id(name), self._versions[name]

    def digests(self) -> Mapping[int, tuple[int, int]]:
        sums: dict[int, tuple[int, int]] = {}
        for one in self._documents.values():
            count, checks = sums.get(one["bucket"], (0, 0))
            sums[one["bucket"]] = (count + 1, checks + one["check"])
        return sums

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            yield

    def build(self) -> MemoryBuild:
        return MemoryBuild(self)

    def previous(self) -> MemoryBuild:
        if self._before is None:
            raise NoIndexError("there is no previous index to go back to")
        return MemoryBuild(self, *self._before)

    def sweep(self) -> int:
        """Nothing: what nobody uses is gone by itself."""
        return 0

    def search(self, query: Query) -> Page:
        return self._page(query, *self._found(query))

    def walk(self, query: Query) -> Iterator[Hit]:
        reading, found = self._found(query)
        listed = _listed(query, reading, found)
        return (Hit(*split_id(one["id"]), reading.score(one)) for one in listed)

    def _found(self, query: Query) -> tuple[Synonymous, list[Fields]]:
        words = prepare.query_words(query)
        reading = Synonymous(query)
        found = [one for one in self._documents.values() if reading.finds(one)]
        fits = any(reading.is_listed(one) for one in found)
        if not fits and words.may_err:
            relaxed = Synonymous(query, relaxed=True)
            close = [one for one in self._documents.values() if relaxed.finds(one)]
            if any(relaxed.is_listed(one) for one in close):
                reading, found = relaxed, close
        return reading, found

    def _page(self, query: Query, reading: Synonymous, found: list[Fields]) -> Page:
        of_type = [one for one in found if reading.is_listed(one)]
        listed = _listed(query, reading, found)
        part = listed[query.offset : query.offset + query.limit]
        types = Counter(split_id(one["id"])[0] for one in found)
        return Page(
            hits=[Hit(*split_id(one["id"]), reading.score(one)) for one in part],
            count=min(len(listed), WINDOW),
            more=len(listed) > WINDOW,
            types={name: types[name] for name in query.types},
            facets={name: _counts(name, of_type, query) for name in query.facets},
            relaxed=reading.relaxed,
        )

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        modes = dict.fromkeys(types, Mode.ALL_WORDS)
        query = Query(text=prefix.rstrip(), types=modes, language=language)
        reading = Reading(prepare.query_words(query), query)
        found = [one for one in self._documents.values() if reading.is_titled(one)]
        found.sort(key=reading.order)
        offered: dict[str, Suggestion] = {}
        for one in found:
            title = one["title_text"]
            named = split_id(one["id"])
            offered.setdefault(title.casefold(), Suggestion(*named, title))
        return list(offered.values())[:limit]


class MemoryBuild(MemoryEngine):
    """Documents beside those in use."""

    def __init__(
        self,
        engine: MemoryEngine,
        documents: dict[str, Fields] | None = None,
        versions: dict[str, int] | None = None,
    ) -> None:
        super().__init__()
        self._engine = engine
        self._documents = {} if documents is None else documents
        self._versions = {} if versions is None else versions

    def swap(self) -> None:
        engine = self._engine
        engine._before = (engine._documents, engine._versions)
        engine._documents, engine._versions = self._documents, self._versions

    def abandon(self) -> None:
        """Nothing: it is gone with the last who knows it."""


def _listed(query: Query, reading: Synonymous, found: list[Fields]) -> list[Fields]:
    """What is listed, in its order."""
    listed = [
        one
        for one in found
        if reading.is_listed(one) and _is_chosen(one, query.filters)
    ]
    reading.compare(listed)
    listed.sort(key=reading.order)
    return listed


def _is_chosen(
    one: Fields, filters: Mapping[str, Sequence[str]], but: str = ""
) -> bool:
    return all(
        set(values) & set(one["facets"].get(name, ()))
        for name, values in filters.items()
        if values and name != but
    )


def _counts(name: str, found: list[Fields], query: Query) -> Sequence[FacetCount]:
    counts = Counter(
        value
        for one in found
        if _is_chosen(one, query.filters, but=name)
        for value in dict.fromkeys(one["facets"].get(name, ()))
    )
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [FacetCount(*pair) for pair in pairs]
