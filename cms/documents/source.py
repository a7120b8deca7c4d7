"""Feeds the index with pages of certain kinds that are public now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from wagtail.models import Page, PageQuerySet

from cms.documents.cards import Card, cards
from cms.documents.texts import heading_texts, text_of, without_figures
from cms.law import Law
from cms.models import BasePage
from cms.publicity import public
from cms.tokens import plain
from ip_portal.core.dates import today
from search.port import Document
from search.types import Anchor, Label, Result

TOPIC = "page.changed"

Detail = tuple[Label, str]


class PageSource:
    """The pages of some kinds as documents of one type.

    Subclasses say what a result tells beside title and text, and which day counts.
    """

    name: str
    kinds: Sequence[type[BasePage]]

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the next keys and versions, by key."""
        pages = self._public().filter(pk__gt=int(after or 0)).order_by("pk")
        rows = pages.values_list("pk", "last_published_at")[:limit]
        return [(str(pk), version_of(at)) for pk, at in rows]

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents of these pages; drafts and private ones are left out."""
        pages = self._public().filter(pk__in=keys).select_related("locale").specific()
        return {str(page.pk): self._document(page) for page in pages}

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        """Return what the result page shows of these pages."""
        pages = self._public().filter(pk__in=keys)
        known = cards(pages, self._specific, self.facts)
        law = Law(today=today())
        with translation.override(language):
            return {
                str(page.pk): self._result(page, known[page.pk], law)
                for page in pages
                if page.pk in known
            }

    def facts(self, page: BasePage) -> Any:
        """Return what ``details`` needs of a page beside its words."""
        return page.checked_on

    def places(self, page: BasePage) -> Sequence[str]:
        """Return the names of places the page is about."""
        return ()

    def details(self, page: Page, card: Card) -> list[Detail]:
        """Return label and value of a few further facts."""
        raise NotImplementedError

    def day(self, page: BasePage) -> date | None:
        """Return the day that the newest-first order goes by."""
        published = page.last_published_at
        return published.date() if published else None

    def _public(self) -> PageQuerySet:
        return public(Page.objects.exact_type(*self.kinds))

    def _specific(self, pks: list[int]) -> PageQuerySet:
        pages = Page.objects.filter(pk__in=pks).select_related("locale")
        return pages.specific()

    def _document(self, page: BasePage) -> Document:
        with translation.override(page.language):
            text = without_figures(text_of(page))
        return Document(
            type=self.name,
            key=str(page.pk),
            version=version_of(page.last_published_at),
            language=page.language,
            title=page.title,
            places=self.places(page),
            headings=[page.summary, *heading_texts(page)],
            body=text,
            date=self.day(page),
            local=True,
        )

    def _result(self, page: Page, card: Card, law: Law) -> Result:
        url = page.get_url() or ""
        return Result(
            key=str(page.pk),
            title=page.title,
            url=url,
            text=plain(card.text, law),
            kind=str(page.specific_class._meta.verbose_name),
            details=self.details(page, card),
            anchors=[Anchor(one.text, f"{url}#{one.anchor}") for one in card.places],
        )


def version_of(published_at: datetime | None) -> int:
    """Return a version that grows each time a page is published.

    Not the number of its revision: an older revision may be published again, and
    a page that comes back after unpublishing may keep the one it had.
    """
    return int(published_at.timestamp() * 1_000_000) if published_at else 0
