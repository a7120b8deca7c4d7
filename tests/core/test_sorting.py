from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ip_portal.core.text import sort_key

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "in_order",
    [
        [
            "a",
            "ă",
            "â",
            "b",
            "c",
            "d",
            "đ",
            "e",
            "ê",
            "i",
            "o",
            "ô",
            "ơ",
            "u",
            "ư",
            "y",
        ],
        ["a", "à", "ả", "ã", "á", "ạ"],
        ["Cà Mau", "Cao Bằng", "Cần Thơ"],
        ["can", "cAn", "Can", "càn", "Càn", "cán"],
        ["Bún Bò", "bún chả"],
        ["hoa", "hoà", "hoá", "hòa", "hóa"],
        ["", " ", "-", "(", "&", "0", "2", "²", "9", "a", "z", "ж", "文"],
        ["aa", "ae", "æ", "af", "ass", "aß", "at"],
    ],
)
def test_names_stand_in_vietnamese_order(in_order: list[str]) -> None:
    shuffled = list(in_order)
    random.Random(4).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == in_order


@given(ANY_TEXT)
def test_a_key_is_the_same_in_every_database_collation(any_text: str) -> None:
    assert re.fullmatch("[0-9a-z]+", sort_key(any_text))


@given(st.text("aàạăâậđeêoộơuưyAĐ 1-"))
def test_the_unicode_form_does_not_change_the_order(name: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)


@given(st.text("abăâđ 1"), st.text("aăâ"))
def test_a_name_comes_before_its_continuations(name: str, more: str) -> None:
    assert sort_key(name) <= sort_key(name + more)


@pytest.mark.parametrize("name", ["provinces", "companies"])
def test_real_names_are_sorted_as_icu_sorts_them(real_data: Path, name: str) -> None:
    lists = json.loads((real_data / "collation" / f"{name}.json").read_text("utf-8"))
    assert sorted(lists["unsorted"], key=sort_key) == lists["icu_vi"]
