"""What people type leads to the record they mean."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.search_pages.register import ORANGE, RICE, SIX_RAYS, TWO_EARS


def page_of(client: Client, path: str, **query: Any) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return response.text


def titles(page: str) -> list[str]:
    """Return the titles of the results, without marks."""
    found = re.findall(r'<h2 class="h3"><a[^>]*>(.*?)</a></h2>', page)
    return [re.sub(r"</?mark>", "", one) for one in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gao can tho", "GẠO CẦN THƠ"),
        ("gạo cần thơ", "GẠO CẦN THƠ"),
        (unicodedata.normalize("NFD", "GẠO CẦN THƠ"), "GẠO CẦN THƠ"),
        ("GAO CAN THO", "GẠO CẦN THƠ"),
        ("gaocantho", "GẠO CẦN THƠ"),
        ("thoi an o mon", "CAM XOÀN THỚI AN – Ô MÔN"),
        ("thoianomon", "CAM XOÀN THỚI AN – Ô MÔN"),
        ("Thới An - Ô Môn", "CAM XOÀN THỚI AN – Ô MÔN"),
        ("6 tia", "RƯỢU MẬN SÁU TIA"),
        ("sau tia", "RƯỢU MẬN SÁU TIA"),
        ("sáu tia", "RƯỢU MẬN SÁU TIA"),
        ("ruou man", "RƯỢU MẬN SÁU TIA"),
        ("hai bong", "HAI BÔNG GẠO THƠM CẦN THƠ"),
        ('"gạo thơm cần thơ"', "HAI BÔNG GẠO THƠM CẦN THƠ"),
    ],
)
@pytest.mark.parametrize("path", ["/tim-kiem/", "/en/search/"])
def test_the_right_record_comes_first(client, path, typed, first):
    assert titles(page_of(client, path, q=typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("VN4202600774", TWO_EARS),
        ("4-2026-00774", TWO_EARS),
        ("4 2026 00774", TWO_EARS),
        ("VN-4-2026-00774", TWO_EARS),
        ("VN -4-2026-00774", TWO_EARS),
        ("vn 4-2026-00774", TWO_EARS),
        ("4‑2026‑00774", TWO_EARS),
        (RICE[0], RICE[0]),
        ("4-0286512-000", RICE[0]),
        ("GCN 286512", RICE[0]),
        ("văn bằng số 286512", RICE[0]),
        ("số đơn 4-2025-00912", ORANGE),
    ],
)
def test_a_number_in_any_shape_leads_to_its_record(client, typed, number):
    response = client.get("/en/search/", {"q": typed})
    assert response.status_code == 302
    assert response["Location"] == f"/en/register/{quote(number)}/"
    assert (
        client.get("/tim-kiem/", {"q": typed})["Location"] == f"/so-dang-ba/{number}/"
    )


@pytest.mark.parametrize(
    ("digits", "first"),
    [
        ("00774", "HAI BÔNG GẠO THƠM CẦN THƠ"),
        ("774", "HAI BÔNG GẠO THƠM CẦN THƠ"),
        ("286512", "GẠO CẦN THƠ"),
        ("0286512", "GẠO CẦN THƠ"),
        ("390714", "RƯỢU MẬN SÁU TIA"),
    ],
)
def test_loose_digits_are_looked_for_in_every_number(client, digits, first):
    page = page_of(client, "/en/search/", q=digits)
    assert titles(page)[0] == first
    assert "Looking in every number of the register" in page


def test_a_number_that_nobody_has_says_so(client):
    page = page_of(client, "/en/search/", q="4-2031-99999")
    assert "Nothing found" in page
    assert "4-2031-99999" in page


def test_a_number_in_a_tab_or_under_a_filter_stays_a_search(client):
    assert client.get("/tim-kiem/", {"q": TWO_EARS, "type": "right"}).status_code == 200
    assert client.get("/tim-kiem/", {"q": TWO_EARS, "nice": "30"}).status_code == 200


@pytest.mark.parametrize(
    "typed", ["nhãn hiệu tập thể", "nhan hieu tap the cam", "collective mark"]
)
def test_the_kind_of_a_mark_finds_it(client, typed):
    page = page_of(client, "/tim-kiem/", q=typed, type="right")
    assert titles(page) == ["CAM XOÀN THỚI AN – Ô MÔN"]


def test_collective_and_certification_marks_are_one_entry(client):
    page = page_of(client, "/en/register/")
    assert page.count('value="collective_or_certification"') == 1
    assert "Collective and certification marks" in page
    chosen = page_of(client, "/en/search/", right="collective_or_certification")
    assert sorted(titles(chosen)) == ["CAM XOÀN THỚI AN – Ô MÔN", "GẠO CẦN THƠ"]


def test_a_former_name_of_a_ward_chooses_the_ward_of_today(client):
    page = page_of(client, "/tim-kiem/", place_name="Thới Hòa")
    assert titles(page) == ["CAM XOÀN THỚI AN – Ô MÔN"]
    assert "Phường Ô Môn" in page


def test_a_name_of_no_place_is_said_beside_the_field(client):
    page = page_of(client, "/en/search/", place_name="Atlantis<b>")
    assert "No place of this name is known here." in page
    assert "Atlantis&lt;b&gt;" in page


def test_wards_carry_their_former_names(client):
    page = page_of(client, "/tim-kiem/", q="cam xoan")
    assert re.search(
        r"Phường Ô Môn</label>.*?<span class=\"hint\"[^>]*>[^<]*Thới Hòa",
        page,
        re.DOTALL,
    )


def test_classes_say_what_they_are_about(client):
    assert "30 – gạo, bún, bánh" in page_of(client, "/tim-kiem/")
    assert "30 – rice, noodles" in page_of(client, "/en/search/")


def test_years_choose_a_span(client):
    page = page_of(client, "/en/search/", year_from="2017", year_to="2020")
    assert sorted(titles(page)) == ["GẠO CẦN THƠ", "RƯỢU MẬN SÁU TIA"]
    assert "Filing year: 2017–2020" in page
    assert len(titles(page_of(client, "/en/search/", year_from="2026"))) == 1


def test_an_open_opposition_is_said_with_its_article(client):
    page = page_of(client, "/en/search/", q="hai bong")
    assert re.search(r"31 days left to oppose, until the end of 25.Dec.2026", page)
    assert re.search(r'class="cite".*?article 112a', page, re.DOTALL)
    assert "to oppose" not in page_of(client, "/en/search/", q="sau tia")


def test_holder_and_goods_find_a_right_too(client):
    assert titles(page_of(client, "/tim-kiem/", q="hai bong cong ty")) == [
        "HAI BÔNG GẠO THƠM CẦN THƠ"
    ]
    assert titles(page_of(client, "/tim-kiem/", q="cam tuoi"))[0].startswith("CAM XOÀN")
    assert SIX_RAYS[0] in page_of(client, "/tim-kiem/", q="Hộ kinh doanh Sáu Tia")
