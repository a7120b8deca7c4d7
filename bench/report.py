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
    """One kind of work: our figures, and those of the other sides."""

    name: str
    ours: Figures
    others: dict[str, Figures] = field(default_factory=dict)

    def ratios(self) -> Iterator[tuple[str, float, float]]:
        """Give each other side with our median and our p95 as multiples of its own."""
        for name, other in self.others.items():
            yield name, self.ours.median / other.median, self.ours.p95 / other.p95


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
            yield ""
            yield f"{title:<34}{'median':>10}{'p95':>10}   milliseconds"
            for one in lines:
                yield f"{one.name:<34}{_both(one.ours)}"
                for name, median, p95 in one.ratios():
                    other = _both(one.others[name])
                    ratios = f"{_times(median):>10}{_times(p95):>10}"
                    yield f"   {name:<31}{other}{ratios}   of it"
        yield ""
        yield f"{'Bars':<62}{'measured':>10}{'limit':>11}"
        for bar in self.bars:
            limit = f"{'>=' if bar.at_least else '<='} {bar.limit:g}x"
            met = "met" if bar.is_met else "MISSED"
            yield f"{bar.name:<62}{bar.measured:9.2f}x{limit:>11}   {met}"
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
        **_figures(one.ours),
        "against": [
            {
                "name": name,
                **_figures(one.others[name]),
                "median_ratio": round(median, 4),
                "p95_ratio": round(p95, 4),
            }
            for name, median, p95 in one.ratios()
        ],
    }


def _figures(figures: Figures) -> dict[str, float]:
    return {"median_ms": round(figures.median, 3), "p95_ms": round(figures.p95, 3)}


def _both(figures: Figures) -> str:
    return f"{figures.median:10.2f}{figures.p95:10.2f}"


def _times(ratio: float) -> str:
    """Say what part or multiple ours is."""
    return f"{ratio:.2f}x" if ratio >= 0.5 else f"1/{1 / ratio:.0f}"


def machine() -> str:
    """Say what the figures were measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}"


def compared(
    samples: Sequence[Sample], name: str, who: str, against: Iterable[str], kind: str
) -> Line:
    """Return one side's figures, of one kind or of all, beside the other sides'."""
    others = {other: figures(samples, other, kind) for other in against}
    return Line(name, figures(samples, who, kind), others)


def figures(samples: Sequence[Sample], who: str, kind: str = "") -> Figures:
    """Sum up one side, of one kind or of all."""
    return Figures.of(
        [one.seconds for one in samples if one.who == who and kind in ("", one.kind)]
    )
