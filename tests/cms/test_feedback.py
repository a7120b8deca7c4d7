"""What readers say of a page: taken without a cookie, brought to who looks after it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.feedback import services, views
from cms.feedback.forms import ReportForm
from cms.feedback.models import MOST_WORDS, Feedback
from cms.models import GuidePage
from ip_portal.accounts.models import User
from ip_portal.ledger.models import Entry
from ip_portal.ledger.verbs import sentence
from tests.cms.conftest import Write
from tests.cms.site import statements

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def guide(write: Write) -> GuidePage:
    """Return a published guide."""
    return write()


@pytest.fixture
def at() -> datetime:
    """Return a moment."""
    return timezone.now()


def _vote(client: Client, guide: GuidePage, kind: str, **headers: str) -> int:
    url = reverse("feedback_vote", args=[guide.pk])
    return client.post(url, {"kind": kind}, headers=headers or HERE).status_code


def test_a_page_asks_whether_it_was_useful_and_sets_no_cookie(
    client: Client, guide: GuidePage
) -> None:
    response = client.get("/nhan-hieu-tap-the/")
    html = response.content.decode()
    assert f'action="{reverse("feedback_vote", args=[guide.pk])}"' in html
    assert "csrfmiddlewaretoken" not in html
    assert not response.cookies


@pytest.mark.parametrize(
    ("kind", "goes_to"), [("useful", "feedback_thanks"), ("not_useful", "feedback")]
)
def test_a_vote_is_counted_and_who_was_not_helped_is_asked_why(
    guide: GuidePage, kind: str, goes_to: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    url = reverse("feedback_vote", args=[guide.pk])
    response = client.post(url, {"kind": kind}, headers=HERE)
    assert response["Location"] == reverse(goes_to, args=[guide.pk])
    assert client.get(response["Location"]).status_code == 200
    vote = Feedback.objects.get()
    assert (vote.page_id, vote.kind, vote.words) == (guide.pk, kind, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "http://testserver/"},
    ],
)
def test_what_does_not_come_from_a_page_of_this_site_is_refused(
    client: Client, guide: GuidePage, headers: dict[str, str]
) -> None:
    assert _vote(client, guide, "useful", **headers) == 403
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("headers", [HERE, {"origin": "http://testserver"}])
def test_both_ways_a_browser_tells_its_origin_are_taken(
    client: Client, guide: GuidePage, headers: dict[str, str]
) -> None:
    assert _vote(client, guide, "useful", **headers) == 302


def test_too_many_in_an_hour_have_to_wait(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PER_HOUR", 2)
    codes = [_vote(client, guide, "useful") for _turn in range(3)]
    assert codes == [302, 302, 429]
    assert Feedback.objects.count() == 2


def test_a_report_is_kept_with_its_page(client: Client, guide: GuidePage) -> None:
    url = reverse("feedback", args=[guide.pk])
    form = client.get(url)
    assert guide.title in form.content.decode()
    assert "csrfmiddlewaretoken" not in form.content.decode()
    response = client.post(url, {"words": "Phí đã đổi."}, headers=HERE)
    assert response["Location"] == reverse("feedback_thanks", args=[guide.pk])
    report = Feedback.objects.get()
    assert (report.page_id, report.kind, report.words) == (
        guide.pk,
        "error",
        "Phí đã đổi.",
    )
    assert not client.cookies


@pytest.mark.parametrize("words", ["", "   ", "x" * (MOST_WORDS + 1)])
def test_a_report_says_something_and_not_too_much(
    client: Client, guide: GuidePage, words: str
) -> None:
    url = reverse("feedback", args=[guide.pk])
    response = client.post(url, {"words": words}, headers=HERE)
    assert response.status_code == 422
    assert not Feedback.objects.exists()


def test_typed_markup_in_a_report_is_shown_as_typed(
    client: Client, desk: Client, guide: GuidePage, at: datetime
) -> None:
    services.report(guide, words="<script>alert(1)</script>", at=at)
    html = desk.get(reverse("cms_feedback")).content.decode()
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_page_that_is_not_public_takes_nothing_and_tells_nothing(
    client: Client, write: Write
) -> None:
    draft = write(title="Bản nháp", slug="ban-nhap", live=False)
    secret = write(title="Nội bộ", slug="noi-bo")
    PageViewRestriction.objects.create(
        page=secret, restriction_type=PageViewRestriction.LOGIN
    )
    for page in (draft, secret):
        assert client.get(reverse("feedback", args=[page.pk])).status_code == 404
        assert client.get(reverse("feedback_thanks", args=[page.pk])).status_code == 404
        assert _vote(client, page, "useful") == 404
    assert not Feedback.objects.exists()


def test_no_form_asks_who_the_reader_is() -> None:
    assert list(ReportForm().fields) == ["words"]


def test_reports_on_your_own_pages_come_first(
    desk: Client, editor: User, write: Write, at: datetime
) -> None:
    mine = write(title="Trang của tôi", slug="cua-toi", owner=editor)
    other = write(title="Trang khác", slug="khac")
    services.report(mine, words="Sai ở trang của tôi", at=at)
    services.report(other, words="Sai ở trang khác", at=at)
    html = desk.get(reverse("cms_feedback")).content.decode()
    assert html.index("Sai ở trang của tôi") < html.index("Sai ở trang khác")


def test_a_report_is_settled_with_a_note_once(
    desk: Client, editor: User, guide: GuidePage, at: datetime
) -> None:
    report = services.report(guide, words="Sai", at=at)
    url = reverse("cms_feedback_settle", args=[report.pk])
    desk.post(url, {"note": ""})
    report.refresh_from_db()
    assert report.settled_at is None
    desk.post(url, {"note": "Đã sửa."})
    desk.post(url, {"note": "Lần nữa."})
    report.refresh_from_db()
    assert (report.note, report.settled_by) == ("Đã sửa.", editor)
    entry = Entry.objects.get(verb="feedback.settled")
    assert guide.title in sentence(entry)
    open_ones = desk.get(reverse("cms_feedback")).content.decode()
    every_one = desk.get(reverse("cms_feedback") + "?all=1").content.decode()
    assert "Đã sửa." not in open_ones
    assert "Đã sửa." in every_one


def test_the_first_screen_of_the_editors_counts_what_is_open(
    desk: Client, editor: User, write: Write, at: datetime
) -> None:
    mine = write(title="Trang của tôi", slug="cua-toi", owner=editor)
    other = write(title="Trang khác", slug="khac")
    services.report(mine, words="Sai", at=at)
    services.report(other, words="Sai", at=at)
    services.vote(mine, was_useful=True, at=at)
    html = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert 'id="feedback' in html
    panel = html[html.index('id="feedback') :]
    assert reverse("cms_feedback") in panel


def test_only_editors_see_what_readers_say(client: Client, guide: GuidePage) -> None:
    assert client.get(reverse("cms_feedback")).status_code == 302
    url = reverse("cms_feedback_settle", args=[1])
    assert client.post(url, {"note": "x"}).status_code == 302


def test_a_list_of_many_reports_costs_as_much_as_one(
    desk: Client, guide: GuidePage, at: datetime
) -> None:
    services.report(guide, words="Sai", at=at)
    one = statements(desk, reverse("cms_feedback"))
    for number in range(6):
        services.report(guide, words=f"Sai {number}", at=at)
    assert len(statements(desk, reverse("cms_feedback"))) == len(one)
