"""Fixtures of the servers that tests need; loaded by the root ``conftest``."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.servers import assembling
from tests.servers.elasticsearch import Cluster


def need_server() -> None:
    """Skip where the server cannot be assembled on a laptop; fail in CI."""
    from tests.conftest import need

    missing = ", ".join(assembling.missing_tools())
    need(f"What starts Elasticsearch ({missing})", not missing)


@pytest.fixture(scope="session")
def elasticsearch_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real Elasticsearch, one for each process of the tests.

    ``ELASTICSEARCH_URL`` names one that is already there; tests use index names of
    their own in it.
    """
    if given := os.environ.get("ELASTICSEARCH_URL"):
        yield given
        return
    need_server()
    with Cluster(tmp_path_factory.mktemp("elasticsearch")) as cluster:
        yield cluster.urls[0]
