"""Questions of businesses, and which of the pages a site starts with answers them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from wagtail.models import Page

from ip_portal.content import files
from search.evaluate import Judged, Question

QUESTIONS = Path(__file__).parent / "judged.jsonl"
GUIDANCE = "guide"


def judged() -> Judged:
    """Return the questions with the pages of this site that answer them.

    A page counts as long as it has the slug of its file. A question is left out where
    none of its pages is published any more.
    """
    pages = _pages()
    rows = map(json.loads, QUESTIONS.read_text("utf-8").splitlines())
    questions = [_question(row, pages) for row in rows]
    return Judged(
        type=GUIDANCE,
        questions=[one for one in questions if one.gold],
        titles={str(page.pk): page.title for page in pages.values()},
    )


def _question(
    row: Mapping[str, object], pages: Mapping[tuple[str, str], Page]
) -> Question:
    language = str(row.get("language", "vi"))
    names = row["gold"]
    assert isinstance(names, list)
    found = (pages.get((name, language)) for name in names)
    keys = frozenset(str(page.pk) for page in found if page)
    return Question(str(row["question"]), keys, language)


def _pages() -> dict[tuple[str, str], Page]:
    """Return the published pages by the name and language of their files."""
    names = {(one.content["slug"], one.language): one.name for one in files.pages()}
    live = Page.objects.live().select_related("locale").order_by("pk")
    spoken = ((page, page.locale.language_code) for page in live)
    return {
        (names[page.slug, language], language): page
        for page, language in spoken
        if (page.slug, language) in names
    }
