from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from ip_portal.registry.publicity import commune_in, public_commune, public_name


@pytest.mark.parametrize(
    ("address", "commune"),
    [
        ("12 đường Tôn Đức Thắng, phường Ô Môn, Cần Thơ", "phường Ô Môn"),
        ("Ấp 3, xã Nhơn Ái, thành phố Cần Thơ", "xã Nhơn Ái"),
        ("Khóm 2, Phường 4, thành phố Sóc Trăng", "Phường 4"),
        ("45/3 hẻm 7, Ward Cai Khe, Can Tho", "Ward Cai Khe"),
        ("Thị trấn Cờ Đỏ; huyện Cờ Đỏ", "Thị trấn Cờ Đỏ"),
        ("xã Nhơn Ái lan@example.test, Cần Thơ", ""),
        ("phường Ô Môn ĐT 0912345678", ""),
        ("phường Cái Khế (0912 345 678)", "phường Cái Khế"),
        ("phường đường số 3", ""),
        ("Cần Thơ", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_the_commune_is_public(address, commune):
    assert commune_in(address) == commune


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("Phường Ninh Kiều", "Phường Ninh Kiều"),
        ("Ninh Kiều", "Ninh Kiều"),
        ("Phường 4", "Phường 4"),
        ("12 Tôn Đức Thắng, phường Ô Môn", "phường Ô Môn"),
        ("12 Tôn Đức Thắng", ""),
        ("lan@example.test", ""),
    ],
)
def test_a_stated_commune_is_shown_without_what_stands_beside_it(stated, shown):
    assert public_commune(stated) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Trần Thị Lan", "Trần Thị Lan"),
        ("Trần Thị Lan - 0912.345.678", "Trần Thị Lan"),
        ("Trần Thị Lan (lan@example.test)", "Trần Thị Lan"),
        ("Trần Thị Lan, CCCD: 092123456789", "Trần Thị Lan, CCCD"),
        ("Công ty TNHH 1-9 Hậu Giang 2024", "Công ty TNHH 1-9 Hậu Giang 2024"),
    ],
)
def test_a_name_is_shown_without_ways_to_reach_the_person(name, shown):
    assert public_name(name) == shown


@given(st.text(max_size=60))
def test_no_mailbox_and_no_long_number_passes(text):
    for shown in (commune_in(text), public_commune(text)):
        assert "@" not in shown
        assert sum(sign.isdigit() for sign in shown) <= 2
