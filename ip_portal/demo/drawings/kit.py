"""The drawing kit: flat shapes in a few colours, text in the house font, PNG.

Every function returns SVG markup; nothing here depends on the clock, the machine or
the order of calls, so a picture is the same bytes every time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg_be_vietnam_pro
import resvg_py
from fontTools.ttLib import TTFont

SIZE = 800

# Tokens of the look, and the colours of the fruits themselves.
SONG9, SONG8, SONG7, SONG5 = "#0A3239", "#0E434C", "#125864", "#3F8590"
SONG2, SONG1, SONG0 = "#BFDADC", "#DCECEC", "#EDF5F5"
LUA5, LUA3, LUA1 = "#F2B632", "#F8D789", "#FDF1D3"
PHUSA8, PHUSA7, PHUSA3, PHUSA1 = "#5A3110", "#7C4519", "#D6AE84", "#F7EBDC"
LA7, LA1 = "#1B653A", "#DFF0E2"
MAN7, MAN1 = "#9A174F", "#F9E3EC"
DO7, DO1 = "#B0241B", "#FCE9E6"
TRO7, TRO1 = "#4C5657", "#E8EDEC"
INK, WHITE = "#14282B", "#FFFFFF"
LEAF, LEAF_DARK, LIME = "#2F8A55", "#124A2A", "#9DBB3C"
ORANGE, ORANGE_DARK = "#EF8B1C", "#C0620C"
PURPLE, PURPLE_DARK, PURPLE1 = "#6B2D82", "#3F1552", "#F0E2F4"
TAN, TAN_DARK, WINE = "#C99A52", "#A67528", "#561032"
SKY, SEA = "#DDEAF3", "#0F5F8A"

_FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
_WEIGHTS = {500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}


def circle(x: float, y: float, r: float, fill: str) -> str:
    """Draw a disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, colour: str, width: float = 6) -> str:
    """Draw a circle as a line."""
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" '
        f'stroke="{colour}" stroke-width="{width:g}"/>'
    )


def oval(x: float, y: float, rx: float, ry: float, fill: str, turn: float = 0) -> str:
    """Draw an ellipse, turned by degrees about its centre."""
    turned = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" '
        f'fill="{fill}"{turned}/>'
    )


def box(
    x: float, y: float, width: float, height: float, fill: str, radius: float = 0
) -> str:
    """Draw a rectangle from its upper left corner."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'rx="{radius:g}" fill="{fill}"/>'
    )


def shape(d: str, fill: str) -> str:
    """Draw a closed path."""
    return f'<path d="{d}" fill="{fill}"/>'


def stroke(d: str, colour: str, width: float = 8) -> str:
    """Draw a path as a line with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def group(
    *parts: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0
) -> str:
    """Place parts together: moved, then turned, then scaled; mirrored below zero."""
    inner = "".join(parts)
    moves = f"translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})"
    return f'<g transform="{moves}">{inner}</g>'


def mirrored(*parts: str) -> str:
    """Return the parts and their mirror image in the upright axis."""
    inner = "".join(parts)
    return f'{inner}<g transform="scale(-1 1)">{inner}</g>'


def clipped(name: str, outline: str, *parts: str) -> str:
    """Show the parts only inside the outline; `name` is unique in the picture."""
    inner = "".join(parts)
    return (
        f'<clipPath id="{name}">{outline}</clipPath>'
        f'<g clip-path="url(#{name})">{inner}</g>'
    )


def around(
    count: int, radius: float, start: float = 0
) -> Iterable[tuple[float, float, float]]:
    """Give `count` places on a circle: x, y, and the angle in degrees, 0 is up."""
    for step in range(count):
        angle = start + 360 * step / count
        turned = math.radians(angle)
        yield radius * math.sin(turned), -radius * math.cos(turned), angle


def wave(y: float, depth: float, lengths: int, fill: str) -> str:
    """Fill the picture below a wavy line."""
    half = SIZE / lengths / 2
    line = "".join(
        f" q{half / 2:g} {-depth:g} {half:g} 0 q{half / 2:g} {depth:g} {half:g} 0"
        for _ in range(lengths)
    )
    return shape(f"M0 {y:g}{line} V{SIZE} H0 Z", fill)


def leaf(
    x: float, y: float, length: float, turn: float, fill: str, vein: str | None = None
) -> str:
    """Draw a pointed leaf from its stalk, pointing right before it is turned."""
    half = length * 0.24
    body = shape(
        f"M0 0C{length * 0.25:g} {-half * 1.5:g} {length * 0.75:g} {-half * 1.3:g} "
        f"{length:g} 0C{length * 0.75:g} {half * 0.9:g} {length * 0.25:g} "
        f"{half * 1.1:g} 0 0Z",
        fill,
    )
    line = stroke(f"M{length * 0.1:g} 0H{length * 0.8:g}", vein, 4) if vein else ""
    return group(body, line, x=x, y=y, turn=turn)


def words(
    text: str,
    y: float,
    fill: str,
    *,
    size: float,
    weight: int = 700,
    spacing: float = 0,
    width: float = 700,
    x: float = SIZE / 2,
) -> str:
    """Write one centred line, made smaller where it would be wider than `width`."""
    needed = text_width(text, size, weight, spacing)
    fit = min(1.0, width / needed)
    size, spacing = size * fit, spacing * fit
    # The space after the last letter would push the line to the left.
    middle = x + spacing / 2
    return (
        f'<text x="{middle:.2f}" y="{y:g}" fill="{fill}" text-anchor="middle" '
        f'font-family="Be Vietnam Pro" font-weight="{weight}" '
        f'font-size="{size:.2f}" letter-spacing="{spacing:.2f}">{escape(text)}</text>'
    )


def text_width(text: str, size: float, weight: int, spacing: float = 0) -> float:
    """Return the width of a line in the house font."""
    letters, advances, units = _metrics(weight)
    width = sum(advances.get(letters.get(ord(letter), ""), units) for letter in text)
    return width * size / units + spacing * len(text)


@cache
def _metrics(weight: int) -> tuple[dict[int, str], dict[str, int], int]:
    with TTFont(_font_file(weight), lazy=True) as font:
        letters = dict(font.getBestCmap())
        advances = {name: width for name, (width, _) in font["hmtx"].metrics.items()}
        return letters, advances, font["head"].unitsPerEm


def _font_file(weight: int) -> str:
    return str(_FONTS / f"BeVietnamPro-{_WEIGHTS[weight]}.ttf")


def page(*parts: str) -> str:
    """Return the finished SVG."""
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" '
        f'width="{SIZE}" height="{SIZE}">{inner}</svg>'
    )


def png(svg: str, width: int = SIZE) -> bytes:
    """Return the picture as PNG, `width` pixels wide."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[_font_file(weight) for weight in _WEIGHTS],
            font_family="Be Vietnam Pro",
        )
    )
