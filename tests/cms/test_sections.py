"""A section lists its pages: in order and by group, the newest first, the next dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import EventPage, GuidePage, HomePage, NewsPage, SectionPage
from tests.cms.conftest import Write

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
FACT = {"icon": "people", "label": "Dành cho", "value": "Hợp tác xã", "note": ""}


def _section(write: Write, **fields: object) -> SectionPage:
    values = {"title": "Hướng dẫn", "slug": "huong-dan", "summary": "Từng bước."}
    return write(kind=SectionPage, **{**values, **fields})


def _group(write: Write, section: SectionPage, name: str, slug: str) -> SectionPage:
    return _section(write, home=section, title=name, slug=slug, summary=f"Về {name}.")


def _html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_all_guidance_stands_by_group_in_the_order_of_the_editors(
    client: Client, write: Write
) -> None:
    section = _section(write)
    marks = _group(write, section, "Nhãn hiệu", "nhan-hieu")
    designs = _group(write, section, "Kiểu dáng", "kieu-dang")
    write(home=designs, title="Đăng ký kiểu dáng", slug="a")
    write(home=marks, title="Đăng ký nhãn hiệu", slug="b")
    write(home=marks, title="Gia hạn", slug="c", live=False)
    html = _html(client, "/huong-dan/")
    assert html.index("Đăng ký nhãn hiệu") < html.index("Đăng ký kiểu dáng")
    assert '<h2 id="nhan-hieu"><a href="/huong-dan/nhan-hieu/">' in html
    assert '<h3 class="h4"><a href="/huong-dan/nhan-hieu/b/">' in html
    assert "Gia hạn" not in html


def test_a_group_lists_its_own_pages_and_says_for_whom(
    client: Client, write: Write
) -> None:
    group = _group(write, _section(write), "Nhãn hiệu", "nhan-hieu")
    facts = [{"type": "fact", "value": FACT}]
    write(home=group, title="Nhãn hiệu tập thể", slug="a", key_facts=facts)
    html = _html(client, "/huong-dan/nhan-hieu/")
    assert '<h2 class="h4"><a href="/huong-dan/nhan-hieu/a/">' in html
    assert "<span>Hợp tác xã</span>" in html


def test_an_empty_section_says_so(client: Client, write: Write) -> None:
    _section(write)
    _section(write, slug="su-kien", shows="upcoming")
    for path in ("/huong-dan/", "/su-kien/"):
        assert 'class="empty-list"' in _html(client, path)


def test_sections_nest_once(write: Write) -> None:
    section = _section(write)
    group = _group(write, section, "Nhãn hiệu", "nhan-hieu")
    assert SectionPage.can_create_at(section)
    assert not SectionPage.can_create_at(group)
    other = _section(write, slug="khac")
    assert other.can_move_to(section)
    assert not other.can_move_to(group)
    assert GuidePage.can_create_at(group)


def test_news_stand_newest_first_and_by_pages(client: Client, write: Write) -> None:
    section = _section(write, slug="tin-tuc", shows="newest")
    for number in range(12):
        write(
            kind=NewsPage,
            home=section,
            title=f"Tin {number:02d}",
            slug=f"tin-{number}",
            date=date(2026, 1, 1) + timedelta(days=number),
        )
    first, second = _html(client, "/tin-tuc/"), _html(client, "/tin-tuc/?page=2")
    assert first.index("Tin 11") < first.index("Tin 10")
    assert "Tin 01" not in first
    assert "Tin 01" in second
    assert 'aria-current="page"' in second
    for odd in ("x", "99", "-1"):
        assert client.get("/tin-tuc/", {"page": odd}).status_code == 200


def test_the_next_event_stands_first_and_past_ones_apart(
    client: Client, write: Write
) -> None:
    section = _section(write, slug="su-kien", shows="upcoming")
    for name, days in (("Sau", 9), ("Trước", 2), ("Đã qua", -5)):
        starts = NOW + timedelta(days=days)
        write(
            kind=EventPage,
            home=section,
            title=f"Lớp {name}",
            slug=f"lop{days}",
            starts=starts,
            ends=starts + timedelta(hours=3),
        )
    with time_machine.travel(NOW, tick=False):
        html = _html(client, "/su-kien/")
    assert html.index("Lớp Trước") < html.index("Lớp Sau") < html.index("Lớp Đã qua")
    assert html.index('id="past"') < html.index("Lớp Đã qua")


@pytest.mark.parametrize("shows", ["order", "newest", "upcoming"])
def test_a_section_costs_the_same_for_one_page_and_for_seven(
    client: Client, write: Write, shows: str
) -> None:
    kinds = {"order": GuidePage, "newest": NewsPage, "upcoming": EventPage}
    more = (
        {"starts": NOW, "ends": NOW + timedelta(hours=3)} if shows == "upcoming" else {}
    )
    counts = []
    for slug, pages in (("mot", 1), ("bay", 7)):
        section = _section(write, slug=slug, shows=shows)
        for number in range(pages):
            write(kind=kinds[shows], home=section, slug=f"trang-{number}", **more)
        client.get(f"/{slug}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/{slug}/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_guide_of_a_group_leads_to_its_neighbours(
    client: Client, write: Write, home_vi: HomePage
) -> None:
    group = _group(write, _section(write), "Nhãn hiệu", "nhan-hieu")
    for number in ("Một", "Hai", "Ba"):
        write(home=group, title=number, slug=number.lower().replace("ộ", "o"))
    html = _html(client, "/huong-dan/nhan-hieu/hai/")
    side = html[
        html.index('class="side-nav"') : html.index("</nav>", html.index("side-nav"))
    ]
    assert '<a href="/huong-dan/nhan-hieu/hai/" aria-current="page">Hai</a>' in side
    assert '<a rel="prev" href="/huong-dan/nhan-hieu/mot/">' in html
    assert '<a rel="next" href="/huong-dan/nhan-hieu/ba/">' in html
    crumbs = html[
        html.index('class="crumbs"') : html.index("</nav>", html.index("crumbs"))
    ]
    for way in ('href="/"', 'href="/huong-dan/"', 'href="/huong-dan/nhan-hieu/"'):
        assert way in crumbs


def test_related_pages_are_those_everybody_may_read(
    client: Client, write: Write
) -> None:
    other = write(title="Gia hạn", slug="gia-han")
    gone = write(title="Đã gỡ", slug="da-go", live=False)
    related = [{"type": "page", "value": page.pk} for page in (other, gone)]
    write(related=related)
    html = _html(client, "/nhan-hieu-tap-the/")
    assert '<li><a href="/gia-han/">Gia hạn</a></li>' in html
    assert "Đã gỡ" not in html


def test_a_related_page_of_the_other_language_says_so(
    client: Client, write: Write, home_en: HomePage
) -> None:
    other = write(title="Gia hạn", slug="gia-han")
    write(home=home_en, slug="mark", related=[{"type": "page", "value": other.pk}])
    html = _html(client, "/en/mark/")
    assert '<a href="/gia-han/" lang="vi" hreflang="vi">Gia hạn</a>' in html
