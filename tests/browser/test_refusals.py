"""The pages of refusals and failures, which no visitor can call up at will."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page, Route

from tests.browser.checks import axe_violations, policy_violations, wider_than_window
from tests.browser.site import Site
from tests.browser.states import LANGUAGES

STATUSES = (400, 403, 404, 429, 500, 503)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_refusal_is_accessible_and_needs_nothing_but_its_template(
    page: Page,
    site: Site,
    screenshots: Path,
    settings,
    status: int,
    language: str,
):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    with translation.override(language):
        html = render_to_string(f"{status}.html")

    def answer(route: Route) -> None:
        route.fulfill(status=status, content_type="text/html", body=html)

    page.route("**/refused/", answer)
    page.goto("/refused/")
    assert page.locator("html").get_attribute("lang") == language
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=screenshots / f"refusal-{status}-{language}-{width}.png")
        assert axe_violations(page) == []
        assert wider_than_window(page) == []
    assert policy_violations(page) == []
