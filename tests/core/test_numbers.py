from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ip_portal.core import numbers
from ip_portal.core.numbers import Number, NumberKind, parse

ANY_TEXT = st.text(st.characters(exclude_categories=()))
APPLICATIONS = st.builds(
    "{}-{}-{:05d}".format,
    st.integers(1, 6),
    st.integers(1981, 2099),
    st.integers(0, 99_999),
)
TITLES = st.builds(
    "{}-{:07d}{}".format,
    st.integers(1, 6),
    st.integers(1, 9_999_999),
    st.sampled_from(["", "-000", "-012"]),
)

SHAPES = {
    "application": {
        "4-2026-00774": [
            "4-2026-00774",
            "VN4202600774",
            "VN-4-2026-00774",
            "VN -4-2026-00774",
            "vn 4 2026 00774",
            "4–2026–00774",
            "４-２０２６-００７７４",
            "4\u200b-2026\u00ad-00774",
            " 4 - 2026 - 00774 ",
            "4/2026/00774",
            "số đơn 4-2026-00774",
            "(210) 4-2026-00774",
            "Đơn số: 4-2026-00774.",
            "đơn số 4202600774",
            "https://example.org/detail/trademarks?id=VN4202600774",
        ],
        "1-2022-07114": ["1-2022-07114", "VN1202207114"],
        "2-2023-00100": ["2-2023-00100"],
        "3-2023-00100": ["3-2023-00100"],
        "6-2023-00001": ["VN6202300001"],
    },
    "amendment": {
        "SĐ4-2024-01962": [
            "SĐ4-2024-01962",
            "SD4-2024-01962",
            "sđ4-2024-01962",
            "S\u00d04-2024-01962",
            "SĐ 4-2024-01962",
            "SĐ-4-2024-01962",
            "TB ghi nhận sửa đơn: SĐ4-2024-01962",
        ]
    },
    "transfer": {
        "CĐ4-2024-01074": ["CĐ4-2024-01074", "CD4-2024-01074", "cđ 4-2024-01074"],
        "CĐ1-2024-01074": ["TB ghi nhận chuyển giao đơn: CĐ1-2024-01074"],
    },
    "certificate": {
        "4-0596993-000": ["4-0596993-000", "VN 4-0596993-000", "4 0596993 000"],
        "4-0596993": ["4-0596993", "4-596993", "4 – 0596993"],
        "410642": [
            "GCN 410642",
            "gcn: 0410642",
            "GCN số 410.642",
            "410642 (GCN)",
            "certificate no. 410642",
            "Giấy chứng nhận đăng ký số 410642",
        ],
        "4-0410642": [
            "GCNĐKNH số 410642",
            "GCN\u00d0KNH 410642",
            "GCN ĐKNH 410642",
            "Giấy chứng nhận đăng ký nhãn hiệu tập thể số 410642",
        ],
        "42844": ["văn bằng 42844", "van bang bao ho so 42844", "VBBH 42844"],
        "1-0012345": ["Bằng độc quyền sáng chế số 12345", "bằng sáng chế 12345"],
        "2-0012345": ["Bằng độc quyền giải pháp hữu ích số 12345"],
        "3-0012345": ["Bằng độc quyền kiểu dáng công nghiệp số 12345"],
        "6-0000062": ["Giấy chứng nhận đăng ký chỉ dẫn địa lý số 00062"],
    },
    "madrid": {
        "1266721": [
            "Madrid 1266721",
            "đăng ký quốc tế số 1266721",
            "Đăng ký quốc tế nhãn hiệu số: 1266721",
            "GCN đăng ký quốc tế 1266721",
            "IR 1 266 721",
            "1266721 Madrid",
            "madrid1266721",
        ],
        "295028": ["Madrid 0295028"],
        "1266721A": ["Madrid 1266721a"],
    },
    "pct": {
        "PCT/US2014/066750": [
            "PCT/US2014/066750",
            "pct us2014 066750",
            "PCTUS2014066750",
            "(86) PCT/US 2014/066750",
        ],
        "PCT/US1999/012345": ["PCT/US99/12345", "PCT/US1999/012345"],
    },
    "wo": {
        "WO/2015/077525": [
            "WO/2015/077525",
            "WO 2015/077525 A1",
            "WO2015077525A1",
            "wo2015/077525",
        ],
        "WO/1999/012345": ["WO 99/12345", "WO/1999/012345"],
        "WO/2001/012345": ["WO 01/12345"],
    },
    "support_case": {
        "CT-2026-00042-A": [
            "CT-2026-00042-A",
            "ct-2026-00042-a",
            "CT 2026 00042 A",
            "ct202600042a",
            "mã hồ sơ CT-2026-00042-A",
        ]
    },
}
SHAPE_LIST = [
    (kind, canonical, typed)
    for kind, by_number in SHAPES.items()
    for canonical, all_typed in by_number.items()
    for typed in all_typed
]


