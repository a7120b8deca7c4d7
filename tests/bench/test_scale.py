"""The parts of the run from size to size: rows for COPY, memory, the chart."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections import Counter, deque
from datetime import date
from xml.etree import ElementTree

import pytest

from bench.chart import Curve, drawn
from bench.marks import marks
from bench.memory import Memory

DAY = date(2026, 11, 24)


def test_marks_are_not_kept_once_they_are_given():
    def most(count: int, keep: int) -> int:
        tracemalloc.start()
        deque(marks(count, DAY), maxlen=keep)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    assert most(4000, keep=1) * 5 < most(4000, keep=4000)


def test_a_few_owners_have_many_marks_and_most_have_one_or_two():
    owners = Counter(one.owner for one in marks(5000, DAY))
    (_, most), *_ = owners.most_common(1)
    assert most >= 5
    assert sum(count <= 2 for count in owners.values()) > len(owners) / 2


def test_a_chart_is_well_formed_and_has_every_point():
    curves = [Curve("a & b", [(10, 1.0), (1000, 20.0)]), Curve("c", [(10, 3.0)])]
    root = ElementTree.fromstring(drawn("p95 <ms>", curves, across="rights", up="ms"))
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == 3


def test_a_chart_of_nothing_is_refused():
    with pytest.raises(ValueError, match="a chart needs a point"):
        drawn("nothing", [], across="rights", up="ms")


def test_memory_that_is_kept_is_seen_to_grow():
    with Memory() as memory:
        kept = b"x" * 100_000_000
    assert memory.samples[-1] > memory.samples[0] + len(kept) // 2
    memory.samples[:] = [100, 110, 150, 220]
    assert memory.growth == 2.0


@pytest.mark.postgresql
@pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="The loader copies into PostgreSQL; DATABASE_URL names another database.",
)
def test_a_register_grows_on_postgresql(tmp_path):
    said = subprocess.run(
        [sys.executable, "-m", "bench", "scale", "--marks", "2000", "--passes", "1"],
        env={**os.environ, "BENCH_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr[-2000:]
    assert "a COPY of the same bytes into plain tables" in said.stdout
    assert "Search in 2,000" in said.stdout
    assert list(tmp_path.glob("*.svg"))
