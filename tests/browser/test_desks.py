"""The desk of the Department and the editors' screens, each behind its sign-in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import axe_violations, policy_violations, wider_than_window
from tests.browser.site import Site
from tests.browser.states import EDITOR, LANGUAGES, OFFICER, sign_in

DESKS = {"vi": "/ban-lam-viec/", "en": "/en/desk/"}
FEWEST_SCREENS = 8


def enter_desk(page: Page, language: str) -> str:
    """Sign the officer in and return where the desk begins in a language."""
    sign_in(page, language, OFFICER)
    page.wait_for_url(re.compile("/desk/|/ban-lam-viec/"))
    return DESKS[language]


def kind_of(path: str) -> str:
    """Return an address with every key taken out: one screen of each kind is enough."""
    return re.sub(r"\d+", "N", path)


def links_into(page: Page, start: str) -> list[str]:
    """Return the addresses of the desk that a screen links to."""
    hrefs = page.eval_on_selector_all(
        "a[href]", "all => all.map((one) => one.getAttribute('href'))"
    )
    paths = [href.partition("?")[0].partition("#")[0] for href in hrefs]
    return [path for path in paths if path.startswith(start) and path.endswith("/")]


def faults_of(page: Page, picture: Path) -> list[object]:
    """Look at a screen wide and narrow; return what is wrong with it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.screenshot(path=f"{picture}.png", full_page=True)
    faults: list[object] = [*axe_violations(page)]
    page.set_viewport_size({"width": 360, "height": 900})
    return [
        *faults,
        *axe_violations(page),
        *wider_than_window(page),
        *policy_violations(page),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_the_desk_is_accessible_and_within_its_policy(
    page: Page, site: Site, screenshots: Path, language: str
):
    start = enter_desk(page, language)
    seen: dict[str, list[object]] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in seen:
            continue
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        name = kind_of(path).strip("/").replace("/", "-")
        seen[kind_of(path)] = faults_of(page, screenshots / f"{language}-{name}")
        waiting += links_into(page, start)
    assert {path: faults for path, faults in seen.items() if faults} == {}
    assert len(seen) >= FEWEST_SCREENS


def test_a_right_entered_without_words_is_refused_accessibly(page: Page, site: Site):
    enter_desk(page, "en")
    page.goto("/en/desk/rights/new/")
    page.locator("main form [type=submit]").last.click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error:")
    assert axe_violations(page) == []
    assert policy_violations(page) == []


def test_an_editor_sees_a_page_before_it_is_published(page: Page, site: Site):
    page.set_viewport_size({"width": 1400, "height": 900})
    sign_in(page, "en", EDITOR)
    page.wait_for_load_state()
    page.goto("/cms/pages/")
    page.locator("a[href*='/cms/pages/'][href$='/edit/']").first.click()
    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("#w-preview-iframe").locator("h1")
    expect(preview).to_be_visible()
    frames = [one for one in page.frames if "/preview/" in one.url]
    assert [one.evaluate("window.violations") for one in frames] == [[]]
    assert frames[0].evaluate("document.fonts.check('1em \"Be Vietnam Pro\"')")
    assert policy_violations(page) == []


def test_nobody_unknown_gets_into_a_desk(page: Page, site: Site):
    for path in (*DESKS.values(), "/cms/"):
        page.goto(path)
        assert "/accounts/login/" in page.url, path
