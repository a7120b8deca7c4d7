"""What an editor does on the screens of a page, one function for each act."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.states import sign_in

PASSWORD = "cay-beo-2026"


def enter(page: Page, name: str) -> None:
    """Sign in as one of the demo's people, whoever was signed in before."""
    page.context.clear_cookies()
    sign_in(page, "vi", (f"{name}@example.vn", PASSWORD))
    page.wait_for_url("**/cms/")


def body(page: Page) -> Locator:
    """Return the part of the screen in which the text of a page is edited."""
    return page.locator("section[id$='-body-section']")


def add_block(page: Page, kind: str) -> None:
    """Put a block at the end of the text, chosen by its name from the list."""
    body(page).locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()


def write_text(page: Page, words: str) -> None:
    """Write the first text of a page anew."""
    text = body(page).locator("[contenteditable=true]").first
    text.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)
    # What is sent follows what is seen a moment later.
    sent = body(page).locator("[name=body-0-value]")
    expect(sent).to_have_value(re.compile(re.escape(words)))


def fill(page: Page, **words: str) -> None:
    """Fill fields of a page by their names."""
    for name, value in words.items():
        page.locator(f"[name={name}]").fill(value)


def press(page: Page, name: str) -> None:
    """Press a button of the menu at the foot: "submit", "publish"."""
    page.locator("footer .w-dropdown__toggle").click()
    page.locator(f"footer [name=action-{name}]").click()


def act(page: Page, name: str) -> None:
    """Press a button of the menu at the foot and wait until it was done."""
    press(page, name)
    done(page)


def decide(page: Page, action: str, note: str = "") -> None:
    """Let a page in the workflow go on, or send it back, with or without a note."""
    page.locator("footer .w-dropdown__toggle").click()
    asks = "[data-workflow-action-modal-url]"
    kind = asks if note else f":not({asks})"
    page.locator(f"footer [data-workflow-action-name={action}]{kind}").click()
    if note:
        page.locator(".modal [name$=comment]").fill(note)
        page.locator(".modal [type=submit]").click()


def refusals(page: Page) -> Locator:
    """Return what is said beside the blocks that keep the page from going live."""
    return body(page).locator(".w-field__errors .error-message")


def done(page: Page) -> None:
    """Wait until the screen says that it was done."""
    expect(page.locator(".messages .success").first).to_be_visible()
