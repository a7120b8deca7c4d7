"""The demo's pages are good pages, written once and left alone afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from cms.models import GuidePage, HomePage
from ip_portal.demo.seed_pages import seed_pages

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
def seeded(home_vi: HomePage, law: None) -> None:
    """Write the demo's pages."""
    seed_pages(now=NOW)


@pytest.mark.usefixtures("seeded")
def test_the_guide_is_published_in_both_languages(client: Client) -> None:
    vietnamese = client.get("/nhan-hieu-tap-the/")
    english = client.get("/en/collective-mark/")
    for response in (vietnamese, english):
        assert response.status_code == 200
        html = response.content.decode()
        assert html.count('<ol class="steps">') == 1
        assert html.count('class="rbox') == 9
        assert 'class="key-facts"' in html
    assert 'href="/en/collective-mark/"' in vietnamese.content.decode()
    assert 'href="/nhan-hieu-tap-the/"' in english.content.decode()


@pytest.mark.usefixtures("seeded")
def test_every_block_of_the_demo_would_pass_the_editor() -> None:
    pages = [*HomePage.objects.all(), *GuidePage.objects.all()]
    assert len(pages) == 4
    for page in pages:
        page.full_clean()
        for field in page._meta.get_fields():
            if block := getattr(field, "stream_block", None):
                block.clean(getattr(page, field.name))


@pytest.mark.usefixtures("seeded")
def test_the_doors_of_the_home_open(client: Client) -> None:
    for path, guide in (("/", "/nhan-hieu-tap-the/"), ("/en/", "/en/collective-mark/")):
        html = client.get(path).content.decode()
        assert html.count('class="door"') == 2
        assert f'<h2><a href="{guide}">' in html
        assert "441" in html


@pytest.mark.usefixtures("seeded")
def test_a_second_time_changes_nothing() -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    home.hero_title = "Tự tay viết"
    home.save_revision().publish()
    GuidePage.objects.get(slug="collective-mark").delete()
    seed_pages(now=NOW)
    assert HomePage.objects.get(pk=home.pk).hero_title == "Tự tay viết"
    assert not GuidePage.objects.filter(slug="collective-mark").exists()
