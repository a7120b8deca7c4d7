"""With scripts: results change in place, the address and the reader follow."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.checks import axe_violations, policy_violations
from tests.browser.site import Site


def choose(page: Page, label: str) -> None:
    """Click the words, as people do: they lie over the box."""
    page.locator(".facets label", has_text=re.compile(f"^{label}$")).click()


def test_a_filter_changes_results_address_and_announcement(page: Page, site: Site):
    page.goto("/en/search/?q=gao")
    page.evaluate("window.here = true")
    choose(page, "In force")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=gao&status=in_force$"))
    said = page.locator("#said[role=status]")
    assert said.inner_text().strip() == page.locator(".found").inner_text().strip()
    assert page.evaluate("window.here"), "the page was loaded anew"
    assert page.evaluate("document.activeElement.value") == "in_force"
    assert axe_violations(page) == []
    assert policy_violations(page) == []


def test_on_the_phone_the_filters_stay_open_and_keep_the_focus(page: Page, site: Site):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/en/search/?q=gao")
    page.locator(".facets > summary").click()
    choose(page, "In force")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".facets")).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.value") == "in_force"


def test_the_title_follows_from_a_later_page_to_the_first(page: Page, site: Site):
    page.goto("/en/register/?page=2")
    assert "page 2" in page.title()
    choose(page, "In force")
    expect(page).to_have_title(re.compile("^Marks of Cần Thơ ·"))


def test_going_back_shows_the_whole_page_of_before(page: Page, site: Site):
    page.goto("/en/search/?q=gao")
    choose(page, "In force")
    expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("header.site")).to_be_visible()
    assert page.url.endswith("?q=gao")


def test_an_unknown_place_is_said_beside_its_field(page: Page, site: Site):
    page.goto("/en/register/")
    page.locator("#place-name").fill("Atlantis")
    page.locator("#place-name").press("Enter")
    expect(page.locator("#place-unknown")).to_be_visible()
    assert axe_violations(page) == []


def test_the_years_choose_a_span(page: Page, site: Site):
    page.goto("/en/register/?view=table")
    page.locator("#year-from").fill("2020")
    page.locator("#year-to").fill("2021")
    page.locator("#year-to").press("Enter")
    expect(page.locator(".chip")).to_contain_text("2020–2021")
    numbers = page.locator(".rights td .num").all_inner_texts()
    assert numbers


def test_titles_are_offered_while_typing(page: Page, site: Site):
    page.goto("/tim-kiem/")
    page.locator("#q").press_sequentially("gao c", delay=30)
    options = page.locator("#suggestions option")
    expect(options.first).to_have_attribute("value", "GẠO CẦN THƠ")
    assert options.count() <= 10
    assert policy_violations(page) == []


def test_a_typed_number_leads_to_its_record(page: Page, site: Site):
    path = site.record("gạo cần thơ", "en")
    number = path.strip("/").rpartition("/")[2]
    page.goto("/en/")
    page.locator("#q").fill(number.replace("-", " "))
    page.locator("#q").press("Enter")
    page.wait_for_url(f"**{path}")


def test_the_print_button_is_there_with_scripts_only(
    page: Page, plain_page: Page, site: Site
):
    path = site.record("gạo cần thơ")
    page.goto(path)
    expect(page.locator("[data-print]")).to_be_visible()
    plain_page.goto(path)
    expect(plain_page.locator("[data-print]")).to_be_hidden()


def test_on_paper_every_reason_is_open_and_no_way_finding_is_left(
    page: Page, site: Site
):
    page.goto(site.record("gạo cần thơ"))
    page.emulate_media(media="print")
    reasons = page.locator(".how")
    assert reasons.count() > 0
    assert all(one.is_visible() for one in reasons.all())
    for gone in (".site-nav", ".footer", ".crumbs", ".official"):
        assert not page.locator(gone).is_visible()
    assert page.url in page.locator(".print-foot").inner_text()
