"""What the reports find, and what the editors see of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from cms.models import GuidePage, HomePage
from cms.reports import links, overdue, pictures, translations, typed
from cms.reports.screens import REPORTS
from ip_portal.accounts.models import User
from ip_portal.core.dates import today
from tests.cms.conftest import Write
from tests.cms.test_uploads import PDF, _png

DAY = timedelta(days=1)


def _text(html: str) -> list[dict[str, object]]:
    return [{"type": "text", "value": f"<p>{html}</p>"}]


@pytest.fixture
def owner(editor: User) -> User:
    """Return an editor who looks after pages."""
    return editor


# --- Review -------------------------------------------------------------------


def test_pages_whose_day_is_past_are_told_the_oldest_first(write: Write) -> None:
    late = write(review_by=today() - DAY)
    later = write(slug="hai", title="A", review_by=today() - 9 * DAY)
    write(slug="ba", review_by=today())
    write(slug="bon", review_by=today() - DAY, live=False)
    assert [one.page.pk for one in overdue.find()] == [later.pk, late.pk]


def test_guidance_without_a_day_is_told_too(write: Write) -> None:
    page = write()
    (problem,) = overdue.find()
    assert problem.page.pk == page.pk


def test_a_report_may_be_of_one_owner(write: Write, owner: User) -> None:
    mine = write(owner=owner, review_by=today() - DAY)
    write(slug="hai", review_by=today() - DAY)
    assert [one.page.pk for one in overdue.find(owner)] == [mine.pk]


# --- Links --------------------------------------------------------------------


def _wrong(page: GuidePage) -> list[str]:
    return [one.what for one in links.find() if one.page.pk == page.pk]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://ipvietnam.gov.vn/tra-cuu?x=1">x</a>',
        '<a href="mailto:shtt@cantho.gov.vn">x</a>',
        '<a href="tel:+842923820674">x</a>',
        '<a href="/tim-kiem/?q=gao">x</a>',
        '<a href="/en/search/?q=gao">x</a>',
        '<a href="/">x</a>',
        '<a href="#cac-buoc">x</a>',
    ],
)
def test_a_link_that_leads_somewhere_is_let_be(write: Write, html: str) -> None:
    heading = {"type": "heading", "value": {"text": "Các bước", "level": "h2"}}
    page = write(body=[heading, *_text(html)])
    assert _wrong(page) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a linktype="page" id="99999">x</a>',
        '<a linktype="document" id="99999">x</a>',
        '<a href="/khong-co-trang-nay/">x</a>',
        '<a href="/en/tim-kiem/">x</a>',
        '<a href="#khong-co">x</a>',
        '<a href="http://localhost">x</a>',
        '<a href="htp://ipvietnam.gov.vn">x</a>',
        '<a href="https://">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="mailto:">x</a>',
        '<a href="https://[x">x</a>',
        '<a href="">x</a>',
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_place(
    write: Write, html: str
) -> None:
    page = write(body=_text(html))
    (problem,) = links.find()
    assert problem.page.pk == page.pk
    assert "1" in problem.place


def test_a_link_breaks_when_its_page_is_taken_down(write: Write) -> None:
    target = write(slug="dich", title="Đích")
    page = write(
        body=_text(f'<a linktype="page" id="{target.pk}">x</a>'),
        related=[{"type": "page", "value": target.pk}],
    )
    assert _wrong(page) == []
    PageViewRestriction.objects.create(
        page=target, restriction_type=PageViewRestriction.LOGIN
    )
    assert len(_wrong(page)) == 2
    PageViewRestriction.objects.all().delete()
    GuidePage.objects.get(pk=target.pk).unpublish()
    assert len(_wrong(page)) == 2
    GuidePage.objects.get(pk=target.pk).delete()
    assert len(_wrong(page)) == 2


def test_an_anchor_of_another_page_is_looked_for(write: Write) -> None:
    heading = {"type": "heading", "value": {"text": "Các bước", "level": "h2"}}
    write(slug="dich", title="Đích", body=[heading])
    page = write(body=_text('<a href="/dich/#cac-buoc">x</a>'))
    assert _wrong(page) == []
    page.body = _text('<a href="/dich/#gia-han">x</a>')
    page.save_revision().publish()
    assert len(_wrong(page)) == 1


def test_a_link_to_a_document_is_known(write: Write) -> None:
    file = ContentFile(PDF, name="mau.pdf")
    document = get_document_model().objects.create(title="Mẫu", file=file)
    page = write(body=_text(f'<a linktype="document" id="{document.pk}">x</a>'))
    assert _wrong(page) == []


def test_an_address_elsewhere_is_never_asked(write: Write) -> None:
    # Sockets are closed in tests: asking would fail.
    page = write(body=_text('<a href="https://example.invalid/">x</a>'))
    assert _wrong(page) == []


# --- Pictures -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("alternative", "decorative", "count"),
    [("", False, 1), ("  ", False, 1), ("Một cánh đồng", False, 0), ("", True, 0)],
)
def test_a_picture_that_says_nothing_is_told(
    write: Write, alternative: str, decorative: bool, count: int
) -> None:
    file = ContentFile(_png(), name="dong.png")
    image = get_image_model().objects.create(title="Cánh đồng", file=file)
    picture = {"image": image.pk, "decorative": decorative, "alt_text": alternative}
    write(body=[{"type": "image", "value": {"image": picture, "caption": ""}}])
    found = list(pictures.find())
    assert len(found) == count
    assert all("Cánh đồng" in one.what for one in found)


# --- Translations -------------------------------------------------------------


def test_a_page_without_a_translation_is_told(write: Write, home_en: HomePage) -> None:
    page = write()
    (problem,) = _of(page)
    first = problem.what
    translation = page.copy_for_translation(home_en.locale)
    (problem,) = _of(page)
    assert problem.what != first
    translation.get_latest_revision().publish()
    assert _of(page) == []
    page.save_revision().publish()
    (problem,) = _of(page)
    assert problem.what != first


def _of(page: GuidePage) -> list:
    return [one for one in translations.find() if one.page.pk == page.pk]


# --- Drafts -------------------------------------------------------------------


def test_drafts_with_typed_law_are_told(write: Write) -> None:
    page = write(live=False, body=_text("Bạn có 3 tháng."))
    good = write(slug="hai", body=_text("Xem quy chế."))
    good.body = _text("Trong ba mươi ngày.")
    good.save_revision()
    found = {one.page.pk: one.what for one in typed.find()}
    assert "3 tháng" in found[page.pk]
    assert "ba mươi ngày" in found[good.pk]
    assert len(found) == 2


# --- The screens --------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_has_a_screen(desk: Client, write: Write, name: str) -> None:
    write(review_by=today() - DAY, body=_text('<a href="/khong-co/">x</a>'))
    address = reverse("cms_report", args=[name])
    assert desk.get(address).status_code == 200
    assert desk.get(address, {"mine": "1", "p": "99"}).status_code == 200
    assert Client().get(address).status_code == 302


def test_an_unknown_report_is_not_there(desk: Client) -> None:
    assert desk.get(reverse("cms_report", args=["x"])).status_code == 404


def test_an_officer_sees_no_report(client: Client, db: None) -> None:
    call_command("sync_roles", verbosity=0)
    officer = User.objects.create_user("o@example.test", "a long password")
    officer.groups.add(Group.objects.get(name="officer"))
    client.force_login(officer)
    assert client.get(reverse("cms_report", args=["links"])).status_code == 302


def test_the_first_screen_counts_what_the_owner_has_to_mend(
    desk: Client, write: Write, owner: User
) -> None:
    write(owner=owner, review_by=today() - DAY)
    write(slug="hai", review_by=today() - DAY)
    html = desk.get("/cms/").content.decode()
    address = f"{reverse('cms_report', args=['review'])}?mine=1"
    assert f'<a href="{address}">' in html
    line = html.partition(f'<a href="{address}">')[2].partition("</li>")[0]
    assert line.endswith(": 1")


def test_the_menu_leads_to_every_report(desk: Client) -> None:
    html = desk.get("/cms/").content.decode()
    for name in REPORTS:
        assert reverse("cms_report", args=[name]) in html
