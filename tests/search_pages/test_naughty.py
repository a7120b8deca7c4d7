"""Any input gives a page, with nothing of it unescaped."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given, strategies as st

ODD = [
    '"gao',
    "a:b",
    "*",
    "gao AND (",
    "[1 TO 2]",
    "~" * 50,
    "ạ" * 600,
    "gao " * 10_000,
    "x" * 600,
    "\x00",
    "gao\x00can",
    "🍚🍚",
    "‮gao",
    "%00%ff",
    "' OR 1=1 --",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% now %}",
    "\ud800",
    "ﷺ" * 200,
    "a" + "̣" * 500,
]


class Tags(HTMLParser):
    """Collects what would run or load, and attributes that handle events."""

    def __init__(self) -> None:
        super().__init__()
        self.dangerous: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "script" and "src" not in values:
            self.dangerous.append(tag)
        if tag in {"iframe", "object", "embed", "marquee", "style"}:
            self.dangerous.append(tag)
        self.dangerous += [name for name in values if name.startswith("on")]
        self.dangerous += [
            str(value)
            for name, value in values.items()
            if name in {"href", "src", "action"}
            and str(value).strip().lower().startswith(("javascript:", "data:text"))
        ]


def dangers_of(page: str) -> list[str]:
    tags = Tags()
    tags.feed(page)
    return tags.dangerous


@pytest.mark.parametrize("path", ["/tim-kiem/", "/en/search/", "/en/register/"])
@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_words_give_a_page(client, path, typed):
    response = client.get(
        path,
        {
            "q": typed.encode("utf-8", "surrogatepass"),
            "place": typed.encode("utf-8", "surrogatepass"),
        },
    )
    assert response.status_code == 200
    assert dangers_of(response.text) == []


@pytest.mark.parametrize(
    "name", ["page", "sort", "type", "view", "year_from", "place_name", "nice"]
)
@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_values_of_any_parameter_give_a_page(client, name, typed):
    query = {"q": "gao", name: typed.encode("utf-8", "surrogatepass")}
    response = client.get("/en/search/", query)
    assert response.status_code == 200
    assert dangers_of(response.text) == []


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_words_give_suggestions_or_none(client, typed):
    query = {"q": typed.encode("utf-8", "surrogatepass")}
    response = client.get("/en/search/suggestions/", query)
    assert response.status_code == 200
    assert dangers_of(response.text) == []


@pytest.mark.parametrize("page", ["1000000000", "-1", "1e9", "0x10", "9" * 5000])
def test_an_odd_page_gives_a_page(client, page):
    assert client.get("/en/search/", {"q": "gao", "page": page}).status_code == 200


@pytest.fixture
def naughty(real_data: Path) -> list[str]:
    """Return strings known to break sites, and our own odd ones."""
    path = real_data / "naughty" / "blns_a.json"
    strings = [*ODD, *json.loads(path.read_text("utf-8"))]
    return [one.encode("utf-8", "replace").decode() for one in strings]


@pytest.mark.parametrize(
    "place",
    ["/so-dang-ba/{}/", "/en/register/{}/", "/{}", "/en/{}/", "/api/v1/rights/{}"],
)
def test_naughty_strings_as_addresses_lead_nowhere(client, naughty, place):
    for typed in naughty:
        path = place.format(quote(typed, safe=""))
        response = client.get(path)
        assert response.status_code < 500, repr(typed)
        if "html" in response.get("Content-Type", ""):
            assert dangers_of(response.text) == [], repr(typed)


def test_naughty_strings_as_a_report_are_taken_as_they_are(client, naughty):
    path = "/en/register/report-an-error/"
    for typed in naughty:
        shown = client.get(path, {"about": typed})
        assert dangers_of(shown.text) == [], repr(typed)
        cache.clear()  # a person does not send so many
        sent = {"about": typed[:100], "text": typed[:3000]}
        response = client.post(path, sent, follow=True)
        assert response.status_code in {200, 422}, repr(typed)
        assert dangers_of(response.text) == [], repr(typed)


def test_known_naughty_strings_do_no_harm(client: Client, naughty: list[str]):
    for typed in naughty:
        response = client.get("/en/search/", {"q": typed}, follow=True)
        assert response.status_code == 200, repr(typed)
        assert dangers_of(response.text) == [], repr(typed)
        answer = client.get("/api/v1/search", {"q": typed})
        assert answer.status_code in {200, 422}, repr(typed)


@given(typed=st.text(st.characters(blacklist_categories=["Cs"]), max_size=80))
def test_whatever_is_typed_the_page_comes(typed):
    response = Client().get("/en/search/", {"q": typed})
    assert response.status_code in {200, 302}
    assert dangers_of(response.text) == []
