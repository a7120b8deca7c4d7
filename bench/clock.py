"""Measure many things in turn, in random order, so that a slow minute hits them all."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.marks import SEED


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to measure: whose it is, of which kind, and a call that runs it.

    The call returns the seconds it took; ``before`` prepares it, untimed. ``passes``
    is how often it is measured, after ``warm`` times that do not count.
    """

    who: str
    kind: str
    call: Callable[[], float]
    passes: int = 5
    warm: int = 1
    before: Callable[[], object] = lambda: None


def timed(run: Callable[[], object]) -> Callable[[], float]:
    """Return a call that runs and says how many seconds that took."""

    def call() -> float:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began

    return call


@dataclass(frozen=True, slots=True)
class Sample:
    """One task's seconds, the median of its passes."""

    who: str
    kind: str
    seconds: float


def measure(
    tasks: Sequence[Task], progress: Callable[[int], object] = int
) -> list[Sample]:
    """Run every task in every pass, each pass in another order; give medians."""
    chance = random.Random(SEED + 2)
    taken: dict[int, list[float]] = defaultdict(list)
    for number in range(max(rounds([task]) for task in tasks)):
        places = [at for at, task in enumerate(tasks) if rounds([task]) > number]
        chance.shuffle(places)
        gc.collect()
        for at in places:
            tasks[at].before()
            taken[at].append(tasks[at].call())
            progress(1)
    return [
        Sample(task.who, task.kind, statistics.median(taken[at][task.warm :]))
        for at, task in enumerate(tasks)
    ]


def rounds(tasks: Iterable[Task]) -> int:
    """Return how many calls ``measure`` makes."""
    return sum(task.warm + task.passes for task in tasks)


@dataclass(frozen=True, slots=True)
class Figures:
    """Median and 95th percentile, in milliseconds."""

    median: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Figures:
        """Sum samples up."""
        if len(seconds) == 1:
            return cls(seconds[0] * 1000, seconds[0] * 1000)
        cuts = statistics.quantiles(seconds, n=20, method="inclusive")
        return cls(statistics.median(seconds) * 1000, cuts[-1] * 1000)
