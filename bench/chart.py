"""A line chart with logarithmic axes, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, EDGE = 640, 360, 60
COLOURS = ("#1f5fa8", "#b3541e", "#2e7d4f", "#6b4fa0")


@dataclass(frozen=True, slots=True)
class Curve:
    """A name and its points, both coordinates above zero."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Places values between two powers of ten on a length of the picture."""

    least: int
    most: int
    start: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], start: float, end: float) -> _Axis:
        least = math.floor(math.log10(min(values)))
        return cls(
            least, max(math.ceil(math.log10(max(values))), least + 1), start, end
        )

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.least) / (self.most - self.least)
        return self.start + share * (self.end - self.start)

    def steps(self) -> Iterator[float]:
        return (10.0**power for power in range(self.least, self.most + 1))


def drawn(title: str, curves: Sequence[Curve], *, across: str, up: str) -> str:
    """Return the picture. Raises ValueError where there is no point."""
    points = [point for curve in curves for point in curve.points]
    if not points:
        raise ValueError("a chart needs a point")
    x = _Axis.of([one for one, _ in points], EDGE, WIDTH - EDGE)
    y = _Axis.of([one for _, one in points], HEIGHT - EDGE, EDGE)
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(EDGE, 24, f"{title} ({up}, over {across})"),
        *_grid(x, y),
    ]
    for number, curve in enumerate(curves):
        parts += _line(curve, COLOURS[number % len(COLOURS)], number, x, y)
    return "\n".join([*parts, "</svg>", ""])


def _grid(x: _Axis, y: _Axis) -> Iterator[str]:
    for step in x.steps():
        yield _rule(x.at(step), y.start, x.at(step), y.end)
        yield _text(x.at(step), HEIGHT - EDGE + 18, f"{step:,.0f}", "middle")
    for step in y.steps():
        yield _rule(x.start, y.at(step), x.end, y.at(step))
        yield _text(EDGE - 6, y.at(step) + 4, f"{step:g}", "end")


def _line(curve: Curve, colour: str, number: int, x: _Axis, y: _Axis) -> Iterator[str]:
    places = [(x.at(one), y.at(other)) for one, other in curve.points]
    path = " ".join(f"{one:.1f},{other:.1f}" for one, other in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for one, other in places:
        yield f'<circle cx="{one:.1f}" cy="{other:.1f}" r="3" fill="{colour}"/>'
    left, top = EDGE + 150 * number, HEIGHT - 16
    yield f'<rect x="{left}" y="{top - 9}" width="10" height="10" fill="{colour}"/>'
    yield _text(left + 16, top, curve.name)


def _rule(left: float, top: float, right: float, bottom: float) -> str:
    ends = f'x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}"'
    return f'<line {ends} stroke="#ddd"/>'


def _text(left: float, top: float, text: str, anchor: str = "start") -> str:
    place = f'x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(text)}</text>"
