"""The embedded engine: the port's promises over generations of a tantivy index."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import tantivy

from search.engines.embedded.generations import Generations
from search.engines.embedded.request import Request
from search.engines.embedded.store import Store, prepared
from search.port import (
    Document,
    EngineDownError,
    Gone,
    Mode,
    NoIndexError,
    Page,
    Query,
    Suggestion,
    split_id,
)


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
        return Request(store, query).page()

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        store = self._current()
        wanted = Query(
            text=prefix.rstrip(),
            types=dict.fromkeys(types, Mode.ALL_WORDS),
            language=language,
        )
        return Request(store, wanted).suggestions(limit)

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
            raise NoIndexError("there is no index yet: run search_rebuild")
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
        with ExitStack() as holding:
            holding.enter_context(generations.building.held(patience=0))
            generations.prune()
            self._store = Store(generations.create())
            self._writer: tantivy.IndexWriter | None = self._store.bulk_writer()
            self._holding = holding.pop_all()

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
        self._writer = None
        if self._generations.current() != self._store.path:
            self._generations.discard(self._store.path)
        self._holding.close()

    def _settle(self) -> None:
        """End the bulk load; from here on versions are compared."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
