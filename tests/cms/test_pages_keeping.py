"""How long a page may be kept, and what it says of itself to others."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images import get_image_model

from cms.models import GuidePage, HomePage
from ip_portal.core.caching import until_midnight
from ip_portal.core.dates import TIME_ZONE
from tests.cms.conftest import Write

PATH = "/nhan-hieu-tap-the/"


@pytest.mark.parametrize(
    ("clock", "kept"),
    [
        ("09:00:00", {"seconds": 60, "stale": 300}),
        ("23:55:00", {"seconds": 60, "stale": 240}),
        ("23:59:30", {"seconds": 30, "stale": 0}),
        ("00:00:00", {"seconds": 60, "stale": 300}),
    ],
)
def test_no_copy_outlives_the_day(clock: str, kept: dict[str, int]) -> None:
    now = datetime.fromisoformat(f"2026-03-31T{clock}").replace(tzinfo=TIME_ZONE)
    assert until_midnight(now) == kept


def test_a_page_and_its_304_end_at_midnight(client: Client, write: Write) -> None:
    write()
    with time_machine.travel("2026-03-31T23:59:50+07:00", tick=False):
        page = client.get(PATH)
        again = client.get(PATH, headers={"if-none-match": page["ETag"]})
    assert again.status_code == 304
    for response in (page, again):
        assert "s-maxage=10" in response["Cache-Control"]
        assert "stale-while-revalidate=0" in response["Cache-Control"]


@pytest.fixture
def translated(write: Write, home_en: HomePage) -> GuidePage:
    """Return a Vietnamese guide with an English translation, both published."""
    guide = write()
    translation = guide.copy_for_translation(home_en.locale)
    translation.slug = "collective-mark"
    translation.save_revision().publish()
    return guide


def test_a_translation_says_when_the_original_is_newer(
    client: Client, translated: GuidePage
) -> None:
    notice = "The Vietnamese page was changed after this translation."
    assert notice not in client.get("/en/collective-mark/").content.decode()
    later = datetime.now(UTC) + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        translated.save_revision().publish()
        html = client.get("/en/collective-mark/").content.decode()
        assert notice in html
        assert f'<a href="{PATH}" hreflang="vi" lang="vi">' in html
        assert notice not in client.get(PATH).content.decode()
        translation = translated.get_translation(
            HomePage.objects.get(locale__language_code="en").locale
        )
        translation.save_revision().publish()
        assert notice not in client.get("/en/collective-mark/").content.decode()


def test_a_page_is_shared_with_its_own_picture(client: Client, write: Write) -> None:
    stream = BytesIO()
    Picture.new("RGB", (1600, 1000), "teal").save(stream, "PNG")
    file = ImageFile(BytesIO(stream.getvalue()), name="share.png")
    image = get_image_model().objects.create(title="Chợ nổi", file=file)
    write(slug="khac")
    write(social_image=image)
    own, other = (client.get(p).content.decode() for p in (PATH, "/khac/"))
    found = re.search(r'property="og:image" content="(http[^"]+)"', own)
    assert found
    assert found[1].endswith(".jpg")
    assert 'property="og:image:width" content="1200"' in own
    assert "img/share" in other


def test_a_source_names_document_and_article(client: Client, write: Write) -> None:
    law = {"document": "131/2025/QH15", "article": "112a", "title": "", "url": ""}
    site = {"document": "", "article": "", "title": "Cục", "url": "https://ipv.test/"}
    sources = [{"type": "source", "value": {**one, "note": ""}} for one in (law, site)]
    write(sources=sources)
    html = client.get(PATH).content.decode()
    assert "131/2025/QH15, điều 112a" in html
    assert '<a href="https://ipv.test/">Cục</a>' in html


def test_a_draft_that_an_editor_looks_at_is_kept_for_nobody(
    desk: Client, write: Write
) -> None:
    page = write()
    page.summary = "Bản nháp chưa ai được đọc."
    page.save_revision()
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    for _look in range(2):
        seen = desk.get(draft)
        assert "Bản nháp chưa ai được đọc." in seen.content.decode()
        assert "public" not in seen["Cache-Control"]
        assert "Bản nháp" not in Client().get(PATH).content.decode()
