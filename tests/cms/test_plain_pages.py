"""Plain pages, the office, programmes, and the map of the site."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.models import (
    ContactPage,
    GuidePage,
    HomePage,
    PlainPage,
    ProgrammePage,
    SectionPage,
    SiteMapPage,
)
from cms.models.contact import office
from tests.cms.site import put, statements

TEXT = {"type": "text", "value": "<p>Trang này theo chuẩn tiếp cận.</p>"}


def test_a_plain_page_shows_its_text_and_the_way_to_it(
    client: Client, home_vi: HomePage
) -> None:
    put(PlainPage, home_vi, "tiep-can", title="Khả năng tiếp cận", body=[TEXT])
    html = client.get("/tiep-can/").content.decode()
    assert "Trang này theo chuẩn tiếp cận." in html
    assert '<nav class="crumbs"' in html
    assert 'class="feedback' in html


def test_the_office_is_said_once_and_read_in_one_query(
    home_vi: HomePage, django_assert_num_queries
) -> None:
    fields = {"address": "Số 2 Lý Thường Kiệt", "phone": "(0292) 3820-674"}
    put(ContactPage, home_vi, "lien-he", title="Liên hệ", **fields)
    office("vi")
    with django_assert_num_queries(1):
        found = office("vi")
    assert found is not None
    assert (found.address, found.url) == ("Số 2 Lý Thường Kiệt", "/lien-he/")
    assert found.dial == "02923820674"
    assert office("en") is None


def test_an_office_whose_page_is_private_is_not_told(home_vi: HomePage) -> None:
    page = put(ContactPage, home_vi, "lien-he")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert office("vi") is None


def test_the_contact_page_has_telephone_and_mail_as_links(
    client: Client, home_vi: HomePage
) -> None:
    put(
        ContactPage,
        home_vi,
        "lien-he",
        hours="Thứ Hai đến thứ Sáu: 7:30 – 11:00\n13:30 – 16:30",
        phone="0292 3820 674",
        email="shtt@example.test",
    )
    html = client.get("/lien-he/").content.decode()
    assert 'href="tel:02923820674"' in html
    assert 'href="mailto:shtt@example.test"' in html
    assert "7:30 – 11:00<br>13:30 – 16:30" in html


def test_an_office_that_tells_nothing_has_no_box(
    client: Client, home_vi: HomePage
) -> None:
    put(ContactPage, home_vi, "lien-he", office_name="Sở")
    assert "<address" not in client.get("/lien-he/").content.decode()


@pytest.mark.usefixtures("law")
def test_a_programme_reads_what_it_gives_from_the_rules(
    client: Client, home_vi: HomePage
) -> None:
    put(
        ProgrammePage,
        home_vi,
        "ho-tro",
        who="<p>Hộ kinh doanh.</p>",
        support=[{"type": "fee", "value": "support_mark"}],
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    with time_machine.travel("2026-12-31T23:00:00+07:00", tick=False):
        html = client.get("/ho-tro/").content.decode()
    assert "Hộ kinh doanh." in html
    assert 'id="support"' in html
    assert 'class="sect"' in html
    assert "31/12/2026" in html
    assert "warning" not in html
    with time_machine.travel("2027-01-01T00:01:00+07:00", tick=False):
        assert 'class="callout warning"' in client.get("/ho-tro/").content.decode()


def test_the_map_lists_public_pages_of_its_language_by_section(
    client: Client, home_vi: HomePage, home_en: HomePage
) -> None:
    put(SiteMapPage, home_vi, "ban-do", title="Bản đồ trang")
    section = put(SectionPage, home_vi, "huong-dan", title="Hướng dẫn")
    group = put(SectionPage, section, "nhan-hieu", title="Nhãn hiệu")
    put(GuidePage, group, "gia-han", title="Gia hạn")
    put(GuidePage, home_en, "english", title="English page")
    hidden = put(SectionPage, section, "an", title="Ẩn")
    put(GuidePage, hidden, "duoi-an", title="Dưới mục ẩn")
    hidden.live = False
    hidden.save(update_fields=["live"])
    html = client.get("/ban-do/").content.decode()
    listed = html[html.index('class="site-map"') : html.index("<footer")]
    order = [listed.index(one) for one in ("Hướng dẫn", "Nhãn hiệu", "Gia hạn")]
    assert order == sorted(order)
    assert listed.count("<ul>") == 2
    for absent in ("English page", "Ẩn", "Dưới mục ẩn"):
        assert absent not in listed


def test_a_map_of_many_pages_costs_as_much_as_of_one(
    client: Client, home_vi: HomePage
) -> None:
    put(SiteMapPage, home_vi, "ban-do")
    put(GuidePage, home_vi, "mot")
    one = statements(client, "/ban-do/")
    for number in range(6):
        section = put(SectionPage, home_vi, f"muc-{number}")
        put(GuidePage, section, "trang")
    assert len(statements(client, "/ban-do/")) == len(one)
    assert len(one) <= 14


@pytest.mark.django_db
def test_a_home_has_one_map(home_vi: HomePage) -> None:
    put(SiteMapPage, home_vi, "ban-do")
    assert not SiteMapPage.can_create_at(home_vi)


def test_the_addresses_for_search_machines_name_every_page(
    client: Client, home_vi: HomePage
) -> None:
    section = put(SectionPage, home_vi, "huong-dan")
    put(GuidePage, section, "gia-han")
    put(PlainPage, home_vi, "tiep-can").unpublish()
    one = statements(client, "/sitemap-pages.xml")
    for number in range(6):
        put(GuidePage, section, f"trang-{number}")
    assert len(statements(client, "/sitemap-pages.xml")) == len(one)
    xml = client.get("/sitemap-pages.xml").content.decode()
    assert "/huong-dan/gia-han/</loc>" in xml
    assert "/tiep-can/" not in xml
