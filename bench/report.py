"""The figures as a table for people and as JSON for the next run."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.clock import Figures, Sample


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of work on one side, and how it compares with the other side."""

    name: str
    figures: Figures
    against: str = ""
    median_ratio: float = 0.0
    p95_ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise with its limit, and what was measured."""

    name: str
    measured: float
    limit: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Say whether the promise holds."""
        if self.at_least:
            return self.measured >= self.limit
        return self.measured <= self.limit


@dataclass(slots=True)
class Result:
    """All that one run found."""

    marks: int
    began: datetime
    tables: dict[str, list[Line]] = field(default_factory=dict)
    bars: list[Bar] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def print(self) -> None:
        """Print the tables, the bars and the notes."""
        print("\n".join(self._lines()))

    def write(self, folder: Path) -> Path:
        """Write the figures as JSON; return the file."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.began:%Y-%m-%dT%H%M%S}.json"
        text = json.dumps(self._plain(), indent=2, ensure_ascii=False)
        path.write_text(f"{text}\n", "utf-8")
        return path

    def _lines(self) -> Iterator[str]:
        yield f"{self.marks:,} marks, {machine()}, {self.began:%Y-%m-%d %H:%M}"
        for title, lines in self.tables.items():
            yield f"\n{title:<42}{'median ms':>11}{'p95 ms':>11}   {'against':<26}"
            for one in lines:
                ratios = f"{one.median_ratio:7.2f}x{one.p95_ratio:9.2f}x"
                yield (
                    f"{one.name:<42}{one.figures.median:11.2f}{one.figures.p95:11.2f}"
                    f"   {one.against:<30}{ratios if one.against else ''}".rstrip()
                )
        yield f"\n{'Bars':<60}{'measured':>11}{'limit':>11}"
        for bar in self.bars:
            limit = f"{'>=' if bar.at_least else '<='} {bar.limit:g}x"
            met = "met" if bar.is_met else "MISSED"
            yield f"{bar.name:<60}{bar.measured:10.2f}x{limit:>11}   {met}"
        yield ""
        yield from self.notes
        yield f"The run took {self.seconds:.0f} s."

    def _plain(self) -> dict[str, Any]:
        return {
            "marks": self.marks,
            "began": self.began.isoformat(timespec="seconds"),
            "machine": machine(),
            "load": os.getloadavg()[0],
            "seconds": round(self.seconds, 1),
            "tables": {
                title: [_line(one) for one in lines]
                for title, lines in self.tables.items()
            },
            "bars": [
                {
                    "name": bar.name,
                    "measured": round(bar.measured, 3),
                    "limit": bar.limit,
                    "at_least": bar.at_least,
                    "met": bar.is_met,
                }
                for bar in self.bars
            ],
            "notes": self.notes,
        }


def _line(one: Line) -> dict[str, Any]:
    return {
        "name": one.name,
        "median_ms": round(one.figures.median, 3),
        "p95_ms": round(one.figures.p95, 3),
        "against": one.against,
        "median_ratio": round(one.median_ratio, 3),
        "p95_ratio": round(one.p95_ratio, 3),
    }


def machine() -> str:
    """Say what the figures were measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}"


def compared(
    samples: Sequence[Sample], name: str, who: str, against: Iterable[str], kind: str
) -> Iterator[Line]:
    """Return one side's figures, of one kind or of all, beside each other side's."""
    ours = figures(samples, who, kind)
    for other in against:
        theirs = figures(samples, other, kind)
        yield Line(
            name,
            ours,
            other,
            ours.median / theirs.median,
            ours.p95 / theirs.p95,
        )


def figures(samples: Sequence[Sample], who: str, kind: str = "") -> Figures:
    """Sum up one side, of one kind or of all."""
    return Figures.of(
        [one.seconds for one in samples if one.who == who and kind in ("", one.kind)]
    )
