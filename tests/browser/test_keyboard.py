"""With the keyboard alone: every step is seen, none is hidden, none is a trap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site

FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const ring = one.matches(".scopes input") ? "inside" : style.outlineStyle;
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: (one.innerText || one.value || one.id || one.name || "").trim(),
    tag: one.tagName, text: one.outerHTML.slice(0, 100),
    ring, width: parseFloat(style.outlineWidth),
    covered: !(at && (one.contains(at) || at.contains(one) || at.closest("label"))),
    top: box.top, shown: box.width > 1 && box.height > 1,
  };
}"""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tim-kiem/?q=gao",
        "/so-dang-ba/",
        "/moi-khoi/",
        "/huong-dan/nop-don/phan-doi-don/",
    ],
)
def test_every_stop_of_the_tabulator_is_visible(page: Page, site: Site, path: str):
    page.goto(path)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert stops[0]["text"].startswith('<a class="skip"')
    assert [one for one in stops if not one["shown"]] == []
    assert [one for one in stops if one["ring"] == "none" or one["width"] < 2] == []
    assert [one for one in stops if one["covered"]] == []
    assert len({one["text"] + one["name"] for one in stops}) > 15


def test_the_skip_link_leads_into_the_content(page: Page, site: Site):
    page.goto("/so-dang-ba/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def press_until(page: Page, wanted: str, most: int = 40) -> None:
    """Press the tabulator until the focus stands on what is wanted."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement.matches(one)", wanted):
            return
    raise AssertionError(f"{wanted} is not within {most} stops")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("home", "words", "title"),
    [
        ("/", "quy che su dung nhan hieu", "quy chế sử dụng"),
        ("/en/", "rules of use", "rules of use"),
    ],
    ids=["vi", "en"],
)
def test_a_guide_is_found_and_said_to_be_useful(
    page: Page, site: Site, home: str, words: str, title: str, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(home)
    press_until(page, "#q")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**?*q=*")
    press_until(page, ".result a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile(title, re.IGNORECASE))
    press_until(page, ".feedback button[value=useful]", most=120)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("thanks|cam-on"))
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_last_day_is_asked_for(page: Page, site: Site, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/huong-dan/nop-don/phan-doi-don/")
    press_until(page, "#ngay", most=80)
    page.keyboard.type("1/4/2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**?ngay=*")
    expect(page.locator(".answer .said")).to_contain_text("01/07/2026")


def test_escape_closes_the_menu_and_gives_the_focus_back(page: Page, site: Site):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    button = page.locator(".site-nav summary")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".site-nav .list")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".site-nav .list")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_refused_form_reads_its_errors_first(page: Page, site: Site):
    page.goto("/en/register/report-an-error/")
    page.locator("main form [type=submit]").press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error:")
    page.locator(".error-summary a").click()
    expect(page.locator("[name=text]")).to_be_focused()


def test_text_twice_as_large_and_spaced_out_loses_nothing(page: Page, site: Site):
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(site.record("gạo cần thơ"))
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`html {font-size: 200%} * {line-height: 1.5 !important;
        letter-spacing: .12em !important; word-spacing: .16em !important}`);
      document.adoptedStyleSheets = [sheet];
    }""")
    cut = page.evaluate("""() => [...document.querySelectorAll("main *")]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).overflow !== "visible"
        && !one.classList.contains("hide") && one.children.length === 0 && one.innerText
        && (one.scrollHeight > one.clientHeight + 2))
      .map((one) => one.outerHTML.slice(0, 100))""")
    assert cut == []
