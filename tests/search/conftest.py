"""A room that wants to be found, kept in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from ip_portal.ledger import consumers
from search import indexing, service, types
from search.engines import Cluster, passing
from search.port import Document, Engine, Mode
from search.types import Result

TOPIC = "shelf.book"


class Shelf:
    """The things of a room: key to document; hidden keys are not public."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.loads = 0

    def save(self, key: str, title: str, version: int = 1, **fields: object) -> None:
        self.documents[key] = Document(
            type="book", key=key, title=title, version=version, **fields
        )

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        rest = sorted(key for key in self.documents if key > after)[:limit]
        return [(key, self.documents[key].version) for key in rest]

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        return {key: self.documents[key] for key in keys if key in self.documents}

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        self.loads += 1
        found = self.build(keys).values()
        return {
            one.key: Result(
                key=one.key,
                title=one.title,
                url=f"/{language}/{one.key}/",
                text=one.body,
            )
            for one in found
        }


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only registered type, fed through the ledger."""
    shelf = Shelf()
    monkeypatch.setattr(types, "_types", {})
    monkeypatch.setattr(types, "_resolvers", {})
    monkeypatch.setattr(consumers, "_CONSUMERS", {})
    types.document_type(
        "book", label="Books", source=shelf, topic=TOPIC, mode=Mode.ALL_WORDS, order=1
    )
    indexing.listen()
    service._engine.cache_clear()
    yield shelf
    service._engine.cache_clear()


@pytest.fixture
def elastic_engine(elasticsearch_url: str) -> Iterator[Engine]:
    """An empty index on a real cluster, gone afterwards."""
    cluster = Cluster(urls=(elasticsearch_url,), prefix="test")
    with passing("elasticsearch", cluster) as engine:
        engine.build().swap()
        yield engine


@pytest.fixture
def engine(shelf: Shelf) -> Engine:
    """The site's engine, with an empty index."""
    engine = service.engine()
    engine.build().swap()
    return engine
