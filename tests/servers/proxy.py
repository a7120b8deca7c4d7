"""A proxy of ours in front of a real cluster: it speaks TLS, asks who comes, and fails.

What it does not spoil is the cluster's own answer, byte for byte.
"""

from __future__ import annotations

import base64
import http.client
import shutil
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

STALL, CUT = "stall", "cut"
"""Take a request and never answer it; close the connection instead of answering."""

_OF_THE_HOP = {"connection", "transfer-encoding", "content-length", "host"}


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-made certificate of 127.0.0.1, which signs itself."""

    file: Path
    key: Path


def make_certificate(folder: Path) -> Certificate:
    """Make a certificate that is good for a day; needs openssl, as CI has it."""
    from tests.conftest import need

    need("openssl", shutil.which("openssl") is not None)
    made = Certificate(folder / "ca.pem", folder / "key.pem")
    asked = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=cluster",
    ]
    said = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(made.key)]
    subprocess.run(
        ["openssl", *asked, *said, "-out", str(made.file)],
        check=True,
        capture_output=True,
    )
    return made


@dataclass
class Proxy:
    """Forwards to one node; ``fault`` (``STALL``, ``CUT`` or a status) spoils it."""

    target: str
    certificate: Certificate | None = None
    user: tuple[str, str] | None = None
    """Name and password that are asked for; None lets everybody in."""

    delay: float = 0.0
    """Seconds that every answer is late."""

    asked: int = 0
    """How many requests came."""

    _fault: str | int | None = None
    _mended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._server = _Server(self)
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate.file, self.certificate.key)
            # The handshake is left to the thread of the connection.
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.fault = None
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address to ask instead of the node's."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://127.0.0.1:{self._server.server_port}"

    @property
    def fault(self) -> str | int | None:
        """What is wrong now; setting it to None ends it, also for who still waits."""
        return self._fault

    @fault.setter
    def fault(self, fault: str | int | None) -> None:
        self._fault = fault
        if fault is None:
            self._mended.set()
        else:
            self._mended.clear()

    def wait(self) -> None:
        """Hold a request back until the fault ends."""
        self._mended.wait()

    def lets_in(self, authorization: str) -> bool:
        """Say whether the header has the name and the password."""
        if self.user is None:
            return True
        told = base64.b64encode(":".join(self.user).encode()).decode()
        return authorization == f"Basic {told}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: Proxy) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.proxy = proxy


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            # The client went away, or does not trust our certificate.
            self.close_connection = True

    def _forward(self) -> None:
        proxy = self.server.proxy
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proxy.asked += 1
        time.sleep(proxy.delay)
        if proxy.fault == STALL:
            proxy.wait()
        if proxy.fault == CUT:
            self.close_connection = True
        elif isinstance(proxy.fault, int):
            self._answer(proxy.fault, {}, b"{}")
        elif not proxy.lets_in(self.headers.get("Authorization", "")):
            self._answer(401, {"WWW-Authenticate": "Basic"}, b"{}")
        else:
            self._answer(*_ask(proxy.target, self, body))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _forward  # noqa: N815 (theirs)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        told = {
            "Content-Type": "application/json",
            "X-Elastic-Product": "Elasticsearch",
            **headers,
            "Content-Length": str(len(body)),
        }
        self.send_response(status)
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing: the test tells what happened."""


def _ask(
    target: str, request: BaseHTTPRequestHandler, body: bytes
) -> tuple[int, dict[str, str], bytes]:
    node = http.client.HTTPConnection(urlsplit(target).netloc, timeout=60)
    passed = {
        name: value
        for name, value in request.headers.items()
        if name.lower() not in {*_OF_THE_HOP, "authorization"}
    }
    try:
        node.request(request.command, request.path, body or None, passed)
        answer = node.getresponse()
        said = {
            name.title(): value
            for name, value in answer.getheaders()
            if name.lower() not in _OF_THE_HOP
        }
        return answer.status, said, answer.read()
    finally:
        node.close()
