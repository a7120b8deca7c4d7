"""What a report finds, and the pages it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from cms.models import BasePage


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend on a page; ``place`` is empty where it is the page itself."""

    page: Page
    what: str
    place: str = ""


def published_pages(owner: Any = None) -> list[Page]:
    """Return the pages that readers see, as they see them; of one owner if asked."""
    return list(_pages(owner).filter(live=True).specific().order_by("title", "pk"))


def pages_with_drafts(owner: Any = None) -> list[Page]:
    """Return pages as they stand in a draft that is not published."""
    waiting = Q(live=False) | Q(has_unpublished_changes=True)
    pages = _pages(owner).filter(waiting).specific().order_by("title", "pk")
    return [page.get_latest_revision_as_object() for page in pages]


def _pages(owner: Any) -> Any:
    pages = Page.objects.type(BasePage).select_related("locale", "owner")
    return pages.filter(owner=owner) if owner is not None else pages
