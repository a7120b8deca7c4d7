"""The pages of refusals and failures, which no visitor can call up at will."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page, Route

from search import types
from search.listing import Listing
from search.params import Params
from search.port import Page as Answer
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

    show(page, html, status)
    assert page.locator("html").get_attribute("lang") == language
    check(page, screenshots / f"refusal-{status}-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "template",
    ["search/search.html", "registry/browse.html"],
    ids=["search", "register"],
)
def test_a_list_without_an_engine_is_accessible(
    page: Page, site: Site, screenshots: Path, settings, template: str, language: str
):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    params = Params(text="gạo")
    found = Listing("/", params, language, types.all_types(), Answer(), is_down=True)
    with translation.override(language):
        html = render_to_string(template, {"found": found, "params": params})
    show(page, html, 503)
    assert page.locator(".empty h2").is_visible()
    check(page, screenshots / f"down-{template.partition('/')[0]}-{language}")


def show(page: Page, html: str, status: int) -> None:
    """Let the site answer with this page, once, under its own address."""

    def answer(route: Route) -> None:
        route.fulfill(status=status, content_type="text/html", body=html)

    page.route("**/refused/", answer)
    page.goto("/refused/")


def check(page: Page, picture: Path) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{picture}-{width}.png")
        assert axe_violations(page) == []
        assert wider_than_window(page) == []
    assert policy_violations(page) == []
