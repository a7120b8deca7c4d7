"""The JSON of search: the same list, strict about what it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from search import service
from tests.search_pages.register import FRUITS, RICE, TWO_EARS
from tests.search_pages.test_search_page import DownEngine


def ask(client: Client, status: int = 200, **query: Any) -> dict[str, Any]:
    response = client.get("/api/v1/search", query)
    assert response.status_code == status
    return response.json()


def test_results_have_type_number_title_address_and_status(client, settings):
    settings.BASE_URL = "https://shtt.cantho.gov.vn"
    found = ask(client, q="gạo cần thơ", lang="en")
    first = found["results"][0]
    assert first == {
        "type": "right",
        "number": RICE[0],
        "title": "GẠO CẦN THƠ",
        "url": f"https://shtt.cantho.gov.vn/en/register/{RICE[0]}/",
        "status": "In force, renewal due soon",
    }
    assert found["count"] == len(found["results"])
    assert not found["relaxed"]


@pytest.mark.parametrize("typed", ["VN4202600774", "4-2026-00774", "VN -4-2026-00774"])
def test_a_number_in_any_shape_finds_its_right(client, typed):
    assert ask(client, q=typed)["results"][0]["number"] == TWO_EARS


def test_pages_follow_each_other_and_end(client):
    pages = [ask(client, q="trai ngot", page=number) for number in (1, 2, 3, 4)]
    numbers = [one["number"] for page in pages for one in page["results"]]
    assert len(set(numbers)) == len(numbers) == FRUITS
    assert pages[3]["results"] == []
    assert {page["count"] for page in pages} == {FRUITS}


@pytest.mark.parametrize(
    "query",
    [
        {"q": "gao", "colour": "red"},
        {"q": "gao", "page": "0"},
        {"q": "gao", "page": "x"},
        {"q": "gao", "page": str(10**9)},
        {"q": "gao", "sort": "best"},
        {"q": "gao", "lang": "fr"},
        {"q": "gao", "type": "unknown"},
        {"q": "x" * 600},
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client, query):
    assert ask(client, 422, **query)["detail"]


def test_no_words_list_everything(client):
    assert ask(client)["count"] > FRUITS
    assert {one["type"] for one in ask(client, type="guide")["results"]} == {"guide"}


def test_a_null_character_is_no_fault(client):
    assert ask(client, q="gao\x00can tho")["results"][0]["title"] == "GẠO CẦN THƠ"


def test_without_an_engine_the_answer_says_so(client, monkeypatch):
    monkeypatch.setattr(service, "engine", DownEngine)
    response = client.get("/api/v1/search", {"q": "gao"})
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "out of order" in response.json()["detail"]
