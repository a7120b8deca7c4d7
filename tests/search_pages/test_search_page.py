"""The search page and the register as lists: state, pages, refining, faults."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client

from search import service
from search.port import EngineDownError, Page, Query
from tests.search_pages.register import FRUITS, TWO_EARS
from tests.search_pages.test_finding import page_of, titles

HTMX = {"HX-Request": "true"}


class DownEngine:
    """An engine that cannot answer."""

    name = "down"

    def __getattr__(self, name: str) -> Any:
        def fail(*args: object, **options: object) -> None:
            raise EngineDownError("connection refused")

        return fail


@pytest.fixture
def down(monkeypatch) -> None:
    monkeypatch.setattr(service, "engine", DownEngine)


def answering(monkeypatch, **changes: Any) -> None:
    """Let the engine answer, with these facts about its answer."""
    ask = service.ask

    def changed(query: Query) -> Page:
        return replace(ask(query), **changes)

    monkeypatch.setattr(service, "ask", changed)


def links(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', page)]


# --- Pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "name"])
def test_pages_repeat_nothing_and_miss_nothing(client, sort):
    seen = []
    for number in (1, 2, 3):
        page = page_of(client, "/tim-kiem/", q="trai ngot", sort=sort, page=number)
        seen += titles(page)
    assert len(seen) == FRUITS
    assert len(set(seen)) == FRUITS


def test_names_are_in_vietnamese_order(client):
    page = page_of(client, "/tim-kiem/", q="gao", sort="name")
    found = titles(page)
    assert found.index("GẠO CẦN THƠ") < found.index("GẠO THƠM")


@pytest.mark.parametrize("number", [4, 99, 10**9, 10**40])
def test_behind_the_end_stands_the_last_page(client, number):
    page = page_of(client, "/en/search/", q="trai ngot", page=number)
    assert f"Results 41–{FRUITS} of {FRUITS}" in page
    assert "<title>“trai ngot”, search, page 3" in page


def test_the_number_of_a_page_stands_in_its_title(client):
    assert ", trang 2 ·" in page_of(client, "/tim-kiem/", q="trai ngot", page=2) or (
        "page 2" in page_of(client, "/en/search/", q="trai ngot", page=2)
    )
    assert "page 1" not in page_of(client, "/en/search/", q="trai ngot")


def test_more_than_can_be_paged_asks_to_refine(client, monkeypatch):
    answering(monkeypatch, count=10_000, more=True)
    page = page_of(client, "/en/search/", q="trai ngot")
    assert "more than 10,000 results" in page
    assert "Only the first 10,000 results can be paged through" in page
    assert "page=500" in page
    assert "page=501" not in page


# --- State ----------------------------------------------------------------------------------


def test_every_control_keeps_the_rest_of_the_state(client):
    page = page_of(client, "/en/search/", q="trai", nice="31", sort="name", view="x")
    chip = next(one for one in links(page) if "sort=name" in one and "nice" not in one)
    assert "q=trai" in chip
    form = re.search(r'<form id="filters".*?</form>', page, re.DOTALL)
    assert form is not None
    assert 'name="q" value="trai"' in form[0]
    assert 'name="sort" value="name"' in form[0]
    order = re.search(r'<form class="sort".*?</form>', page, re.DOTALL)
    assert order is not None
    assert 'name="nice" value="31"' in order[0]


def test_a_facet_is_not_shrunk_by_its_own_choice(client):
    free = page_of(client, "/en/search/")
    chosen = page_of(client, "/en/search/", nice="33")

    def fruit_count(page: str) -> list[str]:
        return re.findall(r'31 – [^<]*</label>\s*<span class="count">(\d+)', page)

    assert fruit_count(free) == fruit_count(chosen) == [str(FRUITS + 1)]


def test_a_chosen_value_without_results_can_be_taken_away(client):
    page = page_of(client, "/en/search/", q="cam xoan", nice="33")
    assert 'value="33" checked' in page
    assert "Remove the filter" in page


def test_the_language_switch_keeps_the_state(client):
    page = page_of(client, "/tim-kiem/", q="gao", nice="30", page=1)
    assert "/en/search/?q=gao&nice=30&page=1" in links(page)


def test_search_results_stay_out_of_search_machines(client):
    assert 'content="noindex, follow"' in page_of(client, "/en/search/", q="gao")
    assert "noindex" not in page_of(client, "/en/register/")


# --- The register ---------------------------------------------------------------------------


def test_the_view_of_the_register_keeps_filters_and_order(client):
    page = page_of(client, "/en/register/", nice="31", sort="name")
    assert "/en/register/?nice=31&sort=name&view=table" in links(page)
    table = page_of(client, "/en/register/", nice="31", sort="name", view="table")
    assert '<table class="table cards rights">' in table
    assert "/en/register/?nice=31&sort=name" in links(table)


def test_the_register_begins_with_the_newest(client):
    page = page_of(client, "/en/register/", view="table")
    names = re.findall(r'<th scope="row"[^>]*><a[^>]*>(.*?)</a>', page)
    assert names[:2] == ["HAI BÔNG GẠO THƠM CẦN THƠ", "CAM XOÀN THỚI AN – Ô MÔN"]


def test_the_usual_order_stays_out_of_the_address(client):
    page = page_of(client, "/en/register/")
    assert "/en/register/?page=2" in links(page)
    assert "sort=newest" not in page
    assert "sort=relevance" in page_of(client, "/en/register/", sort="relevance")


def test_the_register_has_one_address_for_search_machines(client, settings):
    settings.BASE_URL = "https://shtt.cantho.gov.vn"
    page = page_of(client, "/en/register/", view="table", sort="name", page=2)
    own = "https://shtt.cantho.gov.vn/en/register/?page=2"
    assert f'<link rel="canonical" href="{own}">' in page
    assert 'hreflang="vi" href="https://shtt.cantho.gov.vn/so-dang-ba/?page=2"' in page
    assert "canonical" not in page_of(client, "/en/register/", nice="30")


def test_a_kept_record_page_keeps_nothing_of_the_first_query(client):
    path = f"/en/register/{TWO_EARS}/"
    assert "secret" not in client.get(path, {"q": "secret"}).text
    assert "secret" not in client.get(path).text
    assert f"/so-dang-ba/{TWO_EARS}/" in links(client.get(path).text)


# --- htmx -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/search/", "/en/register/"])
def test_htmx_gets_the_results_alone(client, path):
    response = client.get(path, {"nice": "31", "q": "trai"}, headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert '<div id="results"' in response.text
    assert 'hx-swap-oob="innerHTML:#said"' in response.text
    assert "page" not in re.findall("<title>([^<]*)", response.text)[0]
    assert response["HX-Push-Url"].startswith(f"{path}?q=trai&nice=31")


@pytest.mark.parametrize("path", ["/en/search/", "/en/register/"])
def test_caches_keep_whole_pages_and_parts_apart(client, path):
    for headers in ({}, HTMX):
        vary = client.get(path, headers=headers)["Vary"]
        assert "HX-Request" in vary
        assert "Accept-Language" not in vary
        assert "Cookie" not in vary


def test_going_back_htmx_gets_the_whole_page(client):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/en/search/", {"q": "gao"}, headers=headers).text


def test_a_refined_list_never_becomes_a_record(client):
    response = client.get("/en/search/", {"q": "4-2026-00774"}, headers=HTMX)
    assert response.status_code == 200


def test_what_was_left_empty_in_the_form_stays_out_of_the_address(client):
    query = {"q": "trai", "year_from": "", "year_to": "", "place_name": ""}
    response = client.get("/en/search/", query, headers=HTMX)
    assert response["HX-Push-Url"] == "/en/search/?q=trai"


# --- Caches, faults -------------------------------------------------------------------------


def test_shared_caches_may_keep_a_list_for_a_short_while(client):
    kept = client.get("/en/search/", {"q": "gao"})["Cache-Control"]
    assert "public" in kept
    assert "s-maxage=30" in kept
    assert "max-age=0" in kept


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/search/?q=gao", "Search is out of order"),
        ("/en/register/", "The list is out of order"),
        ("/tim-kiem/?q=gao", "Tra cứu đang gián đoạn"),
    ],
)
def test_without_an_engine_the_page_says_so(client, down, path, said):
    response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "public" not in response["Cache-Control"]
    assert said in response.text
    assert '<form class="search-box' in response.text or "register" in path


def test_without_an_engine_nothing_is_suggested(client, down):
    response = client.get("/en/search/suggestions/", {"q": "gao"})
    assert response.status_code == 200
    assert "<option" not in response.text


def test_without_an_engine_a_number_still_leads_to_its_record(client, down):
    assert client.get("/en/search/", {"q": "4-2026-00774"}).status_code == 302


def test_simplified_results_say_so(client, monkeypatch):
    answering(monkeypatch, degraded=True)
    assert "these results are simplified" in page_of(client, "/en/search/", q="gao")


def test_results_with_a_typing_error_say_so(client):
    page = page_of(client, "/en/search/", q="ruou man sau tiaa")
    assert titles(page)[0] == "RƯỢU MẬN SÁU TIA"
    assert "These results allow one typing error" in page
    assert "typing error" not in page_of(client, "/en/search/", q="sau tia")


# --- Nothing found --------------------------------------------------------------------------


def test_nothing_found_offers_names_that_have_some_of_the_words(client):
    page = page_of(client, "/en/search/", q="sau tia vang ruc ro")
    assert "Nothing found" in page
    assert re.search(r"Did you mean <a[^>]*>RƯỢU MẬN SÁU TIA", page)
    assert "Not found does not mean that a name is free" in page
    assert "/en/register/report-an-error/?about=sau%20tia%20vang%20ruc%20ro" in links(
        page
    )


def test_nothing_found_offers_to_drop_a_filter_with_what_that_brings(client):
    page = page_of(client, "/en/search/", q="cam xoan", nice="33")
    assert re.search(r"Drop the filter <a[^>]*>33 – wines, spirits</a>: 1 result", page)
    two = page_of(client, "/en/search/", q="cam xoan", nice="33", status="ended")
    assert re.search(r"Drop <a[^>]*>all filters</a>: 1 result", two)


def test_nothing_found_in_a_tab_offers_the_others(client):
    page = page_of(client, "/tim-kiem/", q="cam xoan", type="guide")
    assert re.search(r'<a href="/tim-kiem/\?q=cam\+xoan&amp;type=right">', page)


def test_nothing_like_it_leads_to_everything(client):
    page = page_of(client, "/en/search/", q="zzzz qqqq")
    assert re.search(r'See <a href="/en/search/">everything there is</a>: \d+', page)


# --- Suggestions, sentences -----------------------------------------------------------------


def test_titles_are_suggested_from_two_letters_on_and_ten_at_most(client):
    def offered(typed: str) -> list[str]:
        response = client.get("/tim-kiem/goi-y/", {"q": typed})
        assert response.status_code == 200
        return re.findall(r'<option value="([^"]*)"', response.text)

    assert offered("gao c")[0] == "GẠO CẦN THƠ"
    assert offered("g") == []
    assert 0 < len(offered("trai ngot")) <= 10
    assert offered("bac va") == ["&lt;b&gt;BẠC &amp; &quot;VÀNG&quot;&lt;/b&gt;"]


def test_the_page_says_what_else_was_looked_for(client):
    plain = page_of(client, "/en/search/", q="gao can tho")
    assert "Names are found with and without diacritics." in plain
    assert "/en/search/?q=%22gao+can+tho%22" in links(plain)
    assert "sau tia" in page_of(client, "/en/search/", q="6 tia")
    exact = page_of(client, "/en/search/", q="gạo cần thơ")
    assert "those written like this come first" in exact


def test_a_result_says_which_words_stand_neither_in_title_nor_in_goods(client):
    said = "matches its number, owner, place or kind"
    assert f"“nong nghiep” {said}" in page_of(
        client, "/en/search/", q="gao nong nghiep"
    )
    for plain in ("gao can tho", "thoianomon", "6 tia", "ruou ma", "mua ban gao"):
        assert said not in page_of(
            client, "/en/search/", q=plain, nice=["30", "31", "33"]
        )
    assert "“00774”" in page_of(client, "/en/search/", q="00774")


def test_what_is_stored_is_shown_escaped(client):
    page = page_of(client, "/en/search/", q="bac vang")
    assert "&lt;b&gt;" in page
    assert "<script>alert" not in page
    assert "<b>BẠC" not in page


def test_a_result_page_asks_the_database_a_fixed_number_of_times(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        page_of(client, "/en/search/", q="trai ngot")
    with django_assert_max_num_queries(14):
        page_of(client, "/en/search/", q="gao can tho")


def test_a_client_without_cookies_gets_none(client):
    assert not Client().get("/en/search/", {"q": "gao"}).cookies
