"""News: with their day; they report, so they may state figures."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from cms.findings import TypedLawError
from cms.models import GuidePage, HomePage, NewsPage, SectionPage
from tests.cms.site import put, statements

FIGURES = [
    {"type": "text", "value": "<p>Sở hỗ trợ 15 triệu đồng trong 3 tháng.</p>"},
]


@pytest.fixture
def section(home_vi: HomePage) -> SectionPage:
    """Return the section of news."""
    return put(SectionPage, home_vi, "tin-tuc", title="Tin tức", shows="newest")


def test_an_item_shows_its_day(client: Client, section: SectionPage) -> None:
    put(NewsPage, section, "ket-qua", title="Kết quả", date=date(2018, 1, 15))
    html = client.get("/tin-tuc/ket-qua/").content.decode()
    assert '<time datetime="2018-01-15">15/01/2018</time>' in html
    assert 'href="/tin-tuc/"' in html


def test_an_item_without_a_day_is_of_today(section: SectionPage) -> None:
    with time_machine.travel("2026-11-30T23:30:00+07:00", tick=False):
        assert put(NewsPage, section, "moi").date == date(2026, 11, 30)


def test_news_may_state_figures_and_guidance_may_not(section: SectionPage) -> None:
    assert put(NewsPage, section, "ho-tro", body=FIGURES).live
    with pytest.raises(TypedLawError):
        put(GuidePage, section, "huong-dan", body=FIGURES)


def test_the_list_has_the_newest_first(client: Client, section: SectionPage) -> None:
    put(NewsPage, section, "cu", date=date(2018, 1, 1))
    put(NewsPage, section, "moi", date=date(2026, 1, 1))
    put(NewsPage, section, "giua", date=date(2020, 1, 1))
    html = client.get("/tin-tuc/").content.decode()
    places = [html.index(f"/tin-tuc/{one}/") for one in ("moi", "giua", "cu")]
    assert places == sorted(places)


def test_an_item_costs_the_same_with_one_part_and_with_seven(
    client: Client, section: SectionPage
) -> None:
    put(NewsPage, section, "mot", body=FIGURES)
    put(NewsPage, section, "bay", body=FIGURES * 7)
    one, many = (statements(client, f"/tin-tuc/{slug}/") for slug in ("mot", "bay"))
    assert len(one) == len(many)
    assert len(one) <= 20
