"""Everything works in a browser that runs no scripts; htmx only saves a way."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.states import LANGUAGES, path_of


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_leads_over_search_to_a_record(
    plain_page: Page, site: Site, language: str
):
    page = plain_page
    page.goto("/en/" if language == "en" else "/")
    page.locator("#q").fill("gao can tho")
    page.locator("form[role=search] [type=submit]").click()
    assert urlsplit(page.url).path == path_of("search", language)
    first = page.locator(".result h2 a").first
    assert first.inner_text() == "GẠO CẦN THƠ"
    first.click()
    assert page.locator("h1").inner_text() == "GẠO CẦN THƠ"
    assert page.locator(".status-panel").is_visible()


def test_a_reason_opens_by_its_button(plain_page: Page, site: Site):
    plain_page.goto(site.record("gạo cần thơ"))
    term = plain_page.locator(".term").first
    assert not term.locator(".how").is_visible()
    term.locator("summary").click()
    assert term.locator(".how").is_visible()


def test_filters_are_chosen_sent_and_taken_away(plain_page: Page, site: Site):
    page = plain_page
    page.goto("/en/register/")
    page.locator(".facets > summary").click()
    page.locator("label", has_text="Collective and certification marks").click()
    page.locator("#filter").click()
    assert query_of(page)["right"] == ["collective_or_certification"]
    chip = page.locator(".chip")
    assert "Collective and certification marks" in chip.inner_text()
    chip.click()
    assert "right" not in query_of(page)


def test_a_former_name_typed_chooses_the_place_of_today(plain_page: Page, site: Site):
    page = plain_page
    page.goto("/so-dang-ba/")
    page.locator(".facets > summary").click()
    page.locator("#place-name").fill("Thới Long")
    page.locator("#filter").click()
    assert page.locator(".chip").count() == 1
    assert page.locator(".facets .choice input:checked").count() == 1


def test_order_and_pages_work(plain_page: Page, site: Site):
    page = plain_page
    page.goto("/en/register/?view=table")
    page.locator("#sort").select_option("name")
    page.locator(".sort [type=submit]").click()
    assert query_of(page) == {"view": ["table"], "sort": ["name"]}
    names = page.locator(".rights th[scope=row] a").all_inner_texts()
    page.get_by_role("link", name="Next page").click()
    assert query_of(page)["page"] == ["2"]
    expect(page).to_have_title(re.compile("page 2"))
    assert not set(names) & set(
        page.locator(".rights th[scope=row] a").all_inner_texts()
    )


def test_the_same_page_in_the_other_language_keeps_its_state(
    plain_page: Page, site: Site
):
    plain_page.goto("/tim-kiem/?q=gao&status=in_force&sort=name")
    plain_page.locator(".langs a").click()
    assert urlsplit(plain_page.url).path == "/en/search/"
    assert query_of(plain_page) == {
        "q": ["gao"],
        "status": ["in_force"],
        "sort": ["name"],
    }


def test_a_report_of_an_error_is_sent(plain_page: Page, site: Site):
    plain_page.goto("/en/register/report-an-error/?about=4-2026-00001")
    assert plain_page.locator("[name=about]").input_value() == "4-2026-00001"
    plain_page.locator("[name=text]").fill("The owner has moved.")
    plain_page.locator("main form [type=submit]").click()
    assert "arrived" in plain_page.locator("h1").inner_text()
