"""What an editor may do, and what a stranger may not."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import GuidePage, HomePage, SectionPage
from cms.moved import redirect_from
from cms.services import set_address
from ip_portal.accounts.models import User
from ip_portal.ledger.models import Change
from tests.cms.conftest import Write
from tests.cms.test_uploads import PDF, _png


def _form(title: str, **more: object) -> dict[str, object]:
    return nested_form_data(
        {
            "title": title,
            "slug": "gao-can-tho",
            "summary": "Ai được dùng nhãn hiệu này.",
            "key_facts": streamfield([]),
            "sources": streamfield([]),
            "related": streamfield([]),
            "allowed_figures": streamfield([]),
            "body": streamfield(
                [
                    ("heading", {"text": "Các bước", "level": "h2"}),
                    ("text", rich_text("<p>Xem quy chế.</p>")),
                ]
            ),
            "comments": {
                "TOTAL_FORMS": "0",
                "INITIAL_FORMS": "0",
                "MAX_NUM_FORMS": "",
            },
            **more,
        }
    )


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    response = client.get("/cms/", follow=True)
    last, _status = response.redirect_chain[-1]
    assert last == f"{reverse('account_login')}?next=%2Fcms%2F"


@pytest.mark.django_db
def test_there_is_one_door_to_sign_in(client: Client) -> None:
    response = client.get("/cms/login/")
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    posted = client.post("/cms/login/", {"username": "x", "password": "y"})
    assert posted.status_code in {302, 405}


def test_somebody_without_the_role_is_refused(
    client: Client, django_user_model: type
) -> None:
    client.force_login(django_user_model.objects.create_user("a@example.test"))
    response = client.get("/cms/")
    assert response.status_code == 302
    assert client.get("/cms/pages/").status_code == 302


def test_an_editor_writes_and_publishes_a_guide(
    desk: Client, home_vi: HomePage
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["cms", "guidepage", home_vi.pk])
    assert desk.get(address).status_code == 200
    response = desk.post(
        address, _form("Gạo Cần Thơ", **{"action-publish": "action-publish"})
    )
    assert response.status_code == 302, response.context["form"].errors
    guide = GuidePage.objects.get(slug="gao-can-tho")
    assert guide.live
    assert Change.objects.filter(topic="page.changed", key=str(guide.pk)).exists()
    assert "Xem quy chế." in Client().get("/gao-can-tho/").content.decode()


def test_an_editor_edits_both_homes(
    desk: Client, home_vi: HomePage, home_en: HomePage
) -> None:
    for home in (home_vi, home_en):
        address = reverse("wagtailadmin_pages:edit", args=[home.pk])
        assert desk.get(address).status_code == 200


def test_an_editor_finds_a_page_without_typing_diacritics(
    desk: Client, write: Write
) -> None:
    write(title="Đăng ký Gạo Cần Thơ", slug="gao")
    write(title="Rượu mận", slug="ruou")
    for typed in ("gao", "Gạo", "dang ky"):
        html = desk.get("/cms/pages/search/", {"q": typed}).content.decode()
        assert "Đăng ký Gạo Cần Thơ" in html, typed
        assert "Rượu mận" not in html, typed


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_editor_sees_a_draft_before_anybody_else(
    desk: Client,
    write: Write,
    home_vi: HomePage,
    home_en: HomePage,
    language: str,
) -> None:
    home = {"vi": home_vi, "en": home_en}[language]
    draft = write(home=home, title="Bản chưa công bố", slug="nhap", live=False)
    response = desk.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert response.status_code == 200
    html = response.content.decode()
    assert "Bản chưa công bố" in html
    assert f'<html lang="{language}">' in html
    assert "public" not in response["Cache-Control"]
    assert "ETag" not in response
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    prefix = "" if language == "vi" else "/en"
    assert Client().get(f"{prefix}/nhap/").status_code == 404
    draft_url = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    assert Client().get(draft_url).status_code == 302


def test_the_policy_is_looser_for_editors_only(desk: Client, home_vi: HomePage) -> None:
    inside = desk.get("/cms/")
    assert "'unsafe-inline'" in inside["Content-Security-Policy"]
    assert "blob:" in inside["Content-Security-Policy"]
    assert inside["X-Frame-Options"] == "SAMEORIGIN"
    outside = Client().get("/")
    assert "unsafe-inline" not in outside["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in outside["Content-Security-Policy"]
    assert outside["X-Frame-Options"] == "DENY"


def test_an_editor_translates_a_guide(
    desk: Client, write: Write, home_en: HomePage
) -> None:
    guide = write()
    address = reverse("simple_translation:submit_page_translation", args=[guide.pk])
    response = desk.post(address, {"locales": [home_en.locale.pk]})
    assert response.status_code == 302
    translation = guide.get_translation(home_en.locale)
    assert not translation.live
    assert Page.objects.get(pk=translation.pk).get_parent().pk == home_en.pk


def test_every_block_shows_how_it_looks(
    desk: Client, home_vi: HomePage, law: None
) -> None:
    for model in (HomePage, GuidePage):
        for field in model._meta.get_fields():
            blocks = getattr(getattr(field, "stream_block", None), "child_blocks", {})
            for block in blocks.values():
                address = reverse("wagtailadmin_block_preview")
                response = desk.get(address, {"id": block.definition_prefix})
                assert response.status_code == 200, block.name


def test_the_address_of_the_site_is_one_call(home_vi: HomePage) -> None:
    set_address("https://shtt.cantho.gov.vn")
    assert home_vi.get_site().root_url == "https://shtt.cantho.gov.vn"
    set_address("http://127.0.0.1:9000")
    home = HomePage.objects.get(pk=home_vi.pk)
    assert home.get_site().root_url == "http://127.0.0.1:9000"
    with pytest.raises(ValueError, match="not an address"):
        set_address("shtt.cantho.gov.vn")


def test_an_editor_finds_files_without_typing_diacritics(desk: Client) -> None:
    picture = ContentFile(_png(), name="dong.png")
    get_image_model().objects.create(title="Đồng lúa ở Ấp Mỹ", file=picture)
    paper = ContentFile(PDF, name="mau.pdf")
    get_document_model().objects.create(title="Mẫu tờ khai gạo", file=paper)
    for typed in ("dong lua", "Ấp", "ap my"):
        html = desk.get(reverse("wagtailimages:index"), {"q": typed}).text
        assert "Đồng lúa" in html, typed
    for typed in ("to khai", "gao", "Gạo"):
        html = desk.get(reverse("wagtaildocs:index"), {"q": typed}).text
        assert "Mẫu tờ khai" in html, typed
    assert "Mẫu" not in desk.get(reverse("wagtaildocs:index"), {"q": "ruou"}).text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_editor_previews_what_is_not_saved_as_a_reader_sees_it(
    desk: Client,
    write: Write,
    home_vi: HomePage,
    home_en: HomePage,
    language: str,
) -> None:
    home = {"vi": home_vi, "en": home_en}[language]
    guide = write(home=home, slug="gao-can-tho", live=False)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[guide.pk])
    assert desk.post(address, _form("Chưa lưu")).json()["is_valid"]
    html = desk.get(address).text
    assert "Chưa lưu" in html
    assert f'<html lang="{language}">' in html


def test_an_editor_switches_to_the_same_page_in_the_other_language(
    desk: Client, write: Write, home_en: HomePage
) -> None:
    guide = write()
    translation = guide.copy_for_translation(home_en.locale)
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).text
    assert reverse("wagtailadmin_pages:edit", args=[translation.pk]) in html


# --- Old addresses --------------------------------------------------------------


@pytest.mark.parametrize(("language", "prefix"), [("vi", ""), ("en", "/en")])
def test_a_renamed_page_is_reached_by_its_old_address(
    write: Write,
    home_vi: HomePage,
    home_en: HomePage,
    django_capture_on_commit_callbacks,
    language: str,
    prefix: str,
) -> None:
    guide = write(home={"vi": home_vi, "en": home_en}[language], slug="cu")
    guide.slug = "moi"
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
    answer = Client().get(f"{prefix}/cu/?x=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"{prefix}/moi/"
    assert not answer.cookies


def test_a_page_that_moves_leaves_its_address_behind(
    write: Write, home_vi: HomePage
) -> None:
    section = SectionPage(title="Nhãn hiệu", slug="nhan-hieu", summary="Các nhãn hiệu.")
    section.locale = home_vi.locale
    home_vi.add_child(instance=section)
    section.save_revision().publish()
    guide = write(slug="gao")
    guide.move(SectionPage.objects.get(pk=section.pk), pos="last-child")
    answer = Client().get("/gao/")
    assert answer.status_code == 301
    assert answer["Location"] == "/nhan-hieu/gao/"
    assert Client().get("/nhan-hieu/gao/").status_code == 200


def test_a_page_may_take_over_an_address_that_no_page_had(write: Write) -> None:
    guide = write(slug="gao")
    for _ in range(2):
        redirect_from("/nhan-hieu-cu/", guide)
    assert Redirect.objects.count() == 1
    assert Client().get("/nhan-hieu-cu/")["Location"] == "/gao/"
    redirect_from("/nhan-hieu-cu/", write(slug="khac"))
    assert Client().get("/nhan-hieu-cu/")["Location"] == "/gao/"


def test_an_unknown_address_stays_unknown(home_vi: HomePage) -> None:
    for path in (
        "/khong-co/",
        "/en/khong-co/?x=1",
        "/a%00b/",
        "/%5B/",
        "/x" * 200 + "/",
    ):
        assert Client().get(path).status_code == 404


def test_whoever_is_to_look_after_a_page_does_so_once_it_is_published(
    write: Write, editor: User
) -> None:
    guide = write()
    guide.owner = editor
    guide.save_revision().publish()
    assert GuidePage.objects.get(pk=guide.pk).owner == editor


def test_a_version_that_names_somebody_who_is_gone_keeps_the_owner_of_today(
    write: Write, editor: User
) -> None:
    guide = write()
    revision = guide.save_revision()
    revision.content["owner"] = 987_654
    revision.save()
    GuidePage.objects.filter(pk=guide.pk).update(owner=editor)
    revision.refresh_from_db()
    revision.publish()
    assert GuidePage.objects.get(pk=guide.pk).owner == editor
