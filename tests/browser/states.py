"""Every template in every state: where it is, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site import Site

WORDS = {
    "search": ("/tim-kiem/", "/en/search/"),
    "register": ("/so-dang-ba/", "/en/register/"),
}
OFFICER = ("can.bo@example.vn", "cay-beo-2026")
EDITOR = ("bien.tap@example.vn", "cay-beo-2026")

Opens = Callable[[Page, Site, str], None]


@dataclass(frozen=True)
class State:
    """A page in a state; ``open`` brings a browser page there in one language."""

    name: str
    open: Opens
    status: int = 200


def under(name: str, query: str = "") -> Opens:
    """Open a list, with a query."""

    def opens(page: Page, site: Site, language: str) -> None:
        page.goto(path_of(name, language) + query)

    return opens


def path_of(name: str, language: str) -> str:
    """Return the address of the search page or the register in a language."""
    return WORDS[name][language == "en"]


def at(vietnamese: str, english: str) -> Opens:
    """Open an address."""

    def opens(page: Page, site: Site, language: str) -> None:
        page.goto(english if language == "en" else vietnamese)

    return opens


def record(words: str) -> Opens:
    """Open the record that is found first."""

    def opens(page: Page, site: Site, language: str) -> None:
        page.goto(site.record(words, language))

    return opens


def guide(page: Page, site: Site, language: str) -> None:
    """Open the first guide that is found."""
    page.goto(path_of("search", language) + "?type=guide")
    page.locator(".result a").first.click()


def refused_report(page: Page, site: Site, language: str) -> None:
    """Send the report form empty."""
    page.goto("/en/register/report-an-error/" if language == "en" else REPORT)
    page.locator("main form [type=submit]").click()


def sent_report(page: Page, site: Site, language: str) -> None:
    """Send the report form filled in."""
    page.goto("/en/register/report-an-error/" if language == "en" else REPORT)
    page.locator("[name=text]").fill("Tên chủ đã đổi.")
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state()


def refused_sign_in(page: Page, site: Site, language: str) -> None:
    """Sign in with a wrong password."""
    sign_in(page, language, ("nobody@example.vn", "wrong"))


def sign_in(page: Page, language: str, login: tuple[str, str]) -> None:
    """Fill and send the form that both desks share."""
    page.goto("/en/accounts/login/" if language == "en" else "/accounts/login/")
    page.locator("[name=login]").fill(login[0])
    page.locator("[name=password]").fill(login[1])
    page.locator("main form [type=submit]").click()


REPORT = "/so-dang-ba/bao-thong-tin-sai/"

PUBLIC = (
    State("home", at("/", "/en/")),
    State("guide", guide),
    State("search-hits", under("search", "?q=gao+can+tho")),
    State("search-all", under("search")),
    State("search-guides", under("search", "?type=guide")),
    State("search-empty", under("search", "?q=zzzz+qqqq")),
    State("search-relaxed", under("search", "?q=chom+chomn")),
    State(
        "search-filtered",
        under("search", "?q=gao&status=in_force&nice=30&year_from=2015"),
    ),
    State(
        "search-nothing-filtered",
        under("search", "?q=gao+tim&status=ended&nice=45&place_name=khong+co"),
    ),
    State("register-gallery", under("register")),
    State("register-table", under("register", "?view=table&sort=name")),
    State("register-last", under("register", "?page=3")),
    State("record-in-force", record("gạo cần thơ")),
    State("record-opposition", record("hai bông gạo thơm")),
    State("record-fee", record("dâu hạ châu")),
    State("record-late", record("tơ phum dệt thổ cẩm")),
    State("record-expired", record("ba hường mắm cá linh")),
    State("record-refused", record("an bình green")),
    State("record-invention", record("sàng lọc rửa cát tự rung")),
    State("record-gi", record("khóm cầu đúc")),
    State("not-found", at("/khong-co/", "/en/nothing/"), status=404),
    State("report", at(REPORT, "/en/register/report-an-error/")),
    State("report-refused", refused_report, status=422),
    State("report-thanks", sent_report),
    State("open-data", at("/api/", "/en/api/")),
    State("sign-in", at("/accounts/login/", "/en/accounts/login/")),
    State("sign-in-refused", refused_sign_in),
    State("sign-up-closed", at("/accounts/signup/", "/en/accounts/signup/")),
)
LANGUAGES = ("vi", "en")
