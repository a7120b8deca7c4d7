"""The engines that keep the contract, by name."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from search.port import Engine

NAMES = ("embedded", "elasticsearch", "memory")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where an Elasticsearch cluster is, who we are there, and what is ours in it."""

    urls: tuple[str, ...] = ()
    username: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    prefix: str = ""


@contextmanager
def passing(name: str, cluster: Cluster) -> Iterator[Engine]:
    """An engine with an index of its own that is gone afterwards.

    Raises ValueError as `create` does.
    """
    with tempfile.TemporaryDirectory() as folder:
        own = replace(cluster, prefix=f"{cluster.prefix}-{secrets.token_hex(6)}")
        engine = create(name, Path(folder), own)
        try:
            yield engine
        finally:
            if clear := getattr(engine, "clear", None):
                clear()


def create(name: str, folder: Path, cluster: Cluster | None = None) -> Engine:
    """Open an engine whose files lie below `folder`, or whose indices in a cluster.

    Raises ValueError for a name that is none of `NAMES`, or where no cluster is named.
    """
    if name == "embedded":
        from search.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(folder / name)
    if name == "memory":
        from search.engines.memory import MemoryEngine

        return MemoryEngine()
    if name == "elasticsearch":
        if not cluster or not cluster.urls:
            raise ValueError("elasticsearch needs the address of a cluster")
        from search.engines.elastic import Connection, ElasticEngine

        connection = Connection(
            urls=cluster.urls,
            username=cluster.username,
            password=cluster.password,
            ca=Path(cluster.ca) if cluster.ca else None,
        )
        return ElasticEngine(connection, prefix=cluster.prefix)
    raise ValueError(f"no engine is called {name}; there are {', '.join(NAMES)}")
