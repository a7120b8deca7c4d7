"""Every template in every state, in both languages, wide and narrow."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checks import (
    Loads,
    axe_violations,
    policy_violations,
    wider_than_window,
)
from tests.browser.guidance_states import GUIDANCE, ORIGINALS
from tests.browser.site import Site
from tests.browser.states import LANGUAGES, PUBLIC, State

WIDE, PHONE, NARROWEST = 1280, 360, 320


@pytest.mark.parametrize(
    ("state", "language"),
    [
        *product((*PUBLIC, *GUIDANCE), LANGUAGES),
        *product(ORIGINALS, ["vi"]),
    ],
    ids=lambda one: one.name if isinstance(one, State) else one,
)
def test_a_page_is_accessible_light_and_within_its_policy_at_every_width(
    page: Page, site: Site, screenshots: Path, state: State, language: str
):
    loads = Loads.of(page, site.base)
    state.open(page, site, language)
    url = page.url.partition("#")[0]
    assert dict(loads.states)[url] == state.status
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert loads.over_budget(url) == []
    check(page, screenshots / f"{state.name}-{language}")
    assert policy_violations(page) == []
    assert loads.from_elsewhere() == []
    assert [one for one in loads.states if one[1] >= 400] == (
        [(url, state.status)] if state.status >= 400 else []
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
