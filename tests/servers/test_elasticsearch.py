"""The server that the tests use is the real one, and forgets nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.servers.elasticsearch import Cluster, StartError, free_ports
from tests.servers.plugin import need_server

pytestmark = pytest.mark.processes


def asked(url: str, path: str, *, method: str = "GET", body: object = None) -> Any:
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
        asked(first.url, "marks?wait_for_active_shards=all", method="PUT")
        asked(first.url, "marks/_doc/1?refresh=true", method="PUT", body={"a": 1})
        first.kill()
        cluster.wait()
        found = [asked(node.url, "marks/_search")["hits"]["hits"] for node in others]
        assert [len(hits) for hits in found] == [1, 1]
        first.start()
        cluster.wait()
        assert asked(first.url, "marks/_doc/1")["_source"] == {"a": 1}


def test_a_server_that_does_not_start_says_what_it_printed(tmp_path: Path) -> None:
    need_server()
    with Cluster(tmp_path / "one") as cluster:
        taken = Cluster(tmp_path / "two", port=cluster.nodes[0].port)
        with pytest.raises(StartError, match="BindHttpException"), taken:
            pytest.fail("Two servers listen on one port.")
        assert not taken.nodes[0].is_started


def test_the_command_line_runs_one_until_it_is_told_to_stop() -> None:
    need_server()
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "tests.servers.elasticsearch"]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == f"http://127.0.0.1:{port}\n"
        assert asked(f"http://127.0.0.1:{port}", "_cluster/health")["status"] == "green"
        running.terminate()
        assert running.wait(timeout=60) == 0
    with pytest.raises(urllib.error.URLError):
        asked(f"http://127.0.0.1:{port}", "_cluster/health")


@pytest.mark.parametrize(
    ("ci", "outcome"), [("false", pytest.skip), ("true", pytest.fail)]
)
def test_without_java_tests_are_skipped_on_a_laptop_and_fail_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: Any
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome.Exception, match="java, javac, mvn"):
        need_server()