@pytest.mark.parametrize(("kind", "canonical", "typed"), SHAPE_LIST)
def test_a_number_is_known_in_every_shape(
    kind: str, canonical: str, typed: str
) -> None:
    assert parse(typed) == Number(NumberKind(kind), canonical)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "gạo Cần Thơ",
        "410642",
        "số 410642",
        "nhãn hiệu 410642",
        "Madrid 1234",
        "GCN 12345678",
        "4202600774",
        "7-2026-00774",
        "0-2026-00774",
        "4-2026-0077",
        "4-2026-007741",
        "4-1826-00774",
        "978-4-2026-00774-1",
        "A4-2026-00774",
        "24/11/2026",
        "2026-11-24",
        "0292 3820 123",
        "PCT/US2014/66750",
        "CT-2026-00042-B",
        "CT-2026-00043-A",
        "CT-2026-00042",
        "4-2026-00774 và 4-2026-00775",
        "4-2026-00774 " + "x" * 500,
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse(typed) is None


def test_one_number_said_twice_is_one_number() -> None:
    assert parse("VN4202600774 (4-2026-00774)") == parse("4-2026-00774")


def test_the_year_is_not_held_against_the_filing_date() -> None:
    found = parse("1-2023-01434, nộp ngày 21.11.2014")
    assert found == Number(NumberKind.APPLICATION, "1-2023-01434")


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("410642", "410642"),
        ("0405854", "405854"),
        ("1 266 721", "1266721"),
        ("số 42844", "42844"),
        ("00774", "774"),
        ("2026-00774", "202600774"),
        ("4202600774", "4202600774"),
    ],
)
def test_a_bare_number_is_looked_up_by_its_digits(typed: str, digits: str) -> None:
    assert numbers.loose_digits(typed) == digits


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "333",
        "6 tia",
        "GCN 410642",
        "4-2026-00774",
        "24/11/2026",
        "00000",
        "1234567890123",
        "gạo 410642",
    ],
)
def test_other_texts_have_no_digits_to_look_up(typed: str) -> None:
    assert numbers.loose_digits(typed) is None


@given(APPLICATIONS)
def test_every_application_number_is_known_in_every_whole_shape(canonical: str) -> None:
    number = Number(NumberKind.APPLICATION, canonical)
    whole = [canonical, f"VN-{canonical}", f"VN -{canonical}"]
    for shape in (*whole, "VN" + canonical.replace("-", "")):
        assert parse(shape) == number


@given(APPLICATIONS)
def test_every_part_of_an_application_number_is_in_its_shapes(canonical: str) -> None:
    right, year, serial = canonical.split("-")
    found = numbers.shapes(Number(NumberKind.APPLICATION, canonical))
    assert found[0] == canonical
    assert len(set(found)) == len(found)
    for part in (f"{right}{year}{serial}", f"{year}-{serial}", serial):
        assert part in found
        assert (numbers.loose_digits(part) or "0") in {*found, "0"}


@given(TITLES)
def test_a_title_is_found_by_its_integer(canonical: str) -> None:
    number = parse(canonical)
    assert number == Number(NumberKind.CERTIFICATE, canonical)
    key = numbers.certificate_key(canonical)
    assert key == str(int(canonical.split("-")[1]))
    assert {key, key.zfill(7), canonical} <= set(numbers.shapes(number))


