"""Rights into the embedded engine, beside the bare writer given the same documents."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from bench.filling import Progress
from bench.memory import Memory
from search import indexing, types
from search.engines.embedded.store import build_schema, prepared
from search.port import Document, Engine

_HEAP = 120_000_000
"""What the product's bulk writer has, too."""


@dataclass(frozen=True, slots=True)
class Fed:
    """Documents and seconds of both sides, and how memory went on ours."""

    documents: int
    ours: float
    bare: float
    most_memory: int
    growth: float

    @property
    def ratio(self) -> float:
        """Return how many times longer our way takes, the database included."""
        return self.ours / self.bare


def feed(engine: Engine, folder: Path, known: str, told: Progress) -> Fed:
    """Build the engine's index of one type from the database, then a bare one."""
    kind = next(one for one in types.all_types() if one.name == known)
    with Memory() as memory:
        began = time.perf_counter()
        build = engine.build()
        try:
            total = indexing.load(kind, build, told)
            build.swap()
        except BaseException:
            build.abandon()
            raise
        ours = time.perf_counter() - began
    bare = bare_seconds(folder, pieces(kind))
    return Fed(total, ours, bare, max(memory.samples), memory.growth)


def pieces(kind: types.DocumentType) -> Iterator[Sequence[Document]]:
    """Give the documents of a type from the database, a piece at a time."""
    after = ""
    while some := kind.source.versions(after, indexing.BATCH):
        built = kind.source.build([key for key, _ in some])
        yield indexing.marked(kind, built.values())
        after = some[-1][0]


def bare_seconds(folder: Path, documents: Iterator[Sequence[Document]]) -> float:
    """Return what tantivy's writer takes for documents that are prepared before."""
    folder.mkdir(parents=True)
    schema = build_schema()
    writer = tantivy.Index(schema, str(folder)).writer(_HEAP)
    taken = 0.0
    for piece in documents:
        ready = [prepared(one, schema) for one in piece]
        began = time.perf_counter()
        for one in ready:
            writer.add_document(one)
        taken += time.perf_counter() - began
    began = time.perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    return taken + time.perf_counter() - began
