"""An editor's way: write, cite a rule, legal check, publish, find it, translate."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser import writing
from tests.browser.checks import policy_violations
from tests.browser.site import Site
from tests.browser.writing import (
    act,
    add_block,
    decide,
    done,
    enter,
    fill,
    press,
    refusals,
)

TITLE = "Đọc thư hỏi lại của cơ quan"
ENGLISH = "Reading a letter with questions"
TYPED = "Bạn trả lời trong 3 tháng kể từ ngày ký."
UNTYPED = "Bạn trả lời thư."
MENDED = "Bạn trả lời trước ngày cuối ghi dưới đây."
RULE = "trademark.opposition"
ARTICLE = re.compile(r"^/phap-luat/.+/dieu-112a/$")
ADDRESS = "/doc-thu-hoi-lai-cua-co-quan/"
# A tenth of it on a machine that does nothing else.
FOUND_WITHIN = 20.0


@pytest.fixture
def worker(site: Site) -> Iterator[None]:
    """Run the worker beside the site: it brings pages into the index."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"],
        cwd=settings.BASE_DIR,
        env=dict(site.environment),
        stdout=subprocess.DEVNULL,
    )
    yield
    process.terminate()
    process.wait(timeout=20)


@pytest.mark.usefixtures("worker")
def test_a_page_is_written_checked_published_found_and_translated(
    page: Page, site: Site
):
    refused: list[str] = []
    page.on("load", lambda: refused.extend(policy_violations(page)))
    edit = write_a_guide(page)
    send_back(page, edit)
    mend(page, edit)
    publish(page, edit)
    found_with_its_figure(page, site)
    translate(page, edit)
    same_page_in_both_languages(page)
    assert refused == []


def write_a_guide(page: Page) -> str:
    """Hand in a page that cites a rule, but no typed length of time; return its form."""
    enter(page, "tac.gia")
    page.goto("/cms/pages/")
    for name in ("Sở hữu trí tuệ Cần Thơ", "Hướng dẫn", "Nộp đơn"):
        below = page.get_by_role("row", name=name).locator("a[href^='/cms/pages/']")
        page.goto(below.last.get_attribute("href") or "")
    page.goto(f"{page.url}add_subpage/")
    page.get_by_role("link", name="Bài hướng dẫn", exact=True).click()
    fill(page, title=TITLE, summary="Dành cho người nộp đơn vừa nhận thư.")
    add_block(page, "Nội dung")
    writing.write_text(page, TYPED)
    add_block(page, "Các thời hạn theo luật")
    page.locator("[name$='terms-0-value']").select_option(RULE)
    press(page, "submit")
    expect(refusals(page)).to_contain_text("3 tháng")
    writing.write_text(page, UNTYPED)
    act(page, "submit")
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url("**/edit/")
    return page.url


def send_back(page: Page, edit: str) -> None:
    """The checker does not let a typed length of time in, and sends the page back."""
    enter(page, "phap.che")
    page.goto(edit)
    writing.write_text(page, TYPED)
    decide(page, "approve")
    expect(refusals(page)).to_contain_text("3 tháng")
    decide(page, "reject", "Nói rõ trả lời trước ngày nào.")
    done(page)


def mend(page: Page, edit: str) -> None:
    """The author says it without a figure and hands the page in again."""
    enter(page, "tac.gia")
    page.goto(edit)
    writing.write_text(page, MENDED)
    act(page, "submit")


def publish(page: Page, edit: str) -> None:
    """One person compares the page with the law, another one lets it out."""
    enter(page, "phap.che")
    page.goto(edit)
    decide(page, "approve", "Đã đối chiếu.")
    done(page)
    enter(page, "bien.tap")
    page.goto(edit)
    decide(page, "approve")
    done(page)


def found_with_its_figure(page: Page, site: Site) -> None:
    """A reader finds the page at once, with the term and the article that sets it."""
    until = time.monotonic() + FOUND_WITHIN
    words = quote(TITLE)
    while ADDRESS not in site.read(f"/tim-kiem/?type=guide&q={words}").decode():
        assert time.monotonic() < until, "not found in time"
        time.sleep(0.1)
    page.goto(f"/tim-kiem/?type=guide&q={words}")
    page.locator(".result a", has_text=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.url.endswith(ADDRESS)
    rule = page.locator("main .law .rbox").first
    expect(rule.locator(".value")).to_contain_text("tháng")
    expect(rule.locator(".cite a")).to_have_attribute("href", ARTICLE)


def translate(page: Page, edit: str) -> None:
    """The editor makes the English page of it and publishes that."""
    page.goto(edit.replace("/pages/", "/translation/submit/page/").replace("edit/", ""))
    page.locator("[name=locales]").first.check()
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/edit/")
    fill(page, title=ENGLISH, summary="For applicants who have just got a letter.")
    writing.write_text(page, "Answer before the last day given below.")
    page.get_by_role("tab", name="Quảng bá").click()
    fill(page, slug="letter-with-questions")
    act(page, "publish")


def same_page_in_both_languages(page: Page) -> None:
    """The language switch leads from the page to its translation and back."""
    page.goto("/en/guidance/filing/letter-with-questions/")
    expect(page.locator("h1")).to_have_text(ENGLISH)
    page.locator(".langs a").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    page.locator(".langs a").click()
    expect(page.locator("h1")).to_have_text(ENGLISH)
