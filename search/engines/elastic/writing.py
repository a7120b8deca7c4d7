"""Bulk writes, each with the document's own version."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search import prepare
from search.engines.elastic.connection import NO_INDEX, down
from search.port import Document, EngineDownError, Gone, NoIndexError

_PIECE = 1000
_MOST_BYTES = 8_000_000
_CLOCK_SECONDS = 0.5
"""More than the steps of the cluster's clock (thread_pool.estimated_time_interval)."""

_CONFLICT, _UNKNOWN, _TOO_MANY = 409, 404, 429

Action = dict[str, Any]


class RefusedError(Exception):
    """The cluster will not take this document, however often it is sent."""


class Writer:
    """Writes to one index, or to the one behind an alias."""

    def __init__(self, client: Elasticsearch, target: str, *, is_alias: bool) -> None:
        self._client = client
        self._target = target
        self._is_alias = is_alias

    def put(self, documents: Iterable[Document], *, refresh: bool) -> None:
        """Add or replace; what is older than the stored one is left as it is."""
        actions = (
            _put(one.id, one.version, prepare.document_fields(one)) for one in documents
        )
        self._write(actions, refresh=refresh)

    def drop(self, gone: Sequence[Gone], *, refresh: bool) -> None:
        """Leave a tombstone with the version, in which nothing can be found."""
        stored = self._stored([one.id for one in gone if one.version is None])
        versions = {
            one.id: stored.get(one.id) if one.version is None else one.version
            for one in gone
        }
        actions = (
            _put(name, version, {"id": name, "version": version})
            for name, version in versions.items()
            if version is not None
        )
        self._write(actions, refresh=refresh)

    def forget(self, gone: Iterable[Gone]) -> None:
        """Delete and remember nothing.

        The cluster forgets a deletion at the first refresh that its clock, which goes
        in steps, calls later than it.
        """
        actions = ({"_op_type": "delete", "_id": one.id} for one in gone)
        self._write(actions, refresh=True)
        time.sleep(_CLOCK_SECONDS)
        with down():
            self._client.indices.refresh(index=self._target)

    def _stored(self, names: Sequence[str]) -> Mapping[str, int]:
        if not names:
            return {}
        with down():
            answer = self._client.mget(index=self._target, ids=names)
        found = (one for one in answer["docs"] if one.get("found"))
        return {one["_id"]: one["_source"]["version"] for one in found}

    def _write(self, actions: Iterable[Action], *, refresh: bool) -> None:
        results = streaming_bulk(
            self._client,
            actions,
            index=self._target,
            chunk_size=_PIECE,
            max_chunk_bytes=_MOST_BYTES,
            raise_on_error=False,
            refresh=refresh,
            require_alias=self._is_alias,
        )
        with down():
            for is_done, said in results:
                if not is_done:
                    _judge(next(iter(said.values())))


def _judge(item: Mapping[str, Any]) -> None:
    """Raise for a write that failed; an older version and an absent document did not."""
    status = item["status"]
    if status == _CONFLICT or (status == _UNKNOWN and "error" not in item):
        return
    if status == _UNKNOWN:
        raise NoIndexError(NO_INDEX)
    if status == _TOO_MANY or status >= 500:
        raise EngineDownError(f"the cluster answers {status} to a write")
    raise RefusedError(f"{item['_id']}: {item['error']}")


def _put(name: str, version: int, source: Mapping[str, Any]) -> Action:
    return {
        "_op_type": "index",
        "_id": name,
        "version": version,
        "version_type": "external_gte",
        "_source": source,
    }
