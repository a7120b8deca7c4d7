"""The site as visitors meet it: its own process, its own data, the demo in it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings

STARTS_WITHIN = 60
PREPARED_WITHIN = 240


@dataclass(frozen=True)
class Site:
    """Where the running site is, and what its processes are told."""

    base: str
    environment: Mapping[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """Return the body of a page; raises ``urllib.error.HTTPError`` for 4xx, 5xx."""
        with urlopen(self.base + path, timeout=30) as answer:
            return answer.read()

    def record(self, words: str, language: str = "vi") -> str:
        """Return the path of the first right found for some words."""
        found = json.loads(
            self.read(f"/api/v1/search?type=right&lang={language}&q={quote(words)}")
        )
        return found["results"][0]["url"].removeprefix(self.base)


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """Prepare a site with the demo in a folder and serve it until the end."""
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    environment = _environment(folder, base)
    _prepare(folder, environment)
    command = [sys.executable, "-m", "gunicorn", "ip_portal.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket"]
    server = subprocess.Popen(
        [*command, *options, "--log-level", "warning"],
        cwd=settings.BASE_DIR,
        env=environment,
    )
    try:
        _wait_for(base)
        yield Site(base, environment)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _environment(folder: Path, base: str) -> dict[str, str]:
    """Laptop settings on SQLite, whatever the suite itself runs on."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DEBUG", "SEARCH_INDEX_DIR", "MEDIA_ROOT"}
    }
    own = {"DEMO": "true", "VAR_DIR": str(folder / "var"), "BASE_URL": base}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "ip_portal.settings"}


def _prepare(folder: Path, environment: dict[str, str]) -> None:
    """Fill the folder once; another worker of the same run waits for it."""
    done, lock = folder / "done", folder / "lock"
    try:
        lock.mkdir(parents=True)
    except FileExistsError:
        _wait_until(done.exists, PREPARED_WITHIN, "another worker prepares the site")
        return
    for command in (["manage.py", "prepare"], ["-m", "tests.browser.every_block"]):
        subprocess.run(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    done.touch()


def _wait_for(base: str) -> None:
    def answers() -> bool:
        try:
            with urlopen(f"{base}/livez", timeout=5):
                return True
        except (URLError, ConnectionError, TimeoutError):
            return False

    _wait_until(answers, STARTS_WITHIN, "the site starts")


def _wait_until(happens, seconds: float, what: str) -> None:
    ends = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > ends:
            raise TimeoutError(f"{what}: longer than {seconds} s")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
