from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from search.highlight import extract, highlight
from search.port import Mode, Query
from search.prepare import Words, query_words


def words(typed: str) -> Words:
    return query_words(Query(text=typed, types={"right": Mode.ALL_WORDS}))


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Gạo Cần Thơ", "can tho ", "Gạo <mark>Cần Thơ</mark>"),
        ("Cần câu – Thơ", "can tho ", "<mark>Cần</mark> câu – <mark>Thơ</mark>"),
        ("Gạo Thơm", "gạo thơ", "<mark>Gạo Thơ</mark>m"),
        ("Gạo Thơm", "thơ gạo", "<mark>Gạo</mark> Thơm"),
        ("GẠO", unicodedata.normalize("NFD", "gạo"), "<mark>GẠO</mark>"),
        (unicodedata.normalize("NFD", "Gạo ngon"), "gao ", "<mark>Gạo</mark> ngon"),
        ("Cam Phong Ðiền", "điền", "Cam Phong <mark>Điền</mark>"),
        ("Gạo Thới An Ô Môn", "thoianomon", "Gạo <mark>Thới An Ô Môn</mark>"),
        (
            "<b>Gạo</b> & cam",
            "gạo b ",
            "&lt;<mark>b</mark>&gt;<mark>Gạo</mark>&lt;/<mark>b</mark>&gt; &amp; cam",
        ),
        ("<script>alert(1)</script>", "xoài", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Gạo", "", "Gạo"),
        ("", "gạo", ""),
    ],
)
def test_what_was_found_is_marked_in_the_original_letters(
    text: str, typed: str, shown: str
) -> None:
    assert highlight(text, words(typed)) == shown


@given(st.text(), st.text())
def test_nothing_gets_through_unescaped(text: str, typed: str) -> None:
    for shown in (highlight(text, words(typed)), extract(text, words(typed))):
        plain = shown.replace("<mark>", "").replace("</mark>", "")
        assert not set(plain) & set("<>\"'")
        assert shown.count("<mark>") == shown.count("</mark>")


def test_an_extract_shows_the_place_with_the_most_words() -> None:
    filler = "chữ " * 200
    text = f"Gạo đầu. {filler} gạo cần thơ ở đây {filler}"
    shown = extract(text, words("gạo cần thơ "))
    assert "<mark>gạo cần thơ</mark> ở đây" in shown
    assert shown.startswith("… chữ")
    assert shown.endswith("chữ …")
    assert len(shown) < 300


def test_an_extract_of_a_short_text_is_the_text() -> None:
    assert extract("Gạo\n  ngon", words("cam")) == "Gạo ngon"


def test_an_extract_without_a_find_is_the_beginning() -> None:
    shown = extract("một hai " * 100, words("gạo"))
    assert shown.startswith("một hai")
    assert shown.endswith(" …")


def test_an_extract_of_one_endless_word_ends_too() -> None:
    assert len(extract("a" * 50_000, words("a"))) < 300
