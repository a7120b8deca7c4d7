from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from ip_portal.places import naming


@pytest.mark.parametrize(
    ("full_name", "expected"),
    [
        ("Phường Cái Khế", ("phường", "Cái Khế")),
        ("Thị trấn Trần Đề", ("thị trấn", "Trần Đề")),
        ("Thị xã Long Mỹ", ("thị xã", "Long Mỹ")),
        ("Xã Xà Phiên", ("xã", "Xà Phiên")),
        ("Phường 1", ("phường", "1")),
    ],
)
def test_a_full_name_is_split_into_kind_and_short_name(full_name, expected):
    assert naming.split_kind(full_name) == expected


@pytest.mark.parametrize("name", ["Cái Khế", "Phường", "Xãnh Thơ", ""])
def test_a_name_without_a_kind_is_refused(name):
    with pytest.raises(ValueError, match="kind"):
        naming.split_kind(name)


@pytest.mark.parametrize(
    ("full_name", "english"),
    [
        ("Phường Cái Khế", "Cai Khe Ward"),
        ("Xã Đông Phước A", "Dong Phuoc A Commune"),
        ("Xã Hòa Tú II", "Hoa Tu II Commune"),
        ("Phường 1", "Ward 1"),
        ("Phường III", "Ward III"),
        ("Tỉnh Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau Province"),
        ("Thành phố Cần Thơ", "Can Tho City"),
    ],
)
def test_the_english_name_puts_the_kind_where_english_does(full_name, english):
    assert naming.english_name(*naming.split_kind(full_name)) == english


@pytest.mark.parametrize(
    ("text", "whole", "bare", "kinds"),
    [
        ("phường Thới An", "phuong thoi an", "thoi an", ("phường",)),
        ("P. Thới An", "p thoi an", "thoi an", ("phường",)),
        ("P.III", "phuong 3", "3", ("phường",)),
        ("Thới An", "thoi an", "thoi an", ()),
        ("Cai Khe Ward", "cai khe ward", "cai khe", ("phường",)),
        ("x", "x", "x", ()),
        ("", "", "", ()),
    ],
)
def test_a_written_name_is_read_with_and_without_its_kind(text, whole, bare, kinds):
    assert naming.read(text) == naming.Asked(whole, bare, kinds)


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_any_text_is_read_and_its_key_does_not_change_by_asking_twice(text):
    asked = naming.read(text)
    assert naming.key(asked.whole) == asked.whole
