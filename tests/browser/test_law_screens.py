"""The editors' screens of the law, and a new law brought in by two people."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ip_portal.core.dates import today
from tests.browser.site import Site
from tests.browser.states import sign_in
from tests.browser.test_desks import faults_of

CHECKER = ("phap.che@example.vn", "cay-beo-2026")
SECOND = ("quan.tri@example.vn", "cay-beo-2026")
RULE = "/cms/law/rules/trademark/opposition/"
SCREENS = (
    "/cms/law/",
    RULE,
    f"{RULE}new/",
    f"{RULE}2025/correct/",
    "/cms/law/fees/",
    "/cms/law/fees/mark_grant_one_class/",
    "/cms/law/fees/mark_grant_one_class/new/",
    "/cms/law/forms/",
    "/cms/law/forms/renewal/new/",
    "/cms/law/days/",
    "/cms/law/days/new/",
    "/cms/law/changes/",
    "/cms/law/citations/",
)


def enter(page: Page, login: tuple[str, str]) -> None:
    page.context.clear_cookies()
    sign_in(page, "vi", login)
    page.wait_for_url(re.compile("/cms/|/ban-lam-viec/"))


def test_every_screen_of_the_law_is_accessible_and_within_its_policy(
    page: Page, site: Site, screenshots: Path
):
    enter(page, CHECKER)
    faults = {}
    for path in SCREENS:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        name = path.strip("/").replace("/", "-")
        if found := faults_of(page, screenshots / f"admin-{name}"):
            faults[path] = found
    assert faults == {}


# Each on a rule of its own: what one confirms would stand in the other's way.
@pytest.mark.parametrize(
    ("decision", "right"), [("reject", "gi"), ("confirm", "design")]
)
def test_a_new_law_is_proposed_by_one_person_and_decided_by_another(
    page: Page, site: Site, decision: str, right: str
):
    rule = f"/cms/law/rules/{right}/opposition/"
    start = (today() + timedelta(days=400)).isoformat()
    enter(page, CHECKER)
    page.goto(f"{rule}new/")
    page.locator("[name=windows-0-start]").fill(start)
    for name, value in [
        ("months", "4"),
        ("document", "9/2028/QH16"),
        ("article", "2"),
        ("effective", start),
    ]:
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=preview]").click()
    expect(page.locator("main")).to_contain_text("9/2028/QH16")
    page.locator("[name=propose]").click()
    page.wait_for_url(re.compile(r"/cms/law/changes/\d+/"))
    address = page.url
    expect(page.locator("[name=confirm]")).to_have_count(0)
    enter(page, SECOND)
    page.goto(address)
    page.locator(f"[name={decision}]").click()
    expect(page.locator("[name=confirm]")).to_have_count(0)
    page.goto(rule)
    versions = page.locator("table.listing").first
    listed = 1 if decision == "confirm" else 0
    expect(versions.get_by_text("9/2028/QH16")).to_have_count(listed)
