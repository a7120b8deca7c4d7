"""Web fonts of the site: Be Vietnam Pro cut down to the letters it shows.

The package carries whole TrueType files of about 130 kB a weight; a page needs
Latin, Vietnamese and a few signs, which is about 30 kB of woff2.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

#: Weight of a face, as CSS writes it, and its file in the package.
WEIGHTS: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
#: The largest file a page may load for one weight, in bytes.
LARGEST_FILE: Final = 35 * 1024

_RANGES: Final = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1: § « » × · and the accented letters
    (0x0102, 0x0103),  # Ă
    (0x0110, 0x0111),  # Đ
    (0x0128, 0x0129),  # Ĩ
    (0x0168, 0x0169),  # Ũ
    (0x01A0, 0x01A1),  # Ơ
    (0x01AF, 0x01B0),  # Ư
    (0x0300, 0x0304),  # marks of decomposed text
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2013, 0x2014),  # dashes
    (0x2018, 0x201A),  # quotation marks
    (0x201C, 0x201E),
)
_SIGNS: Final = "\u0306\u0309\u031b\u0323•…€₫−≤≥≠™"
LETTERS: Final = frozenset(
    {chr(code) for first, last in _RANGES for code in range(first, last + 1)}
    | set(_SIGNS)
)


def font_name(weight: int) -> str:
    """The file name under which the style sheets ask for a weight."""
    return f"be-vietnam-pro-{weight}.woff2"


def write_fonts(folder: Path) -> list[Path]:
    """Write one woff2 file a weight into ``folder``; return their paths.

    The folder is made when absent; files are replaced. Raises KeyError for a
    weight the package lacks and OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _write(folder / font_name(weight), face) for weight, face in WEIGHTS.items()
    ]


def _write(target: Path, face: str) -> Path:
    package = resources.files("fontpkg_be_vietnam_pro")
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True)
    # Kerning and mark placement stay; alternates and fractions go.
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    source = package / "files" / f"BeVietnamPro-{face}.ttf"
    with source.open("rb") as file, TTFont(file, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(LETTERS)))
        cutter.subset(font)
        subset.save_font(font, str(target), options)
    return target
