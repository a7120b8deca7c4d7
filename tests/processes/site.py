"""A whole site in processes of its own: web, worker, importer, one SQLite file."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ip_portal.registry.exchange.formats.template_writing import example, write_csv

ROOT = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def rows(count: int, *, first: int = 1) -> bytes:
    """Return an import template with ``count`` different marks."""
    sample = example()
    return write_csv(
        {
            **sample,
            "application_number": f"4-2024-{first + number:05d}",
            "certificate_number": f"4-{800000 + first + number:07d}-000",
            "word": f"GẠO THỬ {first + number}",
        }
        for number in range(count)
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and text of one answer."""

    status: int
    text: str


class Visitor:
    """A browser without a window: keeps cookies, follows redirects."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar)
        )

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._open(urllib.request.Request(self.base + path))

    def send(self, path: str, **values: str) -> Answer:
        """Fill in the form of a page and send it."""
        token = TOKEN.search(self.get(path).text)
        assert token is not None
        data = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": token[1]})
        headers = {"Referer": self.base + path}
        return self._open(
            urllib.request.Request(self.base + path, data.encode(), headers)
        )

    def _open(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=60) as response:
                return Answer(response.status, response.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode())


class Site:
    """The processes of one site, all on one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DEMO": "true",
            "DEBUG": "true",
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "SEARCH_INDEX_DIR": str(folder / "index"),
            "LOG_LEVEL": "ERROR",
        }
        folder.mkdir(parents=True, exist_ok=True)

    def manage(self, *words: str, check: bool = True) -> str:
        """Run a command to its end; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command that goes on."""
        log = (self.folder / f"{words[-1]}-{time.monotonic_ns()}.log").open("w")
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=self.env, stdout=log, stderr=log
        )

    def prepare(self) -> None:
        """Make an empty site with law, places and an empty index."""
        for name in ("migrate", "load_rules", "load_places", "search_rebuild"):
            self.manage(name, "-v0")

    @contextmanager
    def web(self, processes: int) -> Iterator[str]:
        """Serve with so many web processes; give the address."""
        port = _free_port()
        web = self.start(
            *("-m", "gunicorn", "ip_portal.wsgi", "--workers", str(processes)),
            *("--bind", f"127.0.0.1:{port}"),
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base)
            yield base
        finally:
            stop(web)

    def logs(self) -> str:
        """Return everything that the processes wrote."""
        return "\n".join(log.read_text() for log in self.folder.glob("*.log"))


def stop(process: subprocess.Popen[str], *, hard: bool = False) -> None:
    """End a process, politely or with ``kill -9``."""
    process.send_signal(signal.SIGKILL if hard else signal.SIGTERM)
    process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(base: str) -> None:
    for _try in range(300):
        try:
            with urllib.request.urlopen(f"{base}/livez", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    message = f"{base} does not answer."
    raise AssertionError(message)
