from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from ip_portal.demo.drawings import draw_all, kit, layouts, pictures, tones
from ip_portal.demo.drawings.motifs import MOTIFS
from ip_portal.demo.source import Picture, rights


def test_every_right_with_a_figure_has_a_picture_and_words_for_it():
    for right in rights():
        needs_one = right.feature not in ("word", "sound")
        if right.key != "len-men-ca":  # not published: its figure is not known
            assert bool(right.drawn) is needs_one, right.key
        if right.drawn:
            assert right.drawn.alt_vi.endswith(".")
            assert right.drawn.alt_en.endswith(".")


def test_several_dozen_different_motifs_are_used():
    used = {right.drawn.picture.motif for right in rights() if right.drawn}
    assert len(used) > 60
    assert used == set(MOTIFS)


def test_every_picture_is_well_formed_and_drawn_the_same_twice():
    once = {drawn.name: drawn.svg for drawn in pictures()}
    assert once == {drawn.name: drawn.svg for drawn in pictures()}
    for svg in once.values():
        ElementTree.fromstring(svg)


def test_a_picture_is_a_square_png_and_the_same_bytes_twice():
    drawn = next(iter(pictures()))
    picture = Image.open(io.BytesIO(drawn.png()))
    assert (picture.format, picture.size) == ("PNG", (800, 800))
    assert drawn.png() == drawn.png()


def test_pictures_are_written_under_the_names_the_register_gives(tmp_path):
    assert draw_all(tmp_path, width=16) == len(list(tmp_path.iterdir()))
    assert {path.name for path in tmp_path.iterdir()} == {
        right.image for right in rights() if right.image
    }


def test_a_long_line_is_made_to_fit():
    short = kit.words("SEN", 0, "#000", size=84, width=600)
    long = kit.words("BÁNH TÉT LÁ CẨM RẤT DÀI ĐỂ THỬ", 0, "#000", size=84, width=600)
    size = float(long.split('font-size="')[1].split('"')[0])
    assert 'font-size="84.00"' in short
    assert size < 50
    assert kit.text_width("BÁNH TÉT LÁ CẨM RẤT DÀI ĐỂ THỬ", size, 700) < 601


def test_vietnamese_letters_are_in_the_font():
    letters = "ẠẶẦẨẪẬẾỀỂỄỆĐỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴÝỶỸ"
    known, *_rest = kit._metrics(700)
    assert {letter for letter in letters if ord(letter) not in known} == set()


@pytest.mark.parametrize("field", ["layout", "motif", "tone"])
def test_an_unknown_layout_motif_or_tone_is_refused(field):
    names = {"layout": "tile", "motif": "rice", "tone": "green"} | {field: "nothing"}
    with pytest.raises(KeyError):
        layouts.draw(Picture(**names))


def test_words_stand_out_from_their_ground():
    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        dark, light = sorted((luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)

    for name, tone in tones.TONES.items():
        if name != "plain":
            assert contrast(tone.line, tone.ground) >= 4.5, name
            assert contrast(tone.under, tone.ground) >= 4.5, name
