"""The indices of one release on a cluster: one in use, the one before, those being built.

Names tell whose they are: `<prefix>-search-<fields>` is the alias that is searched and
written to, and `-previous` after it the one before. A release with other fields has
another alias, so two releases can serve side by side while one takes over.
"""

from __future__ import annotations

import time
from typing import Any

from elasticsearch import Elasticsearch

from search import schema
from search.engines.elastic.connection import down
from search.engines.elastic.mapping import SETTINGS, mapping

_LOADING = {"refresh_interval": "-1", "auto_expand_replicas": False}
_LOADED = {
    "refresh_interval": None,
    "auto_expand_replicas": SETTINGS["auto_expand_replicas"],
}


class Indices:
    """Makes, swaps and removes indices; raises EngineDownError where it cannot."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client
        self.alias = f"{prefix}-search-{schema.fingerprint()}"
        self.before = f"{self.alias}-previous"

    def create(self) -> str:
        """Make an empty index that nobody searches yet; return its name."""
        # A name that nobody has had, later ones behind it.
        name = f"{self.alias}-{time.time_ns()}"
        with down():
            self._client.indices.create(
                index=name, mappings=mapping(), settings={**SETTINGS, **_LOADING}
            )
        return name

    def swap(self, name: str) -> None:
        """Have this index searched, at once and as a whole; keep the one before.

        What was kept before that is deleted.
        """
        with down():
            self._client.indices.put_settings(index=name, settings=_LOADED)
            self._client.indices.refresh(index=name)
            current, kept = self._having(self.alias), self._having(self.before)
            self._client.indices.update_aliases(
                actions=[
                    *(_alias("remove", one, self.alias) for one in current),
                    *(_alias("remove", one, self.before) for one in kept),
                    *(_alias("add", one, self.before) for one in current),
                    _alias("add", name, self.alias),
                ]
            )
            for one in kept:
                self._client.indices.delete(index=one)

    def delete(self, name: str) -> None:
        """Delete an index, if it is there."""
        with down():
            self._client.indices.delete(index=name, ignore_unavailable=True)

    def clear(self) -> None:
        """Delete every index of this release under this prefix."""
        with down():
            for name in list(self._client.indices.get(index=f"{self.alias}-*")):
                self._client.indices.delete(index=name)

    def _having(self, alias: str) -> list[str]:
        if not self._client.indices.exists_alias(name=alias):
            return []
        return list(self._client.indices.get_alias(name=alias))


def _alias(action: str, index: str, alias: str) -> dict[str, Any]:
    return {action: {"index": index, "alias": alias}}
