"""What a section lists: pages in the order of the editors, newest first, next dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page as Slice, Paginator
from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.events import row
from cms.publicity import public

PAGE_SIZE = 10
PARAMETER = "page"

Entry = dict[str, Any]


@dataclass(slots=True)
class Group:
    """A group within a section: its own page, and the pages below it."""

    title: str
    url: str
    text: str
    anchor: str
    entries: list[Entry] = field(default_factory=list)


def in_order(section: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the pages of a section, and its groups with theirs, in one sweep."""
    below = section.get_descendants().filter(depth__lte=section.depth + 2)
    entries: list[Entry] = []
    groups: dict[str, Group] = {}
    for page in public(below).order_by("path").specific():
        above = groups.get(page.path[: -page.steplen])
        if above is not None:
            above.entries.append(_entry(page, request))
        elif page.depth > section.depth + 1:
            continue
        elif page._meta.model_name == "sectionpage":
            groups[page.path] = _group(page, request)
        else:
            entries.append(_entry(page, request))
    return {
        "entries": entries,
        "groups": [one for one in groups.values() if one.entries],
    }


def newest(section: Page, request: HttpRequest) -> dict[str, Any]:
    """Return one page of the list, the newest first.

    News stand by their own day, other pages by the day they were first published.
    """
    day = Coalesce(F("newspage__date"), TruncDate("first_published_at"))
    pages = public(section.get_children()).annotate(day=day).order_by("-day", "-pk")
    slice_ = Paginator(pages.specific(), PAGE_SIZE).get_page(request.GET.get(PARAMETER))
    entries = [{**_entry(one, request), "date": _day(one)} for one in slice_]
    return {"entries": entries, "paging": _paging(slice_)}


def upcoming(section: Page, request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """Return the events that come, the next one first, and the last of those past."""
    pages = public(section.get_children()).filter(eventpage__isnull=False)
    coming = pages.filter(eventpage__ends__gte=at).order_by("eventpage__starts", "pk")
    past = pages.filter(eventpage__ends__lt=at).order_by("-eventpage__starts", "-pk")
    return {
        "coming": [row(event, at=at) for event in coming.specific()],
        "past": [row(event, at=at) for event in past.specific()[:PAGE_SIZE]],
    }


def _group(page: Any, request: HttpRequest) -> Group:
    return Group(
        title=page.title,
        url=page.get_url(request) or "",
        text=page.summary,
        anchor=page.slug,
    )


def _entry(page: Any, request: HttpRequest) -> Entry:
    return {
        "title": page.title,
        "url": page.get_url(request) or "",
        "text": getattr(page, "summary", ""),
        "facts": _facts(page),
    }


def _facts(page: Any) -> list[str]:
    """Return what a card says of a page besides its summary: for whom it is."""
    facts: Iterable[Any] = getattr(page, "key_facts", ())
    return [one.value["value"] for one in facts if one.value["icon"] == "people"][:1]


def _day(page: Any) -> date | None:
    day: date | None = getattr(page, "date", None)
    if day is None and page.first_published_at:
        return localdate(page.first_published_at)
    return day


def _paging(slice_: Slice) -> Mapping[str, Any]:
    """Return what ``components/pagination.html`` wants, nothing for a single page."""
    paginator = slice_.paginator
    if paginator.num_pages == 1:
        return {}
    numbers = paginator.get_elided_page_range(slice_.number, on_each_side=1, on_ends=1)
    values = {
        "first": slice_.start_index(),
        "last": slice_.end_index(),
        "count": paginator.count,
    }
    return {
        "pages": [_number(one, slice_.number) for one in numbers],
        "previous_url": _url(slice_.number - 1) if slice_.has_previous() else "",
        "next_url": _url(slice_.number + 1) if slice_.has_next() else "",
        "range": _("Pages %(first)s–%(last)s of %(count)s") % values,
    }


def _number(number: int | str, current: int) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"number": None}
    return {"number": number, "url": _url(number), "current": number == current}


def _url(number: int) -> str:
    return f"?{PARAMETER}={number}" if number > 1 else "?"
