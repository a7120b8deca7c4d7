"""No page goes live with typed law, by whatever door; a draft may say what it likes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.findings import TypedLawError, findings
from cms.models import GuidePage, HomePage
from cms.publishing import REFUSED, log_check, publish_due
from ip_portal.core.dates import now, today
from ip_portal.ledger import moments
from tests.cms.conftest import Write

BAD = [
    {"type": "heading", "value": {"text": "Các bước", "level": "h2"}},
    {
        "type": "step",
        "value": {
            "heading": "Nộp đơn",
            "text": "<p>Bạn có <b>3</b> tháng.</p>",
            "terms": ["trademark.opposition"],
        },
    },
]
GOOD = [BAD[0], {"type": "text", "value": "<p>Xem quy chế.</p>"}]


def _form(body: list, **more: object) -> dict[str, object]:
    return nested_form_data(
        {
            "title": "Gạo Cần Thơ",
            "slug": "gao-can-tho",
            "summary": "Ai được dùng nhãn hiệu này.",
            "key_facts": streamfield([]),
            "body": streamfield(body),
            "sources": streamfield([]),
            "related": streamfield([]),
            "allowed_figures": streamfield([]),
            "comments": {
                "TOTAL_FORMS": "0",
                "INITIAL_FORMS": "0",
                "MAX_NUM_FORMS": "",
            },
            **more,
        }
    )


TYPED = [
    ("heading", {"text": "Các bước", "level": "h2"}),
    ("text", rich_text("<p>Bạn có 3 tháng.</p>")),
]


# --- What is found ------------------------------------------------------------


def test_the_place_is_named_by_field_block_and_words(write: Write) -> None:
    page = write(live=False, body=BAD)
    (found,) = findings(page)
    assert found.words == "3 tháng"
    assert found.passage.field == "body"
    assert found.passage.steps == (("stream", 1), ("struct", "text"))
    assert "2" in found.passage.place


@pytest.mark.parametrize(
    "field", ["title", "summary", "seo_title", "search_description"]
)
def test_every_field_that_readers_get_is_looked_at(write: Write, field: str) -> None:
    page = write(live=False)
    setattr(page, field, "Nộp trong 3 tháng")
    assert [one.passage.field for one in findings(page)] == [field]


def test_facts_and_remarks_are_looked_at(write: Write) -> None:
    fact = {"icon": "clock", "label": "Thời gian", "value": "10 năm"}
    callout = {"kind": "info", "title": "Trong 30 ngày", "text": "<p>Lệ phí 5 đồng</p>"}
    page = write(
        live=False,
        key_facts=[{"type": "fact", "value": {**fact, "term": "", "note": "1 tháng"}}],
        body=[{"type": "callout", "value": callout}],
    )
    words = {one.words for one in findings(page)}
    assert words == {"10 năm", "1 tháng", "30 ngày", "5 đồng"}


def test_a_marked_figure_covers_exactly_its_words(write: Write) -> None:
    body = [
        {"type": "text", "value": "<p>Buổi học 3 giờ. Chờ 13 giờ. Nộp 3 tháng.</p>"}
    ]
    mark = {"words": "3 giờ", "reason": "Thời lượng buổi học."}
    page = write(
        live=False, body=body, allowed_figures=[{"type": "figure", "value": mark}]
    )
    assert [one.words for one in findings(page)] == ["13 giờ", "3 tháng"]


def test_a_mark_without_a_reason_covers_nothing(write: Write) -> None:
    mark = {"words": "3 tháng", "reason": " "}
    page = write(
        live=False, body=BAD, allowed_figures=[{"type": "figure", "value": mark}]
    )
    assert len(findings(page)) == 1


# --- The doors ----------------------------------------------------------------


def test_a_draft_may_say_what_it_likes(write: Write) -> None:
    page = write(live=False, body=BAD)
    page.save_revision()
    assert not GuidePage.objects.get(pk=page.pk).live


def test_code_cannot_publish_typed_law(write: Write) -> None:
    page = write(live=False, body=BAD)
    with pytest.raises(TypedLawError, match="3 tháng"):
        page.get_latest_revision().publish()
    assert not GuidePage.objects.get(pk=page.pk).live


def test_a_page_cannot_be_saved_as_live_with_typed_law(write: Write) -> None:
    page = write(live=False, body=BAD)
    page.live = True
    with pytest.raises(TypedLawError):
        page.save()


def test_a_live_page_keeps_a_draft_with_typed_law(write: Write) -> None:
    page = write(body=GOOD)
    page.body = BAD
    page.save_revision()
    live = GuidePage.objects.get(pk=page.pk)
    assert live.live
    assert findings(live) == []
    with pytest.raises(TypedLawError):
        live.get_latest_revision().publish()


def test_the_editors_button_is_refused_at_the_place(
    desk: Client, home_vi: HomePage
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms", "guidepage", home_vi.pk])
    publish = {"action-publish": "action-publish"}
    response = desk.post(address, _form(TYPED, **publish))
    assert response.status_code == 200
    error = response.context["form"].errors.as_data()["body"][0]
    inner = error.block_errors[1]
    assert "3 tháng" in str(inner)
    assert not GuidePage.objects.filter(slug="gao-can-tho").exists()
    assert desk.post(address, _form(TYPED)).status_code == 302
    page = GuidePage.objects.get(slug="gao-can-tho")
    assert not page.live
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert desk.post(edit, _form(TYPED, **publish)).status_code == 200
    assert not GuidePage.objects.get(pk=page.pk).live


def test_a_marked_figure_lets_the_page_go_out(desk: Client, home_vi: HomePage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms", "guidepage", home_vi.pk])
    mark = ("figure", {"words": "3 tháng", "reason": "Mùa vụ, không phải thời hạn."})
    form = _form(
        TYPED,
        allowed_figures=streamfield([mark]),
        **{"action-publish": "action-publish"},
    )
    assert desk.post(address, form).status_code == 302
    assert GuidePage.objects.get(slug="gao-can-tho").live


def test_bulk_publishing_is_refused_with_the_place(desk: Client, write: Write) -> None:
    good = write(live=False, body=GOOD)
    bad = write(live=False, body=BAD, slug="hai", title="Trang hai")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address += f"?id={good.pk}&id={bad.pk}"
    response = desk.post(address, follow=True)
    assert "3 tháng" in response.content.decode()
    assert not Page.objects.get(pk=bad.pk).live


# --- The hour of a page -------------------------------------------------------


def _at(moment: datetime) -> int:
    """Let a moment come; return how many pages changed."""
    with time_machine.travel(moment + timedelta(seconds=1), tick=False):
        return publish_due(now())


def test_pages_go_out_and_come_down_at_their_hour(write: Write) -> None:
    soon = now() + timedelta(minutes=5)
    page = write(live=False, body=GOOD, go_live_at=soon)
    page.get_latest_revision().publish()
    ends = write(slug="hai", expire_at=now() + timedelta(minutes=5))
    assert publish_due(now()) == 0
    assert not GuidePage.objects.get(pk=page.pk).live
    assert _at(soon) == 2
    assert GuidePage.objects.get(pk=page.pk).live
    assert not GuidePage.objects.get(pk=ends.pk).live
    assert _at(soon) == 0


def test_a_refused_page_stays_away_says_why_and_stops_no_other(write: Write) -> None:
    soon = now() + timedelta(minutes=5)
    bad = write(live=False, body=GOOD, go_live_at=soon)
    bad.body = BAD
    revision = bad.save_revision(approved_go_live_at=soon)
    good = write(live=False, body=GOOD, slug="hai", go_live_at=soon)
    good.get_latest_revision().publish()
    assert _at(soon) == 1
    assert GuidePage.objects.get(pk=good.pk).live
    assert not GuidePage.objects.get(pk=bad.pk).live
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    entry = PageLogEntry.objects.get(action=REFUSED, page=bad.pk)
    assert "3 tháng" in entry.data["places"][0]
    assert not ModelLogEntry.objects.filter(action=REFUSED).exists()


def test_the_schedule_itself_is_refused(write: Write) -> None:
    page = write(live=False, body=BAD, go_live_at=now() + timedelta(minutes=5))
    with pytest.raises(TypedLawError):
        page.get_latest_revision().publish()
    assert page.get_latest_revision().approved_go_live_at is None


# --- The log of checks --------------------------------------------------------


def test_a_check_is_logged_once(write: Write) -> None:
    page = write()
    for _ in range(2):
        log_check(page, by="Sở Khoa học và Công nghệ", on=today(), note="Đã đối chiếu")
    (check,) = page.legal_checks.all()
    assert check.revision == page.get_latest_revision()


def test_the_worker_publishes_without_being_told(write: Write) -> None:
    soon = now() + timedelta(minutes=5)
    page = write(live=False, body=GOOD, go_live_at=soon)
    page.get_latest_revision().publish()
    with time_machine.travel(soon + timedelta(seconds=1), tick=False):
        assert moments.run_all(now())["pages"] == 1
    assert GuidePage.objects.get(pk=page.pk).live
