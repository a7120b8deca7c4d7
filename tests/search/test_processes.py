"""Several processes on one index: no lost write, no error, whatever is killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engines.embedded import EmbeddedEngine
from search.port import Document, Mode, Query

pytestmark = pytest.mark.processes

WRITE = """
import sys
from pathlib import Path
from search.engines.embedded import EmbeddedEngine
from search.port import Document

engine = EmbeddedEngine(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    key = f"{sys.argv[2]}-{number}"
    engine.put([Document(type="right", key=key, version=1, title="Gạo")])
    print(key, flush=True)
"""

SWAP = """
import sys
from pathlib import Path
from search.engines.embedded import EmbeddedEngine
from search.port import Document

engine = EmbeddedEngine(Path(sys.argv[1]))
for _ in range(5):
    build = engine.build()
    with engine.locked():
        build.load(
            Document(type=name, key=key, version=version, title="Gạo")
            for name, key, version in engine.versions()
        )
        build.swap()
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def found(engine: EmbeddedEngine) -> set[str]:
    query = Query(text="gạo", types={"right": Mode.ALL_WORDS}, limit=5000)
    return {hit.key for hit in engine.search(query).hits}


def test_two_writers_and_rebuilds_lose_nothing(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.build().swap()
    processes = [
        start(WRITE, tmp_path, "a", 12),
        start(WRITE, tmp_path, "b", 12),
        start(SWAP, tmp_path),
    ]
    known: set[str] = set()
    while any(process.poll() is None for process in processes):
        now = found(engine)
        assert known <= now
        known = now
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    wanted = {f"{name}-{number}" for name in "ab" for number in range(12)}
    assert found(engine) == wanted
    assert engine.count() == 24


def test_a_killed_writer_leaves_what_it_acknowledged(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.build().swap()
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for round_ in range(4):
        process = start(WRITE, tmp_path, round_, 1000)
        assert process.stdout
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() / 2)
        process.kill()
        acknowledged |= set(process.communicate()[0].split())
        assert acknowledged <= found(engine)
    engine.put([Document(type="right", key="last", version=1, title="Gạo")])
    assert acknowledged | {"last"} <= found(engine)
