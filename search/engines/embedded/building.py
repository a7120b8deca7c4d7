"""Generations beside the one in use: one being written, and the one before."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import tantivy
from typing_extensions import override

from search.engines.embedded.generations import Generations
from search.engines.embedded.index import StoredIndex
from search.engines.embedded.store import Store, prepared
from search.port import Document, Gone, NoIndexError


class EmbeddedBuild(StoredIndex):
    """A generation being written; others are searched meanwhile."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        with ExitStack() as holding:
            holding.enter_context(generations.building.held(patience=0))
            self._store = self._opened()
            self._writer = self._loading()
            self._holding = holding.pop_all()

    def _opened(self) -> Store:
        self._generations.prune()
        return Store(self._generations.create())

    def _loading(self) -> tantivy.IndexWriter | None:
        return self._store.bulk_writer()

    def load(self, documents: Sequence[Document]) -> None:
        if self._writer is None:
            raise RuntimeError("load comes before put, drop and reading")
        for document in documents:
            self._writer.add_document(prepared(document, self._store.schema))

    def put(self, documents: Sequence[Document]) -> None:
        self._current().write(documents, ())

    def drop(self, gone: Sequence[Gone]) -> None:
        self._current().write((), gone)

    def forget(self, gone: Sequence[Gone]) -> None:
        self._current().forget(gone)

    def swap(self) -> None:
        path = self._current().path
        with self._generations.writing.held():
            self._generations.use(path)
            self._generations.prune()
        self._holding.close()

    def abandon(self) -> None:
        self._writer = None
        if self._generations.current() != self._store.path:
            self._generations.discard(self._store.path)
        self._holding.close()

    @override
    def _current(self) -> Store:
        """The generation; the bulk load ends, from here on versions are compared."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        return self._store


class EmbeddedPrevious(EmbeddedBuild):
    """The generation before; nobody builds while it is held."""

    @override
    def _opened(self) -> Store:
        path = self._generations.previous()
        if path is None:
            raise NoIndexError("there is no previous index to go back to")
        return Store(path)

    @override
    def _loading(self) -> None:
        return None

    @override
    def abandon(self) -> None:
        self._holding.close()
