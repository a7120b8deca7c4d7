"""What is asked of every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


def wider_than_window(page: Page) -> list[str]:
    """Return what sticks out to the right of the window, if the page scrolls sideways."""
    return page.evaluate("""() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
    }""")
