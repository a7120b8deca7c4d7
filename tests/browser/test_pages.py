"""Every template in every state, in both languages, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checks import axe_violations, policy_violations, wider_than_window
from tests.browser.site import Site
from tests.browser.states import LANGUAGES, PUBLIC, State

WIDE, PHONE, NARROWEST = 1280, 360, 320


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_a_page_is_accessible_and_within_its_policy_at_every_width(
    page: Page, site: Site, screenshots: Path, state: State, language: str
):
    answers = []
    page.on("response", lambda one: answers.append((one.url, one.status)))
    state.open(page, site, language)
    assert dict(answers)[page.url.partition("#")[0]] == state.status
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    check(page, screenshots / f"{state.name}-{language}")
    assert policy_violations(page) == []
    assert [one for one in answers if one[1] >= 400] == (
        [(page.url, state.status)] if state.status >= 400 else []
    )


def check(page: Page, picture: Path) -> None:
    """Look at a page wide and narrow: nothing for axe to say, nothing sticking out."""
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{picture}-{width}.png", full_page=True)
        assert axe_violations(page) == [], width
        assert wider_than_window(page) == [], width
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    assert wider_than_window(page) == [], NARROWEST
