"""The web fonts made at set-up."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ip_portal.core.fonts import LARGEST_FILE, WEIGHTS, font_name, write_fonts

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VIETNAMESE = {unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES}


@pytest.fixture(scope="module")
def faces(tmp_path_factory) -> list[Path]:
    return write_fonts(tmp_path_factory.mktemp("built") / "fonts")


def test_a_file_is_written_for_each_weight(faces):
    assert [face.name for face in faces] == [font_name(weight) for weight in WEIGHTS]
    assert all(face.read_bytes()[:4] == b"wOF2" for face in faces)


def test_no_font_is_larger_than_a_page_may_load(faces):
    assert max(face.stat().st_size for face in faces) <= LARGEST_FILE


def test_every_vietnamese_letter_has_a_glyph(faces):
    assert len(VIETNAMESE) == len(VOWELS) * len(TONES)
    for face in faces:
        glyphs = TTFont(face).getBestCmap()
        assert not [
            letter for letter in VIETNAMESE | set("đĐ") if ord(letter) not in glyphs
        ]


def test_signs_of_law_and_money_have_a_glyph(faces):
    for face in faces:
        glyphs = TTFont(face).getBestCmap()
        assert all(ord(sign) in glyphs for sign in "§₫–—“”‘’…·×%/+0123456789")


def test_writing_twice_gives_the_same_bytes(faces, tmp_path):
    again = write_fonts(tmp_path)
    assert [face.read_bytes() for face in again] == [
        face.read_bytes() for face in faces
    ]
