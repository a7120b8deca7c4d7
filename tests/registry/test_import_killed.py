"""An import that dies and is run again leaves what an undisturbed one leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.registry import sheets

ROWS = 300


def run(*arguments: str, var: Path) -> str:
    environment = {
        **os.environ,
        "VAR_DIR": str(var),
        "DEMO": "true",
        "DJANGO_SETTINGS_MODULE": "ip_portal.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "LOG_LEVEL": "ERROR",
    }
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.processes
@pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="It always runs on a SQLite file of its own; once is enough.",
)
def test_killed_at_any_point_and_run_again_the_register_is_the_same(tmp_path):
    run("manage.py", "migrate", "--verbosity=0", var=tmp_path)
    run("manage.py", "load_rules", var=tmp_path)
    (tmp_path / "db.sqlite3").rename(tmp_path / "empty.sqlite3")
    lines = (sheets.row(serial) for serial in range(1, ROWS + 1))
    path = sheets.write(tmp_path / "marks.csv", lines)
    found = json.loads(run("-m", "tests.registry.killing", str(path), var=tmp_path))
    whole, killed = found["whole"], found["killed"]
    assert whole["rights"] == ROWS
    assert [one for one in killed if one["after"]["dump"] != whole["dump"]] == []
    # A run that had finished just before its death is no interrupted one.
    cut = [one for one in killed if not one["left"]["finished"]]
    assert [one for one in cut if one["after"] != whole] == []
    assert len(killed) == 20
    assert len({one["left"]["rights"] for one in cut}) >= 3
