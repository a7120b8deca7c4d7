"""The home page: what it gathers from the site, the law's notice, its price."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from cms import front
from cms.models import EventPage, FaqPage, GuidePage, HomePage, NewsPage, SectionPage
from cms.notices import notice
from ip_portal.rules.arithmetic import Period
from ip_portal.rules.changing import RuleChange
from ip_portal.rules.choice import Citation, DateName, Version, Window, Words
from ip_portal.rules.models import Edition, RuleVersion
from tests.cms.conftest import Write
from tests.cms.site import put, statements

# A citation leads to its article, so even a notice alone asks the library.
pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture
def guidance(home_vi: HomePage) -> SectionPage:
    """Return the section of guidance."""
    return put(SectionPage, home_vi, "huong-dan", title="Hướng dẫn", show_in_menus=True)


@pytest.fixture
def events(home_vi: HomePage) -> SectionPage:
    """Return the section of events."""
    return put(SectionPage, home_vi, "su-kien", title="Sự kiện", shows="upcoming")


def _html(client: Client, path: str = "/") -> str:
    return client.get(path).content.decode()


def _event(section: SectionPage, slug: str, days: float, **fields: Any) -> EventPage:
    starts = timezone.now() + timedelta(days=days)
    ends = starts + timedelta(hours=3)
    return put(EventPage, section, slug, starts=starts, ends=ends, **fields)


def _question(text: str, answer: str = "<p>Có.</p>") -> dict[str, object]:
    return {"type": "question", "value": {"question": text, "text": answer}}


# --- Guidance, questions ------------------------------------------------------------


def test_the_home_lists_the_groups_of_guidance(
    client: Client, guidance: SectionPage
) -> None:
    put(SectionPage, guidance, "nhan-hieu", title="Nhãn hiệu", summary="Tên và logo.")
    put(SectionPage, guidance, "nop-don", title="Nộp đơn").unpublish()
    html = _html(client)
    assert 'href="/huong-dan/nhan-hieu/">Nhãn hiệu</a>' in html
    assert "Tên và logo." in html
    assert "Nộp đơn" not in html
    assert "Nhãn hiệu</a>" not in _html(client, "/en/")


def test_without_a_choice_the_first_questions_are_shown(
    client: Client, home_vi: HomePage
) -> None:
    section = put(SectionPage, home_vi, "hoi-dap", title="Hỏi đáp")
    body = [_question(f"Câu hỏi số {one}?") for one in range(8)]
    put(FaqPage, section, "chung", title="Chung", body=body)
    html = _html(client)
    assert 'href="/hoi-dap/chung/#cau-hoi-so-0">Câu hỏi số 0?</a>' in html
    assert "Câu hỏi số 5?" in html
    assert "Câu hỏi số 6?" not in html
    assert f'href="{section.get_url()}"' in html


def test_the_editors_choose_the_questions(client: Client, home_vi: HomePage) -> None:
    heading = {"type": "heading", "value": {"text": "Hỏi một?", "level": "h2"}}
    body = [heading, _question("Hỏi một?"), _question("Hỏi hai?"), _question("Hỏi ba?")]
    page = put(FaqPage, home_vi, "hoi", body=body)
    chosen = [(page, "hoi-ba"), (page, "da-bo"), (page, "hoi-mot-2")]
    home_vi.refresh_from_db()
    home_vi.questions = [
        {"type": "question", "value": {"page": one.pk, "anchor": anchor}}
        for one, anchor in chosen
    ]
    home_vi.save_revision().publish()
    html = _html(client)
    assert html.index("/hoi/#hoi-ba") < html.index("/hoi/#hoi-mot-2")
    assert "/hoi/#hoi-hai" not in html
    page.unpublish()
    assert "/hoi/#hoi-ba" not in _html(client)


@pytest.mark.usefixtures("law")
def test_a_figure_in_an_answer_stands_with_its_ground(
    client: Client, home_vi: HomePage
) -> None:
    answer = "<p>Hết [[fee:mark_filing_one_class]] <b>phí</b>. Rồi tính sau.</p>"
    put(FaqPage, home_vi, "hoi", body=[_question("Hết bao nhiêu?", answer)])
    html = _html(client)
    assert re.search(r'Hết <span class="rule">[\d.]+\s*đồng</span>', html)
    assert "[[" not in html
    assert "Rồi tính sau" not in html


def test_typed_markup_in_an_answer_is_shown_as_typed(
    client: Client, home_vi: HomePage
) -> None:
    answer = "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    put(FaqPage, home_vi, "hoi", body=[_question("Hỏi?", answer)])
    assert "<script>alert(1)" not in _html(client)


# --- Events, news -------------------------------------------------------------------


def test_the_next_three_events_stand_in_order(
    client: Client, events: SectionPage
) -> None:
    for slug, days in (("ba", 3), ("mot", 1), ("bon", 4), ("hai", 2), ("qua", -1)):
        _event(events, slug, days)
    html = _html(client)
    places = [html.find(f"/su-kien/{slug}/") for slug in ("mot", "hai", "ba")]
    assert places == sorted(places)
    assert min(places) > 0
    assert "/su-kien/bon/" not in html
    assert "/su-kien/qua/" not in html


def test_an_event_that_is_on_is_still_shown(
    client: Client, events: SectionPage
) -> None:
    _event(events, "dang-dien-ra", -0.05)
    assert "/su-kien/dang-dien-ra/" in _html(client)


def test_without_events_the_home_says_so_and_leads_to_the_calendar(
    client: Client, events: SectionPage, home_en: HomePage
) -> None:
    translated = events.copy_for_translation(home_en.locale)
    translated.slug = "events"
    translated.save_revision().publish()
    html = _html(client, "/en/")
    assert "No training is announced at the moment." in html
    assert 'href="/en/events/"' in html


def test_a_site_without_a_calendar_has_no_place_for_events(client: Client) -> None:
    assert 'id="events"' not in _html(client)


def test_the_newest_news_has_a_line(client: Client, events: SectionPage) -> None:
    put(NewsPage, events, "cu", title="Tin cũ", date=date(2026, 1, 1))
    put(NewsPage, events, "moi", title="Tin mới nhất", date=date(2026, 6, 1))
    html = _html(client)
    assert "Tin mới nhất</a>" in html
    assert "Tin cũ" not in html


def test_nothing_restricted_shows_up(
    client: Client, guidance: SectionPage, events: SectionPage
) -> None:
    put(GuidePage, guidance, "mat", title="Bí mật")
    _event(events, "mat", 1, title="Họp kín")
    for page in (guidance, events):
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    html = _html(client)
    assert "Bí mật" not in html
    assert "Họp kín" not in html


# --- The law's notice ---------------------------------------------------------------


def _version(length: str, **fields: Any) -> Version:
    citation = Citation("131/2025/QH15", "112a", date(2026, 4, 1))
    return Version(key=length, citation=citation, length=_period(length), **fields)


def _period(text: str) -> Period:
    number, unit = text.split()
    return Period(**{unit: int(number)})


def _change(right: str = "trademark", **fields: Any) -> RuleChange:
    window = Window(DateName.PUBLISHED, start=date(2026, 4, 1))
    values: dict[str, Any] = {
        "right": right,
        "act": "opposition",
        "label": Words("Phản đối đơn", "Opposition"),
        "before": _version("5 months"),
        "after": _version("3 months", windows=(window,)),
        "effective": date(2026, 4, 1),
        "announce_until": date(2026, 12, 31),
        **fields,
    }
    return RuleChange(**values)


def test_there_is_no_notice_without_a_change() -> None:
    assert notice([], today=TODAY) is None


@pytest.mark.parametrize(
    ("language", "unit", "rights"), [("en", "months", "Trademark"), ("vi", "tháng", "")]
)
def test_a_notice_puts_the_old_value_beside_the_new_one(
    language: str, unit: str, rights: str
) -> None:
    with translation.override(language):
        found = notice([_change(), _change("collective_mark")], today=TODAY)
    assert found is not None
    assert (found["old"], found["new"], found["unit"]) == ("5", "3", unit)
    assert found["since"] == date(2026, 4, 1)
    assert "131/2025/QH15" in str(found["article"])
    assert rights in str(found["text"])
    assert not found["unverified"]


def test_a_notice_names_all_rights_that_change_alike_and_no_other() -> None:
    other = _change("design", after=_version("4 months"))
    with translation.override("en"):
        found = notice([_change(), _change("collective_mark"), other], today=TODAY)
    assert found is not None
    assert "Trademark, Collective mark." in str(found["text"])
    assert "esign" not in str(found["text"])


def test_values_of_different_units_are_told_whole() -> None:
    with translation.override("en"):
        found = notice([_change(after=_version("90 days"))], today=TODAY)
    assert found is not None
    assert (found["old"], found["new"], found["unit"]) == ("5 months", "90 days", "")


def test_a_rule_that_is_new_has_no_former_value() -> None:
    with translation.override("en"):
        found = notice([_change(before=None)], today=TODAY)
    assert found is not None
    assert (found["old"], found["new"]) == ("", "3 months")
    assert "former" not in str(found["text"])


@pytest.mark.parametrize(
    ("end", "said"),
    [(date.max, "Other files keep"), (date(2027, 3, 31), "Earlier files keep")],
)
def test_a_notice_says_which_files_keep_the_former_rule(end: date, said: str) -> None:
    window = Window(DateName.PUBLISHED, date(2026, 4, 1), end)
    change = _change(after=_version("3 months", windows=(window,)))
    with translation.override("en"):
        found = notice([change], today=TODAY)
    assert found is not None
    assert said in str(found["text"])
    assert str(found["text"]).count("keep") == 1


@pytest.mark.parametrize(("on", "coming"), [(31, True), (32, False)])
def test_a_notice_says_whether_its_day_is_still_to_come(on: int, coming: bool) -> None:
    today = date(2026, 3, 1) + timedelta(days=on - 1)
    with translation.override("en"):
        found = notice([_change()], today=today)
    assert found is not None
    assert found["coming"] is coming
    assert str(found["title"]).startswith("Coming: ") is coming


@pytest.mark.usefixtures("law")
def test_the_home_tells_of_an_announced_change_until_its_day(
    client: Client, guidance: SectionPage, home_vi: HomePage
) -> None:
    page = put(GuidePage, guidance, "phan-doi", title="Phản đối đơn của người khác")
    home_vi.refresh_from_db()
    home_vi.law_page = page
    home_vi.save_revision().publish()
    RuleVersion.objects.exclude(
        rule__code="opposition", document="131/2025/QH15"
    ).update(announce_until=None)
    RuleVersion.objects.filter(
        rule__code="opposition", document="131/2025/QH15"
    ).update(announce_until=date(2026, 12, 31))
    Edition.objects.update(token="00000000-0000-0000-0000-000000000001")
    with time_machine.travel("2026-12-31T20:00:00+07:00", tick=False):
        html = _html(client)
    assert 'class="law-notice"' in html
    assert 'href="/huong-dan/phan-doi/">' in html
    with time_machine.travel("2027-01-01T00:00:01+07:00", tick=False):
        assert 'class="law-notice"' not in _html(client)
    page.unpublish()
    with time_machine.travel("2026-12-31T20:00:00+07:00", tick=False):
        assert "Phản đối đơn của người khác" not in _html(client)


# --- Price --------------------------------------------------------------------------


@pytest.mark.usefixtures("law")
def test_the_home_costs_the_same_with_one_of_each_and_with_seven(
    client: Client, guidance: SectionPage, events: SectionPage
) -> None:
    questions = put(SectionPage, guidance.get_parent(), "hoi-dap")

    def add(number: int) -> None:
        put(SectionPage, guidance, f"nhom-{number}")
        _event(events, f"ngay-{number}", number + 1)
        put(NewsPage, events, f"tin-{number}")
        put(FaqPage, questions, f"hoi-{number}", body=[_question(f"Hỏi {number}?")])

    add(0)
    one = statements(client, "/")
    for number in range(1, 7):
        add(number)
    many = statements(client, "/")
    assert len(many) == len(one)
    assert len(one) <= 32


def test_the_scopes_of_the_search_box_are_the_kinds_of_thing() -> None:
    scopes = front.scopes()
    assert [one["value"] for one in scopes][:3] == ["", "right", "guide"]


def test_the_home_names_itself(client: Client) -> None:
    html = _html(client)
    assert f'<link rel="canonical" href="{settings.BASE_URL}/">' in html


def test_a_door_does_not_lead_to_a_page_that_became_private(
    client: Client, home_vi: HomePage, write: Write
) -> None:
    guide = write()
    target = {"page": guide.pk, "address": ""}
    link = {"label": "Đọc thêm", **target}
    door = {
        "drawing": "img/door-search.svg",
        "title": "Cửa",
        "text": "Câu dẫn.",
        "target": target,
        "links": [link],
    }
    home_vi.doors = [{"type": "door", "value": door}]
    home_vi.save_revision().publish()
    assert client.get("/").content.decode().count('href="/nhan-hieu-tap-the/"') == 2
    PageViewRestriction.objects.create(page=guide, restriction_type="login")
    html = client.get("/").content.decode()
    assert 'href="/nhan-hieu-tap-the/"' not in html
    assert "Đọc thêm" not in html


def test_a_page_that_works_out_a_last_day_is_opened_there(write: Write) -> None:
    asked = {"type": "last_day", "value": {"term": "trademark.opposition", "title": ""}}
    assert front.calculator_of(write(body=[asked])) == "#last-day-1"
    assert front.calculator_of(write(slug="khac")) == ""
