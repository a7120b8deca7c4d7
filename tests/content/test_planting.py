"""A new site has its guidance; a site in use is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from cms.models import BasePage, EventPage, HomePage
from ip_portal.content import files, planting
from ip_portal.demo.owners import seed_owners
from ip_portal.demo.people import seed_people
from ip_portal.demo.seed_events import seed_events

TODAY = date(2026, 11, 24)


def _own_pages() -> list[BasePage]:
    return list(Page.objects.filter(depth__gt=1).specific())


@pytest.mark.usefixtures("planted", "db")
def test_every_page_is_published_and_would_pass_the_editor() -> None:
    pages = _own_pages()
    assert len(pages) >= len(files.pages())
    for page in pages:
        assert page.live, page.title
        page.full_clean()
        for field in page._meta.get_fields():
            if block := getattr(field, "stream_block", None):
                block.clean(getattr(page, field.name))


@pytest.mark.usefixtures("planted", "db")
def test_every_page_answers_in_its_language(client: Client) -> None:
    for page in _own_pages():
        response = client.get(page.get_url())
        assert response.status_code == 200, page.get_url()
        assert response["Content-Language"] == page.language
        assert "[[" not in response.content.decode(), page.get_url()
        assert "&lt;span" not in response.content.decode(), page.get_url()


@pytest.mark.usefixtures("planted", "db")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/nhan-hieu-tap-the/", "/huong-dan/nhan-hieu/nhan-hieu-tap-the/"),
        ("/en/collective-mark/", "/en/guidance/marks/collective-mark/"),
    ],
)
def test_the_address_of_the_first_guide_leads_to_where_it_is(
    client: Client, old: str, new: str
) -> None:
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"] == new


@pytest.mark.usefixtures("planted", "db")
def test_the_pages_are_found_again_by_name() -> None:
    there = planting.pages_there(planting.sections_there())
    named = {(one.name, one.language) for one in files.pages()}
    assert set(there) == named
    assert there["renewal", "vi"].slug == "gia-han"


@pytest.mark.usefixtures("planted", "db")
def test_a_second_time_changes_nothing() -> None:
    home = HomePage.objects.get(locale__language_code="vi")
    home.hero_title = "Tự tay viết"
    home.save_revision().publish()
    Page.objects.get(slug="gia-han").delete()
    assert planting.plant() == 0
    assert HomePage.objects.get(pk=home.pk).hero_title == "Tự tay viết"
    assert not Page.objects.filter(slug="gia-han").exists()


@pytest.mark.usefixtures("planted", "db")
def test_the_demo_has_events_to_come_and_one_that_was() -> None:
    seed_events(today=TODAY)
    days = sorted(event.starts.date() for event in EventPage.objects.all())
    assert days[0] < TODAY < days[-1]
    assert EventPage.objects.filter(locale__language_code="en").count() == len(days) / 2
    seed_events(today=TODAY)
    assert EventPage.objects.count() == len(days)


@pytest.mark.usefixtures("planted", "db")
def test_every_page_of_the_demo_has_somebody_who_looks_after_it() -> None:
    call_command("sync_roles", verbosity=0)
    seed_people()
    seed_owners()
    for page in _own_pages():
        assert page.owner is not None
        assert page.get_latest_revision_as_object().owner == page.owner
