"""The record page: its words in four hard cases, its address, what caches may keep."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.contrib.messages import constants
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from ip_portal.accounts.models import User
from ip_portal.registry.exchange.records import EventRecord, GoodsRecord, TextRecord
from ip_portal.registry.models import Right
from tests.factories import (
    TODAY,
    granted_mark,
    granted_record,
    mark,
    mark_record,
    number,
    take,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "today")]


def address(right: Right, language: str = "vi") -> str:
    return path_of(right.number, language)


def path_of(typed: str, language: str = "vi") -> str:
    with translation.override(language):
        return reverse("right", args=[typed.replace("/", "~")])


def words(client: Client, right: Right, language: str = "vi") -> str:
    response = client.get(address(right, language))
    assert response.status_code == 200
    text = re.sub(r"<(script|style).*?</\1>", " ", response.text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def both(client: Client, right: Right) -> tuple[str, str]:
    return words(client, right, "vi"), words(client, right, "en")


# --- Four cases of real, gappy data ---------------------------------------------------------


def test_a_granted_mark_whose_timeline_names_neither_publication_nor_grant(client):
    right = granted_mark(events=(EventRecord(date(2024, 4, 17), text="Nộp đơn"),))
    vi, en = both(client, right)
    assert "In force" in en
    assert "Đang bảo hộ" in vi
    assert "until the end of 17 Apr 2034" in en
    assert "17/04/2034" in vi
    note_en = "Read from a dated field; the source’s timeline does not name it."
    assert en.replace("'", "’").count(note_en) == 2
    assert "25 Feb 2026" in en
    assert "25/02/2026" in vi


def test_an_office_word_without_a_dated_event(client):
    record = mark_record(status_word="Từ chối", as_of=date(2026, 3, 1))
    vi, en = both(client, take(record).right)
    assert "Từ chối" in vi
    assert "Từ chối" in en
    assert "01/03/2026" in vi
    assert "1 Mar 2026" in en
    assert "Grant refused" in en
    assert "no dated event is known" in en
    assert "chưa có sự kiện nào ghi ngày" in vi


def expired(**fields: object) -> Right:
    filed = date(2016, 6, 1)
    return granted_mark(
        filed_on=filed,
        published_on=date(2016, 10, 25),
        granted_on=date(2017, 9, 1),
        events=(),
        **fields,
    )


def test_an_expired_mark_without_an_event(client):
    right = expired(expires_on=date(2026, 1, 10))
    vi, en = both(client, right)
    assert right.phase == "expired"
    assert "Protection expired" in en
    assert "No event of the office says so" in en
    assert "10 Jan 2026" in en
    assert "Hết hạn bảo hộ" in vi
    assert "Không có sự kiện nào của cơ quan nêu điều này" in vi
    assert "10/01/2026" in vi


def test_a_mark_in_the_months_of_late_renewal(client):
    right = expired(expires_on=TODAY - timedelta(days=40))
    vi, en = both(client, right)
    assert right.phase == "in_grace"
    assert "15 Oct 2026" in en
    assert "15 Apr 2027" in en
    assert "15/04/2027" in vi
    assert "late" in en.lower()
    assert "muộn" in vi


def test_two_sources_that_disagree(client):
    record = granted_record()
    take(record)
    other = replace(record, source="st96", granted_on=date(2026, 2, 27), events=())
    vi, en = both(client, take(other).right)
    assert "Sources differ on “Grant date”" in en
    assert "25 Feb 2026" in en
    assert "27 Feb 2026" in en
    assert "WIPO ST.96" in en
    assert "25/02/2026" in vi
    assert "27/02/2026" in vi
    assert "Các nguồn ghi khác nhau về “Ngày cấp”" in vi
    assert "['" not in vi + en


def test_sources_that_disagree_about_the_kind_name_it_in_words(client):
    record = granted_record()
    take(record)
    right = take(replace(record, source="st96", kind="collective_mark")).right
    en = words(client, right, "en")
    assert "Collective mark" in en
    assert "collective_mark" not in en


def test_a_word_of_the_office_against_the_dated_events(client):
    record = granted_record(status_word="Từ chối", as_of=date(2026, 5, 1))
    right = take(record).right
    vi, en = both(client, right)
    assert right.has_conflict
    assert "Từ chối" in en
    assert "Từ chối" in vi


# --- Address ---------------------------------------------------------------------------------


def test_the_certificate_number_leads_to_the_permalink(client):
    right = granted_mark()
    response = client.get(path_of(right.certificate_number))
    assert response.status_code == 302
    assert response["Location"] == address(right)
    english = client.get(path_of(right.certificate_number, "en"))
    assert english["Location"] == address(right, "en")


@pytest.mark.parametrize(
    "shape", ["VN4202400774", "4-2024-00774", "VN-4-2024-00774", "VN -4-2024-00774"]
)
def test_every_shape_of_a_number_leads_to_the_right(client, shape):
    right = mark(numbers=(number("4-2024-00774"),))
    response = client.get(path_of(shape), follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == address(right)


def test_an_unknown_number_is_not_found(client):
    for typed in ("4-2024-99999", "không-có"):
        for language in ("vi", "en"):
            assert client.get(path_of(typed, language)).status_code == 404


# --- Caches ----------------------------------------------------------------------------------


def test_the_page_may_be_kept_by_anybody(client):
    response = client.get(address(mark()))
    assert "public" in response["Cache-Control"]
    assert "s-maxage" in response["Cache-Control"]
    assert response["ETag"].startswith('"')
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_a_copy_that_still_holds_is_not_sent_again(client):
    right = mark()
    path = address(right)
    etag = client.get(path)["ETag"]
    again = client.get(path, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == etag


def test_a_changed_right_has_another_page(client):
    record = mark_record()
    right = take(record).right
    before = client.get(address(right))
    take(replace(record, words=(TextRecord("GẠO KHÁC", "vi"),)))
    after = client.get(address(right), headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert "GẠO KHÁC" in after.text


def test_another_day_has_another_page(client, on_day):
    right = mark()
    before = client.get(address(right))["ETag"]
    on_day(TODAY + timedelta(days=1))
    assert client.get(address(right))["ETag"] != before


def test_the_languages_do_not_share_a_copy(client):
    right = mark()
    assert (
        client.get(address(right))["ETag"] != client.get(address(right, "en"))["ETag"]
    )


def test_the_kept_page_holds_nothing_of_whoever_asked_first(client):
    right = mark()
    user = User.objects.create_user("lan@example.test", "x" * 12, last_name="Trần Lan")
    staff = Client()
    staff.force_login(user)
    session = staff.session
    session["_messages"] = f'[["__json_message",0,{constants.INFO},"BÍ MẬT",""]]'
    session.save()
    first = staff.get(f"{address(right)}?utm=quanh-co")
    second = client.get(address(right))
    for page in (first.text, second.text):
        assert "BÍ MẬT" not in page
        assert "Trần Lan" not in page
        assert "quanh-co" not in page
    assert first.text == second.text


# --- Cost ------------------------------------------------------------------------------------


def statements_for(client: Client, right: Right) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address(right)).status_code == 200
    return len(queries)


def test_a_long_record_costs_as_many_statements_as_a_short_one(client):
    small = mark()
    large = mark(
        goods=tuple(GoodsRecord(one, "hàng hoá", "vi") for one in range(1, 46)),
        events=tuple(
            EventRecord(date(2024, 5, 1) + timedelta(days=one), text=f"Bước {one}")
            for one in range(50)
        ),
        words=tuple(TextRecord(f"CHỮ {one}", "vi") for one in range(50)),
    )
    assert statements_for(client, small) == statements_for(client, large) <= 14


# --- What must never be shown --------------------------------------------------------------------


def test_no_address_is_on_the_page(client):
    vi, en = both(client, mark())
    for text in (vi, en):
        assert "Hợp tác xã Thới An" in text
        assert "phường Ô Môn" in text
        assert "Tôn Đức Thắng" not in text


NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}{% debug %}",
    "'; DROP TABLE registry_right; --",
    "%s%n%(x)s",
    "\u202e\u200b\ufeff gạo \u0301",
    "../../etc/passwd",
    "🇻🇳" * 20,
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_words_are_shown_as_words(client, text):
    record = mark_record(
        word=text,
        goods=(GoodsRecord(30, text, "vi"),),
        events=(EventRecord(date(2024, 5, 1), text=text, state=text),),
        product_group="x",
        note=text,
        colours=(TextRecord(text, "vi"),),
        disclaimers=(TextRecord(text, "vi"),),
    )
    right = take(record).right
    for language in ("vi", "en"):
        page = client.get(address(right, language))
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


@pytest.mark.parametrize("text", [*NAUGHTY, "x" * 5000, "٣", "-1", "~", ".", "%00"])
def test_naughty_addresses_are_not_found(client, text):
    with translation.override("vi"):
        register = reverse("register")
    for start in (register, "/en/register/", "/api/v1/rights/"):
        response = client.get(f"{start}{quote(text, safe='')}/")
        assert response.status_code in {301, 302, 400, 404}
        assert "<script>alert" not in response.text
