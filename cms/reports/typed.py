"""Drafts that could not be published, because law was typed into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from cms.findings import findings
from cms.reports.problems import Problem, pages_with_drafts


def find(owner: Any = None) -> Iterator[Problem]:
    """Yield each quantity that keeps a draft from going live, with its place."""
    for page in pages_with_drafts(owner):
        for found in findings(page):
            what = gettext("“%(words)s” is typed") % {"words": found.words}
            yield Problem(page, what, found.passage.place)
