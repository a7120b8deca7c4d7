"""A real Elasticsearch of one node or several, on free ports of this machine.

    python -m tests.servers.elasticsearch --port 9200 --nodes 3

runs one until it is interrupted. In tests it is a context::

    with Cluster(folder) as cluster:
        cluster.urls
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.servers import assembling

PATIENCE = 90.0
"""Seconds that a start may take; ten to seventeen are usual on a busy machine."""

JAVA = ["-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
STILL = {
    "network.host": "127.0.0.1",
    "action.auto_create_index": "false",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


class StartError(RuntimeError):
    """The server did not come up; what it printed is told."""


class Node:
    """One process of the server with its own data, which outlives the process."""

    def __init__(
        self, folder: Path, name: str, settings: dict[str, str], port: int
    ) -> None:
        self.folder = folder
        self.name = name
        self.port = port
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for HTTP."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the process; it answers a while later (``Cluster.wait``)."""
        self.folder.mkdir(parents=True, exist_ok=True)
        home = assembling.home()
        settings = {
            **STILL,
            **self._settings,
            "node.name": self.name,
            "http.port": str(self.port),
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
        }
        told = [f"{name}={value}" for name, value in settings.items()]
        classes = ["-cp", str(home / "classes"), "Launch", str(home)]
        with self._printed.open("ab") as out:
            self._process = subprocess.Popen(
                ["java", *JAVA, *assembling.modules(home), *classes, *told],
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        """Ask the process to close, and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill the process as it stands; its data stay."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process = None

    @property
    def is_started(self) -> bool:
        """Whether it was started and neither stopped nor killed since."""
        return self._process is not None

    def is_ready(self, nodes: int) -> bool:
        """Say whether it can be searched, in a cluster of so many nodes.

        Raises ``StartError`` where its process has died.
        """
        if self._process is None or self._process.poll() is not None:
            raise StartError(f"{self.name} is not running:\n{self.printed()}")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        asked = f"wait_for_status=yellow&wait_for_nodes={nodes}&timeout=2s"
        try:
            connection.request("GET", f"/_cluster/health?{asked}")
            answer = connection.getresponse()
            # Another server may have taken the port: its answer is not ours.
            health = json.load(answer) if answer.status == 200 else {}
            return bool(health.get("cluster_name") == self._settings["cluster.name"])
        except (OSError, ValueError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def printed(self) -> str:
        """Return the end of what the process has printed."""
        with contextlib.suppress(FileNotFoundError):
            return self._printed.read_text("utf-8", "replace")[-4000:]
        return ""

    @property
    def _printed(self) -> Path:
        return self.folder / "printed.log"


class Cluster:
    """Nodes that form one cluster, started when entered and stopped when left."""

    def __init__(self, folder: Path, *, nodes: int = 1, port: int = 0) -> None:
        ports = free_ports(2 * nodes)
        if port:
            ports[:nodes] = range(port, port + nodes)
        names = [f"node-{at + 1}" for at in range(nodes)]
        common = {
            "cluster.name": f"tests-{secrets.token_hex(4)}",
            "path.repo": str(folder / "repository"),
            **_discovery(names, ports[nodes:]),
        }
        self.nodes = [
            Node(
                folder / name,
                name,
                {**common, "transport.port": str(ports[nodes + at])},
                ports[at],
            )
            for at, name in enumerate(names)
        ]

    @property
    def urls(self) -> list[str]:
        """The addresses of all nodes, running or not."""
        return [node.url for node in self.nodes]

    def start(self) -> None:
        """Start all nodes and wait until each can be searched."""
        for node in self.nodes:
            node.start()
        self.wait()

    def wait(self) -> None:
        """Wait until all nodes that are started, and no others, form the cluster.

        Each of them can be searched then; raises ``StartError`` where that takes
        longer than ``PATIENCE`` or a process has died.
        """
        until = time.monotonic() + PATIENCE
        started = [node for node in self.nodes if node.is_started]
        for node in started:
            while not node.is_ready(len(started)):
                if time.monotonic() > until:
                    raise StartError(f"{node.name} is not ready:\n{node.printed()}")
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop every node that runs."""
        with contextlib.ExitStack() as stopped:
            for node in self.nodes:
                stopped.callback(node.stop)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _discovery(names: Sequence[str], transports: Sequence[int]) -> dict[str, str]:
    if len(names) == 1:
        return {"discovery.type": "single-node"}
    return {
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in transports),
        "cluster.initial_master_nodes": ",".join(names),
    }


def free_ports(count: int) -> list[int]:
    """Return different ports of this machine that nobody listens on."""
    with contextlib.ExitStack() as open_:
        return [
            open_.enter_context(_listening()).getsockname()[1] for _ in range(count)
        ]


@contextlib.contextmanager
def _listening() -> Iterator[socket.socket]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        yield listening


def main() -> None:
    """Run a cluster of the command line until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=9200, help="of the first node")
    parser.add_argument("--nodes", type=int, default=1)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        tempfile.TemporaryDirectory() as folder,
        Cluster(Path(folder), nodes=given.nodes, port=given.port) as cluster,
        contextlib.suppress(KeyboardInterrupt),
    ):
        sys.stdout.write(",".join(cluster.urls) + "\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main()
