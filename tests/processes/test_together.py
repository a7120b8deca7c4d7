from __future__ import annotations

import json
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.processes.site import Answer, Site, Visitor, rows, stop

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(
        os.environ.get("DATABASE_URL", "").startswith("postgres"),
        reason="These processes share one SQLite file; once is enough.",
    ),
]

AGREED = {"missing": 0, "stale": 0, "orphaned": 0}
REPORT = "/so-dang-ba/bao-thong-tin-sai/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return an empty site with law and places."""
    made = Site(tmp_path_factory.mktemp("site"))
    made.prepare()
    return made


def imported(site: Site, name: str, count: int, first: int) -> Path:
    path = site.folder / name
    path.write_bytes(rows(count, first=first))
    return path


def test_two_web_processes_worker_and_importer_at_once_lose_nothing(site: Site) -> None:
    before = _count(site, "Right")  # other tests share the site
    path = imported(site, "together.csv", 120, 1)
    report = site.folder / "report.json"
    worker = site.start("manage.py", "run_worker")
    with site.web(2) as base:
        importer = site.start(
            "manage.py", "import_records", str(path), "--report", str(report)
        )
        with ThreadPoolExecutor(6) as people:
            answers = list(people.map(lambda number: _visit(base, number), range(24)))
        assert importer.wait(timeout=120) == 0
        _wait_until_delivered(site)
    stop(worker)

    assert {one.status for visit in answers for one in visit} == {200}, site.logs()
    assert json.loads(report.read_text())["created"] == 120
    assert _count(site, "ErrorReport") == 24
    assert _count(site, "Right") == before + 120
    assert "locked" not in site.logs()
    assert _drift(site) == AGREED


def _visit(base: str, number: int) -> list[Answer]:
    visitor = Visitor(base)
    return [
        visitor.get("/so-dang-ba/"),
        visitor.get("/tim-kiem/?q=gao"),
        visitor.send(REPORT, about=f"page {number}", text=f"Report {number}"),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_a_worker_killed_at_any_moment_leaves_nothing_undone(
    site: Site, seed: int
) -> None:
    chance = random.Random(seed)
    path = imported(site, f"killed-{seed}.csv", 40, 1000 * (seed + 1))
    worker = site.start("manage.py", "run_worker")
    importer = site.start("manage.py", "import_records", str(path))
    time.sleep(chance.uniform(0.5, 3))
    stop(worker, hard=True)
    assert importer.wait(timeout=120) == 0

    site.manage("run_worker", "--once")

    assert _drift(site) == AGREED


def _wait_until_delivered(site: Site) -> None:
    for _try in range(60):
        waiting = site.manage(
            "shell",
            "-v0",
            "-c",
            "from ip_portal.ledger.worker import waiting_count; print(waiting_count())",
        )
        if waiting.strip().endswith("0") and waiting.strip().split()[-1] == "0":
            return
        time.sleep(0.5)
    pytest.fail("the outbox does not empty")


def _count(site: Site, model: str) -> int:
    manager = "for_staff" if model == "Right" else "objects"
    code = (
        f"from ip_portal.registry.models import {model}; "
        f"print({model}.{manager}.count())"
    )
    return int(site.manage("shell", "-v0", "-c", code).split()[-1])


def _drift(site: Site) -> dict[str, int]:
    """Return what the index and the database disagree about."""
    found = json.loads(site.manage("search_check", check=False).splitlines()[-1])
    return {name: found[name] for name in ("missing", "stale", "orphaned")}
