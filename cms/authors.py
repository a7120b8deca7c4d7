"""Who wrote what a page says now."""

from __future__ import annotations

from itertools import pairwise

from wagtail.models import Page, Revision

from cms.citing import cited_by
from cms.passages import passages

# Versions that are saved by themselves while somebody only reads, in a row.
MOST = 20


def last_author(page: Page) -> int | None:
    """Return the key of who last changed what a page says, None where nobody is known.

    A version that says what the one before said has no author: the editor's screen
    saves such versions by itself.
    """
    versions = list(page.revisions.order_by("-created_at", "-pk")[:MOST])
    for newer, older in pairwise(versions):
        if _said(newer) != _said(older):
            return newer.user_id
    return versions[-1].user_id if versions else None


def changes_words(page: Page) -> bool:
    """Say whether a page, as it stands in a form, says something else than its draft."""
    latest = page.get_latest_revision()
    return latest is not None and _words(page) != _said(latest)


def _said(version: Revision) -> tuple[object, ...]:
    return _words(version.as_object())


def _words(page: Page) -> tuple[object, ...]:
    """Return the words of a page and the law it cites."""
    words = [(one.field, " ".join(one.text.split())) for one in passages(page)]
    return (*words, cited_by(page))
