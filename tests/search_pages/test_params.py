"""The address is the state of a list: read leniently, written in one way."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given, strategies as st

from ip_portal.core.text import normalize
from search.params import LAST_PAGE, MOST_VALUES, Params
from search.port import Sort

TYPES = ("right", "guide")
FACETS = ("status", "place")
SPANS = ("year",)

any_text = st.text(st.characters(blacklist_categories=[]), max_size=60)
values = st.lists(any_text, max_size=5)
years = st.integers(-10, 12_000).map(str) | any_text


def read(query: str) -> Params:
    return Params.read(
        QueryDict(query), types=TYPES, facets=FACETS, spans=SPANS, typed=("place",)
    )


def asked(**parameters: str | list[str]) -> Params:
    query = QueryDict(mutable=True)
    for name, value in parameters.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return Params.read(query, types=TYPES, facets=FACETS, spans=SPANS, typed=("place",))


@given(
    q=any_text,
    type=st.sampled_from([*TYPES, "other", ""]) | any_text,
    status=values,
    place=values,
    place_name=any_text,
    year_from=years,
    year_to=years,
    sort=st.sampled_from([*Sort]) | any_text,
    page=st.integers(-5, 10**12).map(str) | any_text,
    view=any_text,
)
def test_what_was_written_is_read_back(**parameters):
    params = asked(**parameters)
    written = params.write()
    assert read(written.removeprefix("?")) == params
    assert read(written.removeprefix("?")).write() == written


@given(query=st.text(max_size=200))
def test_no_address_is_refused(query):
    params = read(query.encode("utf-8", "replace").decode())
    assert 1 <= params.page <= LAST_PAGE
    assert params.type in {"", *TYPES}


def test_nothing_asked_is_no_query_at_all():
    assert read("").write() == ""
    assert read("page=1&sort=relevance&type=&q=&year_from=&place_name=").write() == ""


def test_unknown_parameters_are_passed_over():
    assert read("q=gao&utm_source=x&colour=red&sort=x&type=y&page=z") == read("q=gao")


@pytest.mark.parametrize("page", ["0", "-3", "abc", "1.5", "", "١٢"])
def test_a_page_that_is_none_is_the_first(page):
    assert asked(page=page).page == 1


@pytest.mark.parametrize("page", ["501", "1000000000", "9" * 400])
def test_a_page_behind_all_lists_is_the_last_there_can_be(page):
    assert asked(page=page).page == LAST_PAGE


def test_text_is_kept_in_one_spelling():
    decomposed = "GẠO CẦN THƠ"
    assert asked(q=decomposed).text == normalize("GẠO CẦN THƠ")


def test_a_span_is_put_the_right_way_round_and_may_stay_open():
    assert asked(year_from="2020", year_to="2015").spans == {"year": (2015, 2020)}
    assert asked(year_from="2020").spans == {"year": (2020, None)}
    assert asked(year_to="2020").spans == {"year": (None, 2020)}
    assert asked(year_from="20", year_to="99999").spans == {}


def test_chosen_values_are_each_once_and_not_too_many():
    assert asked(status=["a", "a", ""]).filters == {"status": ("a",)}
    many = [str(number) for number in range(500)]
    assert len(asked(status=many).filters["status"]) == MOST_VALUES


def test_taking_a_filter_away_leads_back_to_the_first_page():
    params = read("q=gao&status=a&status=b&year_from=2020&page=3")
    assert params.without("status", "a").write() == "?q=gao&status=b&year_from=2020"
    assert params.without_span("year").write() == "?q=gao&status=a&status=b"
    assert params.unfiltered().write() == "?q=gao"


def test_a_place_found_by_its_name_takes_the_place_of_the_typed_words():
    params = read("place=1&place_name=Thoi+An&page=2")
    assert params.with_values("place", ["1", "2"]).write() == "?place=1&place=2"
