"""No link leads nowhere: every address a visitor can click answers."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from tests.browser.site import Site
from tests.browser.states import LANGUAGES, REPORT

SOON = ("coming soon", "sắp ra mắt", "đang xây dựng", "under construction")
NOT_THERE = "no-such-page"


def starts(site: Site, language: str) -> list[str]:
    prefix = "/en" if language == "en" else ""
    search = "/en/search/" if language == "en" else "/tim-kiem/"
    register = "/en/register/" if language == "en" else "/so-dang-ba/"
    return [
        f"{prefix}/",
        f"{search}?q=gao+can+tho",
        f"{search}?q=zzzz+qqqq",
        f"{search}?type=guide",
        register,
        f"{register}?view=table&status=in_force&page=2",
        site.record("gạo cần thơ", language),
        site.record("hai bông gạo thơm", language),
        f"{prefix}/api/",
        REPORT if language == "vi" else "/en/register/report-an-error/",
        f"{prefix}/{NOT_THERE}/",
    ]


def body_of(site: Site, path: str) -> bytes:
    try:
        return site.read(path)
    except HTTPError as error:
        if error.code != 404 or NOT_THERE not in path:
            raise
        return error.read()


def links_of(site: Site, path: str, body: bytes) -> set[str]:
    page = html.fromstring(body, base_url=site.base + path)
    found = set()
    for element in page.xpath("//*[@href or @src or @action]"):
        for name in ("href", "src", "action"):
            if (target := element.get(name)) is None:
                continue
            url = urldefrag(urljoin(site.base + path, target)).url
            if url.startswith(site.base):
                found.add(url.removeprefix(site.base) or "/")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_public_pages_answers(site: Site, language: str):
    seen, dead = set(), {}
    guides = links_of(site, "/", site.read(starts(site, language)[3]))
    own = [one for one in guides if _is_guide(one)][:2]
    for path in [*starts(site, language), *own]:
        body = body_of(site, path)
        text = body.decode().lower()
        assert not [word for word in SOON if word in text], path
        for link in sorted(links_of(site, path, body) - seen):
            seen.add(link)
            if NOT_THERE in link:  # the same missing page in the other language
                continue
            try:
                site.read(link)
            except HTTPError as error:
                dead[link] = (error.code, path)
    assert dead == {}
    assert len(seen) > 60


def _is_guide(path: str) -> bool:
    return "huong-dan" in path or "guid" in urlsplit(path).path
