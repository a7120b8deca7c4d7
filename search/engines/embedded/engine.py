"""The embedded engine: the port's promises over generations of a tantivy index."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from typing_extensions import override

from search.engines.embedded.building import EmbeddedBuild, EmbeddedPrevious
from search.engines.embedded.generations import Generations
from search.engines.embedded.index import StoredIndex
from search.engines.embedded.request import Request
from search.engines.embedded.store import Store
from search.port import (
    Document,
    EngineDownError,
    Gone,
    Hit,
    NoIndexError,
    Query,
)


class EmbeddedEngine(StoredIndex):
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

    def walk(self, query: Query) -> Iterator[Hit]:
        return Request(self._current(), query).walk()

    def build(self) -> EmbeddedBuild:
        return EmbeddedBuild(self._generations)

    def previous(self) -> EmbeddedPrevious:
        return EmbeddedPrevious(self._generations)

    def sweep(self) -> int:
        building = self._generations.building
        if building.is_held or self._generations.current() is None:
            return 0
        with building.held(patience=0):
            return self._generations.prune()

    def locked(self) -> AbstractContextManager[None]:
        return self._generations.writing.held()

    @override
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
