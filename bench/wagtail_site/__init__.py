"""What a Wagtail site would use to find the same marks, in a process of its own.

Wagtail's backends choose their tables by the one database of the process, so every
database gets a process; the parent sends questions and receives the seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from bench.queries import Asked

PATIENCE = 0.5
"""Seconds after which a question is given up and counts as answered."""


class SiteError(RuntimeError):
    """The process of a site ended."""


@dataclass(slots=True)
class Site:
    """A running site, as its parent sees it."""

    name: str
    database_url: str
    marks: int
    given_up: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    _process: subprocess.Popen[str] | None = None

    def start(self) -> Self:
        """Start filling the site; ``wait`` until it is ready."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.wagtail_site", str(self.marks)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "DATABASE_URL": self.database_url,
                "DJANGO_SETTINGS_MODULE": "bench.wagtail_site.settings",
            },
        )
        return self

    def wait(self) -> float:
        """Wait until all marks are in; return the seconds the index alone took."""
        return float(self._read()["indexed"])

    def ask(self, asked: Asked) -> float:
        """Ask a question; return the seconds its answer took in the site."""
        process = self._running()
        assert process.stdin
        process.stdin.write(json.dumps(asdict(asked)) + "\n")
        process.stdin.flush()
        answer = self._read()
        if answer["given_up"]:
            self.given_up.add(asked.text)
        elif not answer["count"]:
            self.empty.add(asked.text)
        return float(answer["seconds"])

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            message = "start the site first"
            raise SiteError(message)
        return self._process

    def _read(self) -> dict[str, Any]:
        process = self._running()
        assert process.stdout
        line = process.stdout.readline()
        if not line:
            raise SiteError(f"{self.name} ended with code {process.wait()}")
        return dict(json.loads(line))
