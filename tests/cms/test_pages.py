"""What a reader gets: language, links between languages, headers, the law of today."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, Site

from cms.models import GuidePage, HomePage
from ip_portal.rules.models import Edition, RuleVersion
from tests.cms.conftest import Write

STEP = {
    "type": "step",
    "value": {"heading": "Nộp đơn", "text": "<p>Nộp tại Cục.</p>", "terms": []},
}
SECTION = {"type": "heading", "value": {"text": "Các bước", "level": "h2"}}


def test_a_new_site_has_a_valid_home_in_both_languages(
    client: Client, home_vi: HomePage, home_en: HomePage
) -> None:
    home_vi.full_clean()
    home_en.full_clean()
    for path, home in (("/", home_vi), ("/en/", home_en)):
        response = client.get(path)
        assert response.status_code == 200
        assert home.hero_title in response.content.decode()
        assert response["Content-Language"] == home.locale.language_code
    assert Site.objects.count() == 1


def test_the_homes_lead_to_each_other(client: Client, home_en: HomePage) -> None:
    vietnamese = client.get("/").content.decode()
    english = client.get("/en/").content.decode()
    assert 'href="/en/" lang="en"' in vietnamese
    assert 'href="/" lang="vi"' in english
    for html in (vietnamese, english):
        assert f'hreflang="vi" href="{settings.BASE_URL}/"' in html
        assert f'hreflang="en" href="{settings.BASE_URL}/en/"' in html


def test_english_is_not_found_while_its_home_is_a_draft(
    client: Client, home_en: HomePage
) -> None:
    home_en.unpublish()
    assert client.get("/en/").status_code == 404
    assert 'hreflang="en"' not in client.get("/").content.decode()


def test_the_language_comes_from_the_path_alone(
    client: Client, home_vi: HomePage
) -> None:
    response = client.get("/", headers={"accept-language": "en"})
    assert home_vi.hero_title in response.content.decode()
    assert "Accept-Language" not in response.get("Vary", "")


def test_a_guide_leads_to_its_translation_and_back(
    client: Client, write: Write, home_en: HomePage
) -> None:
    guide = write()
    translation = guide.copy_for_translation(home_en.locale)
    translation.slug = "collective-mark"
    translation.save_revision().publish()
    vietnamese = client.get("/nhan-hieu-tap-the/").content.decode()
    english = client.get("/en/collective-mark/").content.decode()
    assert 'href="/en/collective-mark/" lang="en"' in vietnamese
    assert 'href="/nhan-hieu-tap-the/" lang="vi"' in english


def test_a_guide_without_translation_says_so_in_the_other_language(
    client: Client, write: Write
) -> None:
    write()
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    assert "This page is not available in English yet." in html
    assert 'class="langs"' not in html
    assert client.get("/en/nhan-hieu-tap-the/").status_code == 404


def test_a_page_is_public_with_a_strong_etag_and_no_cookie(
    client: Client, write: Write
) -> None:
    write()
    for path in ("/", "/en/", "/nhan-hieu-tap-the/"):
        response = client.get(path)
        assert "public" in response["Cache-Control"]
        assert "s-maxage" in response["Cache-Control"]
        assert "private" not in response["Cache-Control"]
        assert re.fullmatch(r'"[0-9a-f]+"', response["ETag"])
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        again = client.get(path, headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304
        assert again["ETag"] == response["ETag"]
        assert not again.content


def test_the_etag_changes_when_the_page_is_published_again(
    client: Client, write: Write
) -> None:
    guide = write()
    before = client.get("/nhan-hieu-tap-the/")["ETag"]
    guide.summary = "Dành cho hội, hợp tác xã và liên hiệp."
    guide.save_revision()
    assert client.get("/nhan-hieu-tap-the/")["ETag"] == before
    guide.get_latest_revision().publish()
    assert client.get("/nhan-hieu-tap-the/")["ETag"] != before


def test_a_page_cannot_be_posted_to(client: Client, home_vi: HomePage) -> None:
    assert client.post("/").status_code == 405


def test_a_restricted_page_is_in_no_shared_cache(client: Client, write: Write) -> None:
    guide = write()
    PageViewRestriction.objects.create(
        page=guide, restriction_type=PageViewRestriction.LOGIN
    )
    response = client.get("/nhan-hieu-tap-the/")
    assert response.status_code == 302
    assert "public" not in response["Cache-Control"]


def test_a_restricted_page_stays_private_for_who_may_read_it(
    desk: Client, write: Write
) -> None:
    guide = write()
    PageViewRestriction.objects.create(
        page=guide, restriction_type=PageViewRestriction.LOGIN
    )
    response = desk.get("/nhan-hieu-tap-the/")
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]
    assert "ETag" not in response


def test_steps_in_a_row_are_one_numbered_list(client: Client, write: Write) -> None:
    write(body=[SECTION, STEP, STEP, {"type": "text", "value": "<p>Rồi.</p>"}, STEP])
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    assert html.count('<ol class="steps">') == 2
    assert html.index("Rồi.") < html.rindex('<ol class="steps">')


def test_sections_have_anchors_and_the_side_leads_to_them(
    client: Client, write: Write
) -> None:
    twice = [SECTION, SECTION]
    write(body=[*twice, {"type": "heading", "value": {"text": "Phí", "level": "h3"}}])
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    for anchor in ("cac-buoc", "cac-buoc-2"):
        assert f'href="#{anchor}"' in html
        assert f'<h2 id="{anchor}"' in html
    assert '<h3 id="phi"' in html
    assert 'href="#phi"' not in html


@pytest.mark.parametrize(
    "first", [STEP, {"type": "heading", "value": {"text": "Phí", "level": "h3"}}]
)
def test_a_step_before_the_first_section_is_refused(
    home_vi: HomePage, first: dict[str, object]
) -> None:
    guide = GuidePage(
        title="Hướng dẫn", slug="x", summary="Tóm tắt.", body=[first], path="00010001x"
    )
    guide.locale = home_vi.locale
    with pytest.raises(ValidationError) as refusal:
        guide.clean()
    assert set(refusal.value.message_dict) == {"body"}


def _opposition() -> list[dict[str, object]]:
    value = {**STEP["value"], "terms": ["collective_mark.opposition"]}
    return [SECTION, {"type": "step", "value": value}]


@pytest.mark.parametrize(
    ("day", "length", "document"),
    [
        ("2026-03-31", "5\N{NO-BREAK SPACE}months", "07/2022/QH15"),
        ("2026-04-01", "3\N{NO-BREAK SPACE}months", "131/2025/QH15"),
    ],
)
@pytest.mark.usefixtures("law")
def test_a_step_says_the_term_in_force_on_the_day_it_is_read(
    client: Client,
    write: Write,
    home_en: HomePage,
    day: str,
    length: str,
    document: str,
) -> None:
    write(home=home_en, body=_opposition())
    with time_machine.travel(f"{day}T12:00:00+07:00", tick=False):
        html = client.get("/en/nhan-hieu-tap-the/").content.decode()
    assert re.search(rf'class="value">{length}<', html)
    assert document in html
    assert 'class="sect"' in html


@pytest.mark.usefixtures("law")
def test_doubt_about_a_term_travels_to_the_page(client: Client, write: Write) -> None:
    value = {**STEP["value"], "terms": ["collective_mark.examination_answer"]}
    write(body=[SECTION, {"type": "step", "value": value}])
    assert 'class="verify"' in client.get("/nhan-hieu-tap-the/").content.decode()


@pytest.mark.usefixtures("law")
def test_a_new_edition_of_the_law_is_read_at_once(
    client: Client, write: Write, home_en: HomePage
) -> None:
    write(home=home_en, body=_opposition())
    three = "3\N{NO-BREAK SPACE}months"
    assert three in client.get("/en/nhan-hieu-tap-the/").content.decode()
    RuleVersion.objects.filter(
        rule__right="collective_mark", rule__code="opposition"
    ).update(length="4 months")
    Edition.objects.update(token=uuid4())
    html = client.get("/en/nhan-hieu-tap-the/").content.decode()
    assert three not in html
    assert "4\N{NO-BREAK SPACE}months" in html


@pytest.mark.usefixtures("law")
def test_a_rule_that_the_law_does_not_know_is_not_shown(
    client: Client, write: Write
) -> None:
    value = {**STEP["value"], "terms": ["collective_mark.maintenance", "x.y", ""]}
    write(body=[SECTION, {"type": "step", "value": value}])
    response = client.get("/nhan-hieu-tap-the/")
    assert response.status_code == 200
    assert 'class="rbox' not in response.content.decode()


@pytest.mark.usefixtures("law")
def test_a_key_fact_can_be_a_term_of_law(
    client: Client, write: Write, home_en: HomePage
) -> None:
    fact = {
        "icon": "clock",
        "label": "Hiệu lực",
        "value": "kể từ ngày nộp đơn",
        "term": "collective_mark.validity",
        "note": "",
    }
    write(home=home_en, key_facts=[{"type": "fact", "value": fact}])
    html = client.get("/en/nhan-hieu-tap-the/").content.decode()
    assert '<span class="rule">10\N{NO-BREAK SPACE}years</span>' in html


def test_typed_markup_is_shown_as_typed(client: Client, write: Write) -> None:
    evil = "<script>alert(1)</script>"
    fact = {"icon": "clock", "label": evil, "value": evil, "term": "", "note": evil}
    callout = {"kind": "info", "title": evil, "text": ""}
    write(
        title=evil,
        summary=evil,
        key_facts=[{"type": "fact", "value": fact}],
        body=[
            {"type": "heading", "value": {"text": evil, "level": "h2"}},
            {"type": "step", "value": {**STEP["value"], "heading": evil}},
            {"type": "callout", "value": callout},
        ],
    )
    for path in ("/nhan-hieu-tap-the/", "/"):
        assert evil not in client.get(path).content.decode()


def test_a_link_to_a_page_in_a_text_becomes_its_address(
    client: Client, write: Write, home_vi: HomePage
) -> None:
    text = f'<p><a linktype="page" id="{home_vi.pk}">Trang chủ</a></p>'
    write(body=[{"type": "text", "value": text}])
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    assert '<a href="/">Trang chủ</a>' in html
    assert "linktype" not in html


def test_a_link_to_a_page_that_is_not_public_is_no_link(
    client: Client, write: Write
) -> None:
    gone = write(title="Đã gỡ", slug="da-go", live=False)
    text = f'<p><a linktype="page" id="{gone.pk}">Đã gỡ</a></p>'
    write(body=[{"type": "text", "value": text}])
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    assert "<a>Đã gỡ</a>" in html


def test_a_link_leads_to_the_translation_where_there_is_one(
    client: Client, write: Write, home_vi: HomePage, home_en: HomePage
) -> None:
    text = f'<p><a linktype="page" id="{home_vi.pk}">Home</a></p>'
    write(home=home_en, body=[{"type": "text", "value": text}])
    html = client.get("/en/nhan-hieu-tap-the/").content.decode()
    assert '<a href="/en/">Home</a>' in html


def _door(target: dict[str, object]) -> dict[str, object]:
    value = {
        "drawing": "img/door-search.svg",
        "title": "Tra cứu",
        "text": "Tên này đã có ai đăng ký chưa?",
        "target": {"address": "search"},
        "links": [{"label": "Hướng dẫn đầu tiên", **target}],
    }
    return {"type": "door", "value": value}


def test_a_door_never_leads_to_a_page_that_is_not_public(
    client: Client, write: Write, home_vi: HomePage
) -> None:
    guide = write()
    home_vi.doors = [_door({"page": guide.pk})]
    home_vi.save_revision().publish()
    assert "Hướng dẫn đầu tiên" in client.get("/").content.decode()
    guide.unpublish()
    assert "Hướng dẫn đầu tiên" not in client.get("/").content.decode()


def test_a_link_has_one_target(home_vi: HomePage) -> None:
    block = home_vi.doors.stream_block.child_blocks["door"].child_blocks["target"]
    for value in ({}, {"address": "search", "page": home_vi.pk}):
        with pytest.raises(ValidationError):
            block.clean(block.to_python(value))
    assert block.clean(block.to_python({"address": "search"})).url == "/tim-kiem/"


def _statements(client: Client, path: str) -> list[str]:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return [re.sub(r"\d+", "N", one["sql"]) for one in captured]


@pytest.mark.usefixtures("law")
def test_a_guide_costs_the_same_for_one_part_and_for_many(
    client: Client, write: Write, home_vi: HomePage
) -> None:
    text = {
        "type": "text",
        "value": f'<p><a linktype="page" id="{home_vi.pk}">Trang chủ</a></p>',
    }
    callout = {"kind": "info", "title": "Lưu ý", "text": text["value"]}
    parts = [*_opposition(), text, {"type": "callout", "value": callout}]
    write(body=parts)
    write(slug="nhieu-phan", body=parts * 7)
    one = _statements(client, "/nhan-hieu-tap-the/")
    many = _statements(client, "/nhieu-phan/")
    assert len(one) == len(many)
    assert len(one) <= 20


def test_the_home_costs_the_same_for_one_guide_and_for_many(
    client: Client, write: Write, home_vi: HomePage
) -> None:
    guide = write()
    home_vi.doors = [_door({"page": guide.pk})]
    home_vi.save_revision().publish()
    one = _statements(client, "/")
    for number in range(5):
        write(title=f"Hướng dẫn {number}", slug=f"huong-dan-{number}")
    home_vi.doors = [_door({"page": guide.pk})] * 3
    home_vi.save_revision().publish()
    assert len(_statements(client, "/")) == len(one)


def test_a_page_names_itself_for_search_engines(client: Client, write: Write) -> None:
    write(search_description="Ai cần, tốn bao nhiêu, bao lâu.")
    html = client.get("/nhan-hieu-tap-the/").content.decode()
    address = f"{settings.BASE_URL}/nhan-hieu-tap-the/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert '<meta name="description" content="Ai cần, tốn bao nhiêu, bao lâu.">' in html
    assert '<meta property="og:title" content="Nhãn hiệu tập thể">' in html
    assert '<meta property="og:locale" content="vi_VN">' in html


def test_locales_of_the_site_are_two() -> None:
    assert {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES} == {"vi", "en"}


@pytest.mark.django_db
def test_locales_exist_from_the_start() -> None:
    codes = set(Locale.objects.values_list("language_code", flat=True))
    assert codes == {"vi", "en"}
