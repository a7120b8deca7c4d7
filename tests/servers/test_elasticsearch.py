"""The server that the tests use is the real one, and forgets nothing."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from tests.servers.elasticsearch import Cluster
from tests.servers.plugin import need_server

pytestmark = pytest.mark.processes


def asked(url: str, path: str, *, method: str = "GET", body: object = None) -> dict:
    request = urllib.request.Request(
        f"{url}/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def test_a_killed_node_still_has_what_it_acknowledged(tmp_path: Path) -> None:
    need_server()
    with Cluster(tmp_path) as cluster:
        url, node = cluster.urls[0], cluster.nodes[0]
        asked(url, "marks", method="PUT")
        asked(url, "marks/_doc/1", method="PUT", body={"title": "Gạo Cần Thơ"})
        node.kill()
        node.start()
        cluster.wait()
        assert asked(url, "marks/_doc/1")["_source"] == {"title": "Gạo Cần Thơ"}


def test_two_of_three_nodes_answer_when_the_third_is_killed(tmp_path: Path) -> None:
    need_server()
    with Cluster(tmp_path, nodes=3) as cluster:
        first, *others = cluster.nodes
        asked(first.url, "marks", method="PUT")
        asked(first.url, "marks/_doc/1?refresh=true", method="PUT", body={"a": 1})
        first.kill()
        cluster.wait(others)
        found = [asked(node.url, "marks/_search")["hits"]["hits"] for node in others]
        assert [len(hits) for hits in found] == [1, 1]
