"""The instruments themselves: what finds nothing must be able to find something."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.checks import axe_violations, policy_violations, wider_than_window
from tests.browser.site import Site


def test_axe_sees_a_picture_without_words(page: Page, site: Site):
    page.goto("/")
    page.evaluate("document.querySelector('main').append(new Image())")
    assert "image-alt" in {one["id"] for one in axe_violations(page)}


def test_an_inline_script_is_refused_and_noticed(page: Page, site: Site):
    page.goto("/")
    page.evaluate(
        """() => {
          const one = document.createElement("script");
          one.textContent = "window.ran = true";
          document.body.append(one);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert [one.split()[0] for one in policy_violations(page)] == ["script-src-elem"]


def test_a_page_that_scrolls_sideways_is_noticed(page: Page, site: Site):
    page.goto("/")
    page.evaluate("document.querySelector('footer').style.width = '200vw'")
    assert wider_than_window(page)
