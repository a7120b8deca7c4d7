"""The guidance site: every template of a page, and what can be done on it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.site import Site
from tests.browser.states import State, at, under

OPPOSITION = "/huong-dan/nop-don/phan-doi-don/"
LAW = "/phap-luat/luat-50-2005-qh11/"
COLLECTIVE = (
    "/huong-dan/nhan-hieu/nhan-hieu-tap-the/",
    "/en/guidance/marks/collective-mark/",
)


def of(vietnamese: str, english: str):
    """Open a page in one of its languages."""
    return at(vietnamese, f"/en{english}")


def article(page: Page, site: Site, language: str) -> None:
    """Open the first article that the law of 2005 lists."""
    law = "/en/law/law-50-2005-qh11/" if language == "en" else LAW
    page.goto(law)
    page.locator("main a[href*='dieu-']").first.click()
    page.wait_for_load_state()


def report_of_a_page(page: Page, site: Site, language: str) -> None:
    """Follow the link to the form that stands at the end of a page."""
    page.goto(COLLECTIVE[language == "en"])
    page.locator(".feedback p a").click()
    page.wait_for_load_state()


def empty_report_of_a_page(page: Page, site: Site, language: str) -> None:
    """Send that form empty."""
    report_of_a_page(page, site, language)
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state()


def thanked(page: Page, site: Site, language: str) -> None:
    """Say that a page was useful."""
    page.goto(COLLECTIVE[language == "en"])
    page.locator(".feedback button[value=useful]").click()
    page.wait_for_load_state()


QUESTION = "?q=nhan+hieu+tap+the"

GUIDANCE = (
    State("section", of("/huong-dan/", "/guidance/")),
    State("group", of("/huong-dan/nhan-hieu/", "/guidance/marks/")),
    State(
        "guide-choosing",
        of(
            "/huong-dan/bat-dau/nen-dang-ky-loai-nao/",
            "/guidance/start/which-protection/",
        ),
    ),
    State("guide-fees", of("/huong-dan/nop-don/phi-le-phi/", "/guidance/filing/fees/")),
    State("procedure", at(*COLLECTIVE)),
    State("faq", of("/hoi-dap/truoc-khi-nop/", "/questions/before-filing/")),
    State("faq-list", of("/hoi-dap/", "/questions/")),
    State("news", of("/tin-tuc/ket-qua-ho-tro-2017/", "/news/results-of-2017/")),
    State("news-list", of("/tin-tuc/", "/news/")),
    State(
        "event",
        of(
            "/su-kien/giu-ten-dac-san-sau-sap-xep/",
            "/events/names-of-specialities-after-the-merger/",
        ),
    ),
    State("event-list", of("/su-kien/", "/events/")),
    State("programme-with-every-block", of("/moi-khoi/", "/every-block/")),
    State("law-list", of("/phap-luat/", "/law/")),
    State("law", of(LAW, "/law/law-50-2005-qh11/")),
    State("article", article),
    State("forms", of("/bieu-mau/", "/forms/")),
    State("plain", of("/kha-nang-tiep-can/", "/accessibility/")),
    State("contact", of("/lien-he/", "/contact/")),
    State("site-map", of("/ban-do-trang/", "/site-map/")),
    State("search-everything", under("search", QUESTION)),
    State("search-law", under("search", "?q=luat&type=law")),
    State("search-news", under("search", "?q=2017&type=news")),
    State("search-events", under("search", "?type=event")),
    State("page-report", report_of_a_page),
    State("page-report-refused", empty_report_of_a_page, status=422),
    State("page-thanks", thanked),
)
# What exists in Vietnamese only: the download, the answer to a reader's date.
ORIGINALS = (
    State("download", at("/bieu-mau/mau-so-theo-doi/", "")),
    State("last-day-asked", at(f"{OPPOSITION}?ngay=31/03/2026", "")),
    State("last-day-refused", at(f"{OPPOSITION}?ngay=31/02/2026", "")),
    State("last-day-answered", at(f"{OPPOSITION}?ngay=01/04/2026", "")),
)
