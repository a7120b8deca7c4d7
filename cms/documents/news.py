"""News, with the day it is about."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.utils.translation import gettext
from wagtail.models import Page

from cms.documents.cards import Card
from cms.documents.source import Detail, PageSource
from cms.models import BasePage, NewsPage
from ip_portal.core.templatetags.look import day


class NewsSource(PageSource):
    """Feeds the index with items of news."""

    name = "news"
    kinds: ClassVar = [NewsPage]

    def day(self, page: BasePage) -> date | None:
        """Return the day of the item."""
        return page.date

    def facts(self, page: BasePage) -> date:
        """Return the day of the item."""
        return page.date

    def details(self, page: Page, card: Card) -> list[Detail]:
        """Return the day of the item."""
        return [(gettext("Date"), day(card.facts))]
