"""The engine: the port's promises on a cluster."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from elasticsearch import Elasticsearch

from search import prepare, schema
from search.engines.elastic.clauses import Clause
from search.engines.elastic.connection import (
    FEED_SECONDS,
    WRITE_SECONDS,
    Connection,
    down,
)
from search.engines.elastic.indices import Indices
from search.engines.elastic.matching import Matching
from search.engines.elastic.request import Answer, Request
from search.engines.elastic.writing import Writer
from search.port import Document, Gone, Mode, Page, Query, Suggestion, split_id

# What was dropped has no scope.
_LIVE: Clause = {"exists": {"field": "scope"}}
_PIECE = 5_000
_KEPT = "2m"
_SUGGESTED = 5

# The second look of a search has what the first one left of its time.
_LEAST_SECONDS = 0.1


class ElasticEngine:
    """An index on the cluster; nothing of it is kept here, so any host may ask."""

    name = "elasticsearch"

    def __init__(self, connection: Connection, *, prefix: str) -> None:
        self._searching = connection.client()
        self._writing = self._searching.options(request_timeout=WRITE_SECONDS)
        self._indices = Indices(self._writing, prefix)
        self._alias = self._indices.alias
        feeding = self._searching.options(request_timeout=FEED_SECONDS)
        self._writer = Writer(feeding, self._alias, is_alias=True)
        self._seconds = connection.seconds

    def put(self, documents: Sequence[Document]) -> None:
        self._writer.put(documents, refresh=True)

    def drop(self, gone: Sequence[Gone]) -> None:
        self._writer.drop(gone, refresh=True)

    def forget(self, gone: Sequence[Gone]) -> None:
        self._writer.forget(gone)

    def search(self, query: Query) -> Page:
        until = time.monotonic() + self._seconds
        request = Request(query)
        answer = self._ask(self._searching, request)
        if not request.finds(answer) and request.may_err:
            relaxed = Request(query, relaxed=True)
            left = max(until - time.monotonic(), _LEAST_SECONDS)
            hurried = self._searching.options(request_timeout=left)
            closer = self._ask(hurried, relaxed)
            if relaxed.finds(closer):
                request, answer = relaxed, closer
        return request.page(answer)

    def _ask(self, client: Elasticsearch, request: Request) -> Answer:
        with down():
            answer = client.search(index=self._alias, body=request.body())
        found: Answer = answer.body
        return found

    def suggest(
        self, prefix: str, *, types: Sequence[str], language: str = "", limit: int = 10
    ) -> Sequence[Suggestion]:
        modes = dict.fromkeys(types, Mode.ALL_WORDS)
        query = Query(text=prefix.rstrip(), types=modes, language=language)
        words = prepare.query_words(query)
        if not any(len(word) >= schema.PREFIX_LETTERS for word in words.folded):
            return ()
        with down():
            answer = self._searching.search(
                index=self._alias,
                query=Matching(words).suggested(query, modes),
                sort=[{"_score": "desc"}, {"rank": "asc"}],
                size=limit * _SUGGESTED,
                track_total_hits=False,
                source_includes=["title_text"],
            )
        offered: dict[str, Suggestion] = {}
        for one in answer["hits"]["hits"]:
            title = one["_source"]["title_text"]
            offered.setdefault(
                title.casefold(), Suggestion(*split_id(one["_id"]), title)
            )
        return list(offered.values())[:limit]

    def count(self) -> int:
        with down():
            answer = self._searching.count(index=self._alias, query=_LIVE)
        return int(answer["count"])

    def versions(self) -> Iterator[tuple[str, str, int]]:
        with down(), _view(self._writing, self._alias) as view:
            after = None
            while found := view.piece(after):
                for one in found:
                    version = one["_source"]["version"]
                    yield *split_id(one["_id"]), int(version)
                after = found[-1]["sort"]

    def build(self) -> ElasticBuild:
        return ElasticBuild(self._writing, self._indices)

    def clear(self) -> None:
        """Delete all that is ours in the cluster under this prefix."""
        self._indices.clear()

    def locked(self) -> AbstractContextManager[None]:
        """Nothing: writers may write at once, each document's version decides."""
        return nullcontext()


class _view:  # noqa: N801 (a context, not a thing)
    """A steady view of an index, read in pieces, whoever writes meanwhile."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias
        self._id = ""

    def __enter__(self) -> _view:
        opened = self._client.open_point_in_time(index=self._alias, keep_alive=_KEPT)
        self._id = opened["id"]
        return self

    def __exit__(self, *why: object) -> None:
        self._client.close_point_in_time(id=self._id)

    def piece(self, after: Sequence[object] | None) -> Sequence[Answer]:
        """The next documents after these sort values."""
        answer = self._client.search(
            pit={"id": self._id, "keep_alive": _KEPT},
            query=_LIVE,
            sort=["_shard_doc"],
            search_after=after,
            size=_PIECE,
            track_total_hits=False,
            source_includes=["version"],
        )
        self._id = answer["pit_id"]
        hits: Sequence[Answer] = answer["hits"]["hits"]
        return hits


class ElasticBuild:
    """An index beside the one in use."""

    def __init__(self, client: Elasticsearch, indices: Indices) -> None:
        self._indices = indices
        self._name = indices.create()
        self._writer = Writer(client, self._name, is_alias=False)

    def load(self, documents: Sequence[Document]) -> None:
        self._writer.put(documents, refresh=False)

    put = load

    def drop(self, gone: Sequence[Gone]) -> None:
        self._writer.drop(gone, refresh=False)

    def swap(self) -> None:
        self._indices.swap(self._name)

    def abandon(self) -> None:
        self._indices.delete(self._name)
