"""One register grown from size to size: loading, feeding and the query mix at each."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from bench import finding, queries
from bench.bare import Bare
from bench.chart import Curve, drawn
from bench.clock import Sample, measure, rounds
from bench.feeding import feed
from bench.filling import PIECE, Filler, samples_of
from bench.loading import Copying, load
from bench.marks import Mark, marks as invented
from bench.report import Result, compared, figures
from ip_portal.core import dates
from search import service

VAR = Path(os.environ.get("BENCH_DIR", settings.BASE_DIR / "var" / "bench"))
ASKED_OF = 10_000
"""Questions come from the first marks, which a register of any size has."""

SAMPLED = 20_000
"""So many marks hold one of every kind and life."""

MEGABYTE = 1_000_000


class Scale:
    """The steps of one run; sizes come smallest first."""

    def __init__(self, folder: Path, sizes: Sequence[int], passes: int) -> None:
        self.folder = folder
        self.sizes = sizes
        self.passes = passes
        self.today = dates.today()
        self.result = Result(sizes[-1], timezone.localtime())
        self.first = list(invented(min(sizes[0], ASKED_OF), self.today))
        self.questions = queries.mix(self.first)
        self.p95: dict[str, list[tuple[float, float]]] = {}

    def run(self) -> None:
        """Measure at every size, print it, and write it down with a chart."""
        began = time.monotonic()
        for name in ("migrate", "load_rules", "load_places"):
            call_command(name, verbosity=0, stdout=io.StringIO())
        stream = invented(self.sizes[-1], self.today)
        filler, done = self._filler(), 0
        for size in self.sizes:
            self._grow(filler, islice(stream, size - done), size - done)
            self._measure(size, self._feed(size))
            done = size
        self._growth()
        self.result.seconds = time.monotonic() - began
        self.result.print()
        path = self.result.write(VAR)
        curves = [Curve(name, points) for name, points in self.p95.items()]
        path.with_suffix(".svg").write_text(
            drawn("Search, p95", curves, across="rights", up="ms"), "utf-8"
        )

    # --- The register -----------------------------------------------------------------

    def _filler(self) -> Filler:
        self.copying = Copying() if connection.vendor == "postgresql" else None
        return Filler(
            samples_of(invented(SAMPLED, self.today)), self.folder, self.copying
        )

    def _grow(self, filler: Filler, marks: Iterator[Mark], count: int) -> None:
        with tqdm(total=count, desc="Rights into the register") as bar:
            if self.copying is None:
                filler.write(marks, bar.update)
                return
            taken = load(filler, self.copying, _in_pieces(marks), bar.update)
        self.result.notes.append(
            f"Loaded {taken.rows:,} rows, {taken.size / MEGABYTE:,.0f} MB: "
            f"{taken.rows / taken.loaded:,.0f} rows a second, {taken.ratio:.1f}x "
            "a COPY of the same bytes into plain tables"
        )

    def _feed(self, size: int) -> Bare:
        with tqdm(total=size, desc="Search index") as bar:
            bare = self.folder / f"bare-{size}"
            fed = feed(service.engine(), bare, "right", bar.update)
        self.result.notes.append(
            f"Embedded engine fed {fed.documents:,} rights: "
            f"{fed.documents / fed.ours:,.0f} a second, {fed.ratio:.1f}x the bare "
            f"writer; at most {fed.most_memory / MEGABYTE:,.0f} MB in memory, "
            f"{fed.growth:.2f}x from the first half to the second"
        )
        return Bare(bare)

    # --- Search -----------------------------------------------------------------------

    def _measure(self, size: int, bare: Bare) -> None:
        contest = finding.Contest(bare, self.questions)
        same = contest.check()
        tasks = contest.tasks(self.passes)
        with tqdm(total=rounds(tasks), desc=f"Search in {size:,}") as bar:
            samples = measure(tasks, bar.update)
        self._note_search(size, samples, same)

    def _note_search(self, size: int, samples: Sequence[Sample], same: int) -> None:
        kinds = dict.fromkeys(one.kind for one in self.questions)
        told = [*((kind, kind) for kind in kinds), ("all kinds", "")]
        self.result.tables[f"Search in {size:,}"] = [
            compared(samples, name, finding.OURS, [finding.BARE], kind)
            for name, kind in told
        ]
        self.result.notes.append(
            f"{size:,} rights: the same counts for {same} of {len(self.questions)}"
        )
        for who in (finding.OURS, finding.BARE):
            point = (size, figures(samples, who).p95)
            self.p95.setdefault(who, []).append(point)

    def _growth(self) -> None:
        for who, points in self.p95.items():
            (small, before), (large, after) = points[0], points[-1]
            self.result.notes.append(
                f"{who}: p95 {after / before:.1f}x from {small:,} to {large:,} rights"
            )


def _in_pieces(marks: Iterator[Mark]) -> Iterator[Sequence[Mark]]:
    while piece := list(islice(marks, PIECE)):
        yield piece
