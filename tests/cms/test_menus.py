"""The frame of every page: what stands in the menu and at the foot, and its price."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.menus import MOST_ENTRIES, Frame, RememberedFrame
from cms.models import ContactPage, HomePage, PlainPage, SectionPage
from ip_portal.views import error_page
from tests.cms.site import put, statements


@pytest.fixture
def guidance(home_vi: HomePage) -> SectionPage:
    """Return a section that stands in the menu."""
    return put(SectionPage, home_vi, "huong-dan", title="Hướng dẫn", show_in_menus=True)


def _menu(path: str = "/", language: str = "vi") -> list[dict[str, object]]:
    return Frame(language, path).menu()


def test_the_first_section_stands_before_search_and_register(
    guidance: SectionPage, home_vi: HomePage
) -> None:
    put(SectionPage, home_vi, "phap-luat", title="Pháp luật", show_in_menus=True)
    put(SectionPage, home_vi, "tin-tuc", title="Tin tức")
    urls = [one["url"] for one in _menu()]
    register, search = reverse("register"), reverse("search")
    assert urls == ["/huong-dan/", search, register, "/phap-luat/"]


def test_the_menu_has_six_entries_at_most(home_vi: HomePage) -> None:
    for number in range(7):
        put(SectionPage, home_vi, f"muc-{number}", show_in_menus=True)
    assert len(_menu()) == MOST_ENTRIES == 6


@pytest.mark.parametrize("path", ["/huong-dan/", "/huong-dan/nhan-hieu/gia-han/"])
@pytest.mark.usefixtures("guidance")
def test_the_entry_that_is_open_is_marked(path: str) -> None:
    current = [one["url"] for one in _menu(path) if one["current"]]
    assert current == ["/huong-dan/"]


@pytest.mark.usefixtures("guidance")
def test_the_menu_of_a_language_has_its_own_pages_only() -> None:
    assert "/huong-dan/" not in [one["url"] for one in _menu("/en/", "en")]


def test_a_draft_and_a_restricted_page_stand_nowhere(
    client: Client, guidance: SectionPage, home_vi: HomePage
) -> None:
    secret = put(SectionPage, home_vi, "noi-bo", show_in_menus=True)
    PageViewRestriction.objects.create(
        page=secret, restriction_type=PageViewRestriction.LOGIN
    )
    guidance.unpublish()
    html = client.get("/").content.decode()
    assert 'href="/noi-bo/"' not in html
    assert 'href="/huong-dan/"' not in html


def test_the_foot_leads_to_sections_and_pages_about_the_site(
    client: Client, guidance: SectionPage, home_vi: HomePage
) -> None:
    put(PlainPage, home_vi, "kha-nang-tiep-can", title="Khả năng tiếp cận")
    put(ContactPage, home_vi, "lien-he", title="Liên hệ")
    html = client.get("/").content.decode()
    foot = html[html.index("<footer") :]
    for address in ("/huong-dan/", "/kha-nang-tiep-can/", "/lien-he/"):
        assert f'href="{address}"' in foot
    assert foot.count("<h2>") == 4
    assert 'class="contact" href="/lien-he/"' in foot


@pytest.mark.django_db
def test_without_sections_the_foot_has_no_empty_column(client: Client) -> None:
    html = client.get("/").content.decode()
    foot = html[html.index("<footer") :]
    assert foot.count("<h2>") == 3
    assert 'class="contact"' not in foot


def test_the_frame_costs_one_statement_however_many_pages_there_are(
    client: Client, home_vi: HomePage
) -> None:
    put(SectionPage, home_vi, "mot", show_in_menus=True)
    one = statements(client, reverse("open_data"))
    for number in range(6):
        put(SectionPage, home_vi, f"muc-{number}", show_in_menus=True)
        put(PlainPage, home_vi, f"trang-{number}")
    many = statements(client, reverse("open_data"))
    assert len(one) == len(many) == 1


@pytest.mark.usefixtures("guidance")
def test_an_error_page_asks_no_database_and_remembers_the_menu(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        entries = RememberedFrame("vi", "/khong-co/").menu()
    assert "/huong-dan/" in [one["url"] for one in entries]
    assert not [one["sql"] for one in captured]


def test_an_error_page_of_a_fresh_process_leads_to_the_rooms() -> None:
    cache.clear()
    urls = [one["url"] for one in RememberedFrame("vi", "/x/").menu()]
    assert urls == [reverse("search"), reverse("register")]


@pytest.mark.parametrize("status", [400, 403, 404, 500])
@pytest.mark.usefixtures("guidance")
def test_a_whole_error_page_costs_no_statement(
    client: Client, rf: RequestFactory, status: int
) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        response = error_page(rf.get("/khong-co/"), status)
    html = response.content.decode()
    assert ('href="/huong-dan/"' in html) is (status < 500)
    assert not [one["sql"] for one in captured]


@pytest.mark.django_db
def test_an_answer_without_a_frame_asks_for_none(client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/livez").status_code == 200
    assert not [one["sql"] for one in captured]
