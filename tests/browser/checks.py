"""What is asked of every page."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import axe_playwright_python
from playwright.sync_api import Page, Response

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KB = 1000
# What a page may weigh: HTML as it is, CSS, scripts and fonts as they are sent.
HTML, CSS, JS, FONTS, FONT = 60 * KB, 30 * KB, 60 * KB, 4, 35 * KB
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
  });
  return found.violations.map((one) => ({
    id: one.id, help: one.help,
    where: one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)),
  }));
}"""


@cache
def _axe() -> str:
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def axe_violations(page: Page) -> list[dict[str, Any]]:
    """Return what axe finds wrong; it runs beside the page, under its own policy."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe())
    return page.evaluate(RUN_AXE, TAGS)


def policy_violations(page: Page) -> list[str]:
    """Return what the content policy refused since the page was opened."""
    return page.evaluate("window.violations")


@dataclass
class Loads:
    """What a page fetched: addresses with their states, and what each weighed.

    Listen before the page is opened; ask once it is there.
    """

    base: str
    answers: list[Response] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page, base: str) -> Loads:
        """Return a list that fills while the page loads."""
        loads = cls(base)
        page.on("response", lambda answer: loads.answers.append(answer))
        return loads

    @property
    def states(self) -> list[tuple[str, int]]:
        """Address and status of each answer."""
        return [(one.url, one.status) for one in self.answers]

    def from_elsewhere(self) -> list[str]:
        """Return what was not fetched from this site."""
        own = (f"{self.base}/", "data:")
        return [one.url for one in self.answers if not one.url.startswith(own)]

    def over_budget(self, url: str) -> list[str]:
        """Return what of the page at an address weighs more than a page may."""
        document = [one for one in self.answers if one.url == url][-1]
        html = len(document.body())
        fonts = [_weight(url) for url in self._of("font")]
        weights = {
            "html": (html, HTML),
            "css": (sum(map(_packed, self._of("stylesheet"))), CSS),
            "js": (sum(map(_packed, self._of("script"))), JS),
            "fonts": (len(fonts), FONTS),
            "a font": (max(fonts, default=0), FONT),
        }
        return [
            f"{name}: {is_} > {may}"
            for name, (is_, may) in weights.items()
            if is_ > may
        ]

    def _of(self, kind: str) -> set[str]:
        """Return the addresses of the files of a kind."""
        return {one.url for one in self.answers if one.request.resource_type == kind}


@cache
def _weight(url: str) -> int:
    with urlopen(url, timeout=30) as answer:
        return len(answer.read())


@cache
def _packed(url: str) -> int:
    """Return the weight of a file as it travels: a demo serves it uncompressed."""
    with urlopen(url, timeout=30) as answer:
        return len(gzip.compress(answer.read()))


def wider_than_window(page: Page) -> list[str]:
    """Return what sticks out to the right of the window, if the page scrolls sideways."""
    return page.evaluate("""() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
    }""")
