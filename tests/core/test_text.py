from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ip_portal.core import text

ANY_TEXT = st.text(st.characters(exclude_categories=()))
VIETNAMESE = st.text("aàảãáạăằắặâầấậđeéẹêếệioòóôốộơớợuúưứựyýỵ qhtnđĐẠỐƯ-.,7")
FUNCTIONS = [
    text.normalize,
    text.fold_letters,
    text.fold,
    text.accented,
    text.joined,
    text.grams,
    text.number_forms,
    text.sort_key,
]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Cần Thơ", "Cần Thơ"),
        ("Ca\u0302\u0300n Tho\u031b", "Cần Thơ"),
        ("\u00d0inh \u00f0en", "Đinh đen"),
        ("gạo\u200b\u00ad\ufeff\x00", "gạo"),
        ("gạo\u00a0Cần\u3000Thơ", "gạo Cần Thơ"),
        ("hai  chỗ trống\n", "hai  chỗ trống\n"),
        ("nửa \ud83d", "nửa \ufffd"),
        ("a\u200b\u0301", "á"),
    ],
)
def test_a_text_is_stored_in_one_form(typed: str, stored: str) -> None:
    assert text.normalize(typed) == stored


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("GẠO CẦN THƠ", "gao can tho"),
        ("  Gạo – Cần/Thơ!  ", "gao can tho"),
        ("Ðồng Tháp, đường", "dong thap duong"),
        ("hòa, hoà", "hoa hoa"),
        ("thuỷ Thủy", "thuy thuy"),
        ("K.I.P 29/3", "k i p 29 3"),
        ("L'Oréal", "l oreal"),
        ("m² ①", "m2 1"),
        ("x\u0301\u0301y", "xy"),
        ("💐🌾", ""),
        ("İstanbul", "istanbul"),
    ],
)
def test_words_are_found_without_diacritics(typed: str, folded: str) -> None:
    assert text.fold(typed) == folded


@pytest.mark.parametrize(
    "sign", ["ß", "İ", "ŉ", "ﬁ", "ǆ", "ΐ", "💐", "½", "ắ", "\u0301"]
)
def test_a_letter_folds_to_one_letter(sign: str) -> None:
    folded = text.fold_letters(f"a{sign}b")
    assert (len(folded), folded[0], folded[-1]) == (
        len(unicodedata.normalize("NFC", f"a{sign}b")),
        *("a", "b"),
    )


@given(ANY_TEXT)
def test_folded_letters_keep_their_positions(any_text: str) -> None:
    composed = unicodedata.normalize("NFC", any_text)
    assert len(text.fold_letters(any_text)) == len(composed)


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(any_text: str) -> None:
    for clean in (text.normalize, text.fold, text.accented):
        assert clean(clean(any_text)) == clean(any_text)


@given(ANY_TEXT)
def test_any_text_can_be_stored_and_encoded(any_text: str) -> None:
    stored = text.normalize(any_text)
    assert "\x00" not in stored
    assert stored.encode().decode() == stored


@given(VIETNAMESE)
def test_form_and_case_do_not_change_the_folded_words(typed: str) -> None:
    decomposed = unicodedata.normalize("NFD", typed)
    expected = text.fold(typed)
    assert text.fold(decomposed) == expected
    assert text.fold(typed.upper()) == expected
    assert text.fold(decomposed.upper()) == expected
    assert expected.isascii()


@given(VIETNAMESE)
def test_folding_is_folded_letters_with_single_spaces(typed: str) -> None:
    assert text.fold(typed) == " ".join(text.fold_letters(typed).split())


def test_accented_words_keep_their_marks_and_lose_the_rest() -> None:
    assert text.accented("  GẠO “Cần-Thơ”  ") == "gạo cần thơ"


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("Thuỷ", "thủy"),
        ("quý", "quý"),
        ("toàn", "toàn"),
    ],
)
def test_both_places_of_a_tone_mark_are_one_word(new: str, old: str) -> None:
    assert text.accented(new) == text.accented(old) == old


def test_the_joined_form_has_no_spaces() -> None:
    assert text.joined("Thới An – Ô Môn") == "thoianomon"


def test_grams_are_all_pieces_of_the_joined_form() -> None:
    assert text.grams("Ô Môn") == ["omo", "mon"]
    assert text.grams("Ô Môn", 2) == ["om", "mo", "on"]


@pytest.mark.parametrize(("short", "pieces"), [("Ô", ["o"]), ("", []), ("!?", [])])
def test_a_short_text_is_its_only_piece(short: str, pieces: list[str]) -> None:
    assert text.grams(short) == pieces


@pytest.mark.parametrize("nothing", ["", " ", "\x00", "\u200b", "🌾", "..."])
def test_a_text_without_letters_folds_to_nothing(nothing: str) -> None:
    assert text.fold(nothing) == text.accented(nothing) == ""


@pytest.mark.parametrize(
    "endless",
    [
        "\u0323\u0301" * 50_000,
        "ệ" * 100_000,
        "sáu " * 25_000,
        "1.000" * 20_000,
        "uỳ" * 50_000,
        "\u200b" * 100_000,
        "\ud800" * 100_000,
    ],
    ids=[
        "marks",
        "letters",
        "numbers",
        "thousands",
        "tones",
        "invisible",
        "surrogates",
    ],
)
def test_an_endless_text_does_not_take_endless_time(endless: str) -> None:
    began = time.process_time()
    for function in FUNCTIONS:
        function(endless)
    assert time.process_time() - began < 10  # quadratic work would take minutes


def test_real_words_fold_as_three_other_folders_agree(real_data: Path) -> None:
    lines = (real_data / "fold" / "fold_vectors.jsonl").read_text("utf-8").splitlines()
    vectors = [json.loads(line) for line in lines]
    wrong = [
        (spelling, text.fold(spelling))
        for vector in vectors
        for typed in (vector["input"], vector["input_nfd"])
        for spelling in (typed, typed.upper(), typed.lower())
        if text.fold(spelling) != vector["folded"]
    ]
    assert vectors
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    ["nice-vi/nice_vi_en.tsv", "vn-names/given_boy.txt", "vn-names/given_girl.txt"],
)
def test_the_eth_of_old_files_is_read_as_a_vietnamese_letter(
    real_data: Path, path: str
) -> None:
    whole = (real_data / path).read_text(encoding="utf-8")
    with_eth = [line for line in whole.splitlines() if "\u00d0" in line]
    assert with_eth
    for line in with_eth:
        assert "\u00d0" not in text.normalize(line)
        assert text.fold(line) == text.fold(line.replace("\u00d0", "Đ"))
        assert text.sort_key(line) == text.sort_key(line.replace("\u00d0", "Đ"))


def test_no_naughty_string_stops_a_function(real_data: Path) -> None:
    naughty = json.loads((real_data / "naughty" / "blns_a.json").read_text("utf-8"))
    for string in naughty:
        for function in FUNCTIONS:
            json.dumps(function(string)).encode()
