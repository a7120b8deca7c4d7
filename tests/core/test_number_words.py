from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from ip_portal.core import number_words
from ip_portal.core.text import fold, number_forms

NUMBERS = st.integers(0, number_words.LARGEST)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1000, "một nghìn"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (300_005, "ba trăm nghìn không trăm linh năm"),
        (999_999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
        (1_000_001, "một triệu không trăm linh một"),
    ],
)
def test_a_number_is_spelled_in_vietnamese(number: int, words: str) -> None:
    assert number_words.spell(number) == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai mươi tư", 24),
        ("hai mốt", 21),
        ("ba lăm", 35),
        ("hai mươi nhăm", 25),
        ("một trăm lẻ tư", 104),
        ("hai ngàn không trăm hai mươi sáu", 2026),
        ("hai ngàn lẻ sáu", 2006),
        ("bẩy", 7),
        ("muoi lam", 15),
        ("ba muoi sau", 36),
        ("mot tram le nam", 105),
    ],
)
def test_other_spellings_are_read(words: str, number: int) -> None:
    assert number_words.read(words.split()) == number


@pytest.mark.parametrize(
    "words",
    ["", "gạo", "trăm", "mươi", "lăm", "nghìn", "sáu tia", "hai hai", "nam cần"],
)
def test_words_that_are_no_number_are_not_read(words: str) -> None:
    assert number_words.read(words.split()) is None


@pytest.mark.parametrize("number", [-1, number_words.LARGEST + 1])
def test_a_number_out_of_range_is_not_spelled(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words.spell(number)


@given(NUMBERS)
def test_spelled_numbers_are_read_back_with_and_without_diacritics(number: int) -> None:
    words = number_words.spell(number)
    assert number_words.read(words.split()) == number
    assert number_words.read(fold(words).split()) == number


@given(NUMBERS)
def test_a_name_with_a_number_is_found_by_either_spelling(number: int) -> None:
    spelled = number_words.spell(number)
    assert number_forms(f"{number} cây lúa") == f"{fold(spelled)} cay lua"
    assert number_forms(f"{spelled} cây lúa") == f"{number} cay lua"
    assert number_forms(fold(f"{spelled} lúa")) == f"{number} lua"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("6 tia", "sau tia"),
        ("Sáu Tia", "6 tia"),
        ("sau tia", "6 tia"),
        ("36 phố phường", "ba muoi sau pho phuong"),
        ("Năm Căn", "5 can"),
        ("Nam Cần Thơ", "nam can tho"),
        ("sâu", "sau"),
        ("1.000 món", "mot nghin mon"),
        ("trăm năm", "tram 5"),
        ("007", "007"),
        ("CIC39", "cic39"),
        ("1234567890", "1234567890"),
        ("", ""),
    ],
)
def test_only_numbers_change_their_form(name: str, other: str) -> None:
    assert number_forms(name) == other
