"""What a stranger comes for, on a phone without scripts, from the home page on."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from playwright.sync_api import Page

from ip_portal.core.dates import today
from tests.browser.site import Site
from tests.browser.states import LANGUAGES

DAY = re.compile(r"\d{2}/\d{2}/\d{4}|\d+\s[A-Z][a-z]{2}\s\d{4}")
FORMS = {"vi": "%d/%m/%Y", "en": "%d %b %Y"}
HOME = {"vi": "/", "en": "/en/"}


def ask(page: Page, language: str, words: str, result: str) -> None:
    """Search from the home page and open the first result with a title like that."""
    page.goto(HOME[language])
    page.locator("#q").fill(words)
    page.locator("form[role=search] [type=submit]").click()
    titles = page.locator(".result h2 a, .result h3 a")
    found = [bool(re.search(result, one)) for one in titles.all_inner_texts()]
    assert any(found[:3])
    titles.nth(found.index(True)).click()


def choose(page: Page, label: str) -> None:
    """Open the menu, as it is on a phone, and choose an entry."""
    page.locator(".site-nav summary").click()
    page.locator(".site-nav").get_by_role("link", name=label, exact=True).click()


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("vi", "nhan hieu tap the het bao nhieu tien", "^Đăng ký nhãn hiệu tập thể"),
        ("en", "cost of a collective mark", "^Registering a collective mark"),
    ],
)
def test_what_a_collective_mark_costs(
    plain_page: Page, site: Site, language: str, words: str, title: str
):
    ask(plain_page, language, words, title)
    cost = plain_page.locator(".key-facts .rule").first
    assert re.sub(r"\D", "", cost.inner_text()) == "1360000"
    assert plain_page.locator("#fees").is_visible()


def test_the_doors_of_the_home_page_lead_to_the_collective_mark(
    plain_page: Page, site: Site
):
    plain_page.goto("/")
    plain_page.locator(".door h2 a").first.click()
    link = plain_page.locator("article").get_by_role("link", name=re.compile("tập thể"))
    link.first.click()
    assert "tập thể" in plain_page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("published", "filed", "last"),
    [
        # Five months end on a day off in lieu; National Day follows.
        ("31/03/2026", "15/01/2026", "03/09/2026"),
        ("20/03/2026", "15/01/2026", "20/08/2026"),
        ("01/04/2026", "", "01/07/2026"),
        # Three months end on a Sunday.
        ("17/06/2026", "", "17/09/2026"),
        ("27/06/2026", "", "28/09/2026"),
    ],
)
def test_until_when_a_published_mark_can_be_opposed(
    plain_page: Page, site: Site, published: str, filed: str, last: str
):
    page = plain_page
    page.goto("/")
    page.locator(".law-notice a.btn").first.click()
    page.locator("#ngay").fill(published)
    page.locator(".last-day [type=submit]").click()
    if filed:
        assert page.locator(".answer").count() == 0
        page.locator("#ngay-filed").fill(filed)
        page.locator(".last-day [type=submit]").click()
    assert last in page.locator(".answer .said").inner_text()
    assert page.locator(".answer .cite").first.is_visible()
    assert page.locator(".answer .how").inner_text().count("/") > 5


@pytest.mark.parametrize(
    ("language", "words", "title", "answer"),
    [
        (
            "vi",
            "ai duoc dung ten nhan hieu chung nhan",
            "^Đăng ký nhãn hiệu chứng nhận",
            "không được tự sản xuất, kinh doanh",
        ),
        (
            "en",
            "who may own a certification mark",
            "^Registering a certification mark",
            "must not itself make or sell",
        ),
    ],
)
def test_who_may_own_a_certification_mark(
    plain_page: Page, site: Site, language: str, words: str, title: str, answer: str
):
    ask(plain_page, language, words, title)
    who = plain_page.locator("section[aria-labelledby=who]")
    assert answer in who.inner_text()


@pytest.mark.parametrize(
    ("language", "menu", "title", "form"),
    [
        ("vi", "Biểu mẫu", "^Mẫu tờ khai", "Mẫu số 04"),
        ("en", "Forms", "^Application forms", "Form 04"),
    ],
)
def test_which_form_to_fill_in(
    plain_page: Page, site: Site, language: str, menu: str, title: str, form: str
):
    page = plain_page
    page.goto(HOME[language])
    choose(page, menu)
    page.locator("main").get_by_role("link", name=re.compile(title)).first.click()
    mark = page.locator(".rbox").first
    assert form in mark.inner_text()
    assert mark.locator(".cite a").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_the_next_training_is(plain_page: Page, site: Site, language: str):
    page = plain_page
    page.goto(HOME[language])
    page.locator(".event a").first.click()
    facts = page.locator(".key-facts")
    day = DAY.search(facts.inner_text())
    assert day
    said = time.strptime(" ".join(day[0].split()), FORMS[language])
    assert date(*said[:3]) >= today()
    assert "Ninh Kiều" in facts.inner_text()


def test_what_the_law_says_opens_at_its_article(plain_page: Page, site: Site):
    page = plain_page
    page.goto("/tim-kiem/?type=law&q=phan+doi+don")
    page.locator(".result h2 a").first.click()
    url, _hash, anchor = page.url.partition("#")
    assert "dieu-" in (anchor or url)
    place = page.locator(f"#{anchor}") if anchor else page.locator("h1")
    assert "Điều" in place.inner_text()