@pytest.mark.parametrize(
    ("canonical", "shape"),
    [
        ("SĐ4-2024-01962", "SD4-2024-01962"),
        ("CĐ4-2024-01074", "CD4202401074"),
        ("GCN 410642", "0410642"),
        ("Madrid 295028", "0295028"),
        ("Madrid 1266721A", "1266721"),
        ("PCT/US2014/066750", "US2014/066750"),
        ("WO/2015/077525", "2015/077525"),
        ("CT-2026-00042-A", "CT202600042A"),
    ],
)
def test_other_numbers_are_indexed_in_the_shapes_people_write(
    canonical: str, shape: str
) -> None:
    number = parse(canonical)
    assert number is not None
    assert shape in numbers.shapes(number)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4-0405854-000", "405854"),
        ("4-0405854-000", "4-0405854"),
        ("4-0405854-000", "GCN 405854"),
        ("GCNĐKNH 405854", "4-0405854-001"),
        ("văn bằng 405854", "0405854"),
    ],
)
def test_titles_are_the_same_by_their_integer(one: str, other: str) -> None:
    assert numbers.same_certificate(one, other)
    assert numbers.certificate_key(one) == numbers.certificate_key(other) == "405854"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4-0405854-000", "4-0405855-000"),
        ("4-0405854-000", "1-0405854-000"),
        ("4-0405854", "Madrid 405854"),
        ("gạo", "gạo"),
    ],
)
def test_other_titles_are_not_the_same(one: str, other: str) -> None:
    assert not numbers.same_certificate(one, other)


@pytest.mark.parametrize("typed", ["", "4-2026-00774", "Madrid 1266721", "gạo"])
def test_what_is_no_title_has_no_title_key(typed: str) -> None:
    assert numbers.certificate_key(typed) is None


def test_the_check_character_is_that_of_the_standard() -> None:
    # The example of the Global Release Identifier, which uses ISO 7064 MOD 37,36.
    assert numbers.check_character("A1-2425G-ABC1234002") == "M"


@given(st.integers(2000, 2099), st.integers(1, 99_999), st.data())
def test_a_wrong_character_in_a_case_number_is_noticed(
    year: int, serial: int, data: st.DataObject
) -> None:
    number = numbers.support_case(year, serial)
    assert parse(number.canonical) == number
    at = data.draw(st.sampled_from([3, 4, 5, 6, 8, 9, 10, 11, 12, 14]))
    wrong = data.draw(
        st.sampled_from("0123456789").filter(lambda c: c != number.canonical[at])
    )
    assert parse(number.canonical[:at] + wrong + number.canonical[at + 1 :]) is None


@pytest.mark.parametrize(("year", "serial"), [(2026, 0), (2026, 100_000), (26, 1)])
def test_a_case_number_out_of_range_is_refused(year: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no case number"):
        numbers.support_case(year, serial)


@given(ANY_TEXT)
def test_any_text_is_a_number_or_none(any_text: str) -> None:
    number = parse(any_text)
    assert number is None or parse(number.canonical) in {number, None}
    assert numbers.loose_digits(any_text) is None or number is None


def test_no_naughty_string_is_a_number(real_data: Path) -> None:
    naughty = json.loads((real_data / "naughty" / "blns_a.json").read_text("utf-8"))
    endless = [
        "4-2026-00774 " * 9_000,
        "1 " * 50_000,
        "GCN " * 25_000,
        "\x00",
        "\ud800",
    ]
    assert [parse(string) for string in naughty + endless] == [None] * (
        len(naughty) + len(endless)
    )


def test_real_site_ids_round_trip_in_four_shapes(real_data: Path) -> None:
    ids = (real_data / "vn-ipo-pages" / "wopublish_ids.txt").read_text("utf-8").split()
    every = 10
    sample = ids[::every]
    assert len(sample) > 10_000
    wrong = []
    for site_id in sample:
        canonical = f"{site_id[2]}-{site_id[3:7]}-{site_id[7:]}"
        for shape in (site_id, canonical, f"VN-{canonical}", f"VN -{canonical}"):
            found = parse(shape)
            if found != Number(NumberKind.APPLICATION, canonical):
                wrong.append((shape, found))
    assert wrong == []
