"""A browser and a running site for every test of this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site import Site, running
from tests.conftest import need

# No connection but to the site: a browser that looks around is slow and not alone.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
CSP_LISTENER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and keep it on one worker of a parallel run."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the installed browser; none is ever downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    need("Chromium", path is not None)
    return str(path)


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the running site with the demo in it."""
    base = tmp_path_factory.getbasetemp()
    # The workers of a parallel run share the folder above their own.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with running(shared / "site") as one:
        yield one


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Return a page that keeps what the content policy refused in ``violations``."""
    context = browser.new_context(
        base_url=site.base, viewport={"width": 1280, "height": 900}
    )
    context.add_init_script(CSP_LISTENER)
    context.set_default_timeout(15_000)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def plain_page(browser: Browser, site: Site) -> Iterator[Page]:
    """Return a page of a browser that runs no scripts, as wide as a phone."""
    context = browser.new_context(
        base_url=site.base,
        viewport={"width": 360, "height": 800},
        java_script_enabled=False,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Return the folder where pictures of every page are put for people to look at."""
    folder = settings.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
