"""The style sheets: contrast, size, line heights, and nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from ip_portal.core.fonts import WEIGHTS, font_name

STATIC = Path(__file__).parents[2] / "static"
SHEETS = ("base.css", "components.css", "desk.css")
TEXT, EDGE = 4.5, 3.0

# Foreground, background, least contrast: every pair that the sheets use.
PAIRS = [
    *[("ink", ground, TEXT) for ground in ("paper", "mist", "lua-300", "lua-100")],
    *[("ink", ground, TEXT) for ground in ("song-50", "la-100", "do-100", "tro-100")],
    *[("ink", ground, TEXT) for ground in ("phusa-50", "phusa-100")],
    *[("ink-2", ground, TEXT) for ground in ("paper", "mist", "song-100", "lua-100")],
    *[("ink-2", ground, TEXT) for ground in ("phusa-50", "song-50")],
    *[("song-700", ground, TEXT) for ground in ("paper", "mist", "song-50", "lua-100")],
    ("song-700", "lua-300", TEXT),
    ("song-700", "do-100", TEXT),
    ("song-700", "tro-100", TEXT),
    ("song-700", "song-100", TEXT),
    ("song-700", "la-100", TEXT),
    *[("paper", ground, TEXT) for ground in ("song-900", "song-800", "song-700")],
    ("paper", "phusa-700", TEXT),
    *[("on-dark", ground, TEXT) for ground in ("song-900", "song-800")],
    ("lua-300", "song-900", TEXT),
    ("song-900", "lua-500", TEXT),
    ("song-900", "lua-300", TEXT),
    ("song-900", "song-100", TEXT),
    ("song-800", "song-100", TEXT),
    ("lua-ink", "lua-100", TEXT),
    ("lua-ink", "paper", TEXT),
    *[("phusa-800", ground, TEXT) for ground in ("phusa-50", "phusa-100", "paper")],
    *[("phusa-800", ground, TEXT) for ground in ("mist", "lua-100", "tro-100")],
    ("phusa-700", "phusa-50", TEXT),
    *[("la-700", ground, TEXT) for ground in ("la-100", "paper", "mist")],
    *[("man-700", ground, TEXT) for ground in ("man-100", "paper", "mist")],
    *[("do-700", ground, TEXT) for ground in ("do-100", "paper", "mist")],
    *[("tro-700", ground, TEXT) for ground in ("tro-100", "paper", "mist")],
    *[("edge", ground, EDGE) for ground in ("paper", "mist", "tro-100")],
    *[("edge-dark", ground, EDGE) for ground in ("song-900", "song-800")],
    *[("man-700", ground, EDGE) for ground in ("song-50", "lua-100", "phusa-50")],
    *[("lua-500", ground, EDGE) for ground in ("song-900", "song-800", "song-700")],
    *[("song-700", ground, EDGE) for ground in ("paper", "mist")],
    *[("do-700", ground, EDGE) for ground in ("paper", "mist")],
    ("song-900", "mist", EDGE),
    ("song-500", "paper", EDGE),
]


def sheet(name: str) -> str:
    return (STATIC / "css" / name).read_text(encoding="utf-8")


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6});", sheet("base.css")))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_every_pair_of_colours_in_use_can_be_read(front, ground, least):
    known = tokens()
    assert contrast(known[front], known[ground]) >= least


def test_gold_on_white_is_too_weak_to_be_in_the_list():
    known = tokens()
    assert contrast(known["lua-500"], known["paper"]) < EDGE
    assert ("lua-500", "paper", EDGE) not in PAIRS


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_uses_no_colour_outside_the_tokens(name):
    rules = re.sub(r":root \{.*?\n\}", "", sheet(name), flags=re.DOTALL)
    rules = re.sub(r'url\("data:[^"]*"\)', "", rules)
    colours = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", rules))
    assert colours <= {"#FFF", "#888"}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_names_only_known_tokens(name):
    declared = set(re.findall(r"--([\w-]+):", "".join(map(sheet, SHEETS))))
    used = set(re.findall(r"var\(--([\w-]+)\s*\)", sheet(name)))
    assert used <= declared


@pytest.mark.parametrize("name", SHEETS)
def test_no_line_is_too_low_for_two_marks_on_a_letter(name):
    heights = re.findall(r"line-height:\s*([\d.]+)\s*[;}]", sheet(name))
    heights += re.findall(r"font:[^;]*/([\d.]+)", sheet(name))
    assert heights
    assert min(map(float, heights)) >= 1.36


def test_all_sheets_together_stay_under_30_kilobytes_compressed():
    everything = "".join(map(sheet, SHEETS)).encode()
    assert len(gzip.compress(everything)) <= 30 * 1024


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_loads_only_files_of_this_site(name):
    wanted = set(re.findall(r'url\("(?!data:)([^"]+)"\)', sheet(name)))
    made = {f"../fonts/{font_name(weight)}" for weight in WEIGHTS}
    for address in wanted - made:
        assert (STATIC / "css" / address).resolve().is_file(), address


@pytest.mark.parametrize("name", SHEETS)
def test_braces_of_a_sheet_are_balanced(name):
    assert sheet(name).count("{") == sheet(name).count("}")
