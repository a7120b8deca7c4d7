"""Who spends the time: each moment in a library is put down to our code that called.

A profile knows for every function its callers and how long it ran for each. Time in a
library goes up along these until it meets functions of the product; where several
called, they share it as they share the calls' time.
"""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ip_portal

ROOT = Path(ip_portal.__file__).parent.parent
_OURS = tuple(f"{ROOT / name}/" for name in ("ip_portal", "search", "cms"))

Function = tuple[str, int, str]
Seconds = dict[Function, float]

_DEEPEST = 200
"""Calls between one of our functions and the library that works for it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One of our functions, with its share of all the time."""

    where: str
    share: float


def largest(profile: cProfile.Profile, count: int = 3) -> list[Cost]:
    """Return the functions that, with the libraries they call, take longest."""
    stats: dict[Function, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    spent = _put_down(stats)
    total = sum(spent.values())
    ordered = sorted(spent.items(), key=lambda one: -one[1])[:count]
    return [Cost(_name(function), seconds / total) for function, seconds in ordered]


def _put_down(stats: dict[Function, Any]) -> Seconds:
    """Move each library's own seconds up to its callers until ours have them all."""
    moving = {function: times[2] for function, times in stats.items()}
    spent: Seconds = defaultdict(float)
    for _ in range(_DEEPEST):
        higher: Seconds = defaultdict(float)
        for function, seconds in moving.items():
            if function[0].startswith(_OURS):
                spent[function] += seconds
                continue
            callers = {one: times[3] for one, times in stats[function][4].items()}
            total = sum(callers.values())
            for caller, within in callers.items():
                higher[caller] += seconds * within / total if total else 0.0
        moving = higher
    return spent


def _name(function: Function) -> str:
    file, _line, name = function
    module = Path(file).relative_to(ROOT).with_suffix("")
    return f"{'.'.join(module.parts)}.{name}"
