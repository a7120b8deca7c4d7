from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.files import ROOT

SAID = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "shtt.example",
    "BASE_URL": "https://shtt.example",
}
pytestmark = pytest.mark.processes
WEB = ("-c", "import ip_portal.wsgi")
WORKER = ("manage.py", "run_worker", "--once")


def start(folder: Path, *words: str, **said: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**kept, "VAR_DIR": str(folder), **said},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("words", [WEB, WORKER], ids=["web", "worker"])
def test_nothing_starts_on_a_server_that_does_not_say_who_it_is(
    tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    said = {one: value for one, value in SAID.items() if one != name}
    done = start(tmp_path, *words, **said)
    assert done.returncode == 1
    assert name in done.stderr


def test_the_web_process_starts_where_all_is_said(tmp_path: Path) -> None:
    done = start(tmp_path, *WEB, **SAID)
    assert done.returncode == 0, done.stderr
