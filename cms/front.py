"""What the home page gathers from the rest of the site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from textwrap import shorten
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms import asking, events
from cms.models.event import EventPage, upcoming
from cms.models.faq import FaqPage
from cms.models.news import NewsPage
from cms.models.section import SectionPage, Shows
from cms.publicity import public
from cms.reading import headings
from search.types import all_types

GROUPS = 6
QUESTIONS = 6
GIST = 140
SCOPES = 3
FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s")
EVENTS = 3

Entry = dict[str, object]


def scopes() -> list[Entry]:
    """Return what can be searched: everything, and the first kinds of thing."""
    kinds: list[Entry] = [
        {"value": one.name, "label": one.label} for one in all_types()[:SCOPES]
    ]
    return [{"value": "", "label": gettext("All"), "checked": True}, *kinds]


def example(words: str) -> Entry:
    """Return an example search as a link."""
    return {"text": words, "url": f"{reverse('search')}?{urlencode({'q': words})}"}


def doors(values: Iterable[Any]) -> list[Entry]:
    """Return doors with the links that lead somewhere, asked for in one query."""
    found = list(values)
    links = [link for one in found for link in (one["target"], *one["links"])]
    keys = {link["page"].pk for link in links if link["page"]}
    is_open = set(public(Page.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return [_door(one, is_open) for one in found]


def _door(value: Any, is_open: Collection[int]) -> Entry:
    def url(link: Any) -> str:
        hidden = link["page"] and link["page"].pk not in is_open
        return "" if hidden else str(link.url)

    links = [{"label": one["label"], "url": url(one)} for one in value["links"]]
    return {
        "drawing": value["drawing"],
        "title": value["title"],
        "text": value["text"],
        "url": url(value["target"]),
        "links": [link for link in links if link["url"]],
    }


def calculator_of(page: Page) -> str:
    """Return the anchor of the first last day that a page works out, or nothing."""
    blocks = getattr(page, "body", ())
    is_there = any(one.block_type == "last_day" for one in blocks)
    return f"#{asking.anchor_of(1)}" if is_there else ""


def sections_of(home: Page) -> QuerySet[SectionPage]:
    """Return the public sections of a home page, in their order."""
    return public(SectionPage.objects.child_of(home)).order_by("path")


def guidance(home: Page) -> tuple[Entry | None, list[Entry]]:
    """Return the first section of the menu and the first pages or groups below it."""
    section = sections_of(home).filter(show_in_menus=True).first()
    if section is None:
        return None, []
    below = public(Page.objects.child_of(section)).order_by("path").specific()
    return _entry(section), [_entry(page) for page in below[:GROUPS]]


def next_events(home: Page, at: datetime) -> list[Entry]:
    """Return the next events of the language."""
    pages = upcoming(public(EventPage.objects.descendant_of(home)), at)
    return [events.row(event, at=at) for event in pages[:EVENTS]]


def events_section(home: Page) -> Entry | None:
    """Return the section that holds the events."""
    section = sections_of(home).filter(shows=Shows.UPCOMING).first()
    return _entry(section) if section else None


def latest_news(home: Page) -> Entry | None:
    """Return the newest item of news."""
    pages = public(NewsPage.objects.descendant_of(home))
    item = pages.order_by("-date", "-pk").first()
    return {**_entry(item), "date": item.date} if item else None


def questions(home: Page, chosen: list[tuple[int, str]]) -> list[Entry]:
    """Return the chosen questions, as (page, anchor), or the first of all pages.

    A question that was taken away is left out. Figures of the law stand in the texts
    by name; the template resolves them.
    """
    pages = public(FaqPage.objects.descendant_of(home)).order_by("path")
    found = {(page.pk, anchor): one for page in pages for anchor, one in _asked(page)}
    keys = [key for key in chosen if key in found] or list(found)
    return [_with_gist(found[key]) for key in keys[:QUESTIONS]]


def questions_section(home: Page) -> Entry | None:
    """Return the section that holds the questions."""
    first = public(FaqPage.objects.descendant_of(home)).order_by("path").first()
    section = sections_of(home).ancestor_of(first).last() if first else None
    return _entry(section) if section else None


def _asked(page: FaqPage) -> Iterator[tuple[str, Entry]]:
    """Yield the questions of a page by their anchors."""
    address = page.get_url() or ""
    blocks = [one for one in page.body if one.block_type in {"heading", "question"}]
    for block, place in zip(blocks, headings(page.body), strict=True):
        if block.block_type == "question":
            url = f"{address}#{place.anchor}"
            answer = block.value["text"].source
            yield place.anchor, {"title": place.text, "url": url, "answer": answer}


def _with_gist(question: Entry) -> Entry:
    """Return a question with the first sentence of its answer."""
    words = get_text_for_indexing(str(question["answer"]))
    sentence = FIRST_SENTENCE.split(words)[0]
    return {**question, "text": shorten(sentence, GIST, placeholder="…")}


def _entry(page: Any) -> Entry:
    return {"title": page.title, "url": page.get_url() or "", "text": page.summary}
