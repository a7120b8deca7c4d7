"""Guidance: guides, procedures, questions, programmes, downloads, plain pages."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from cms.documents.cards import Card
from cms.documents.source import Detail, PageSource
from cms.models import (
    ContactPage,
    DownloadPage,
    FaqPage,
    GuidePage,
    PlainPage,
    ProcedurePage,
    ProgrammePage,
)
from ip_portal.core.templatetags.look import day


class GuidanceSource(PageSource):
    """Feeds the index with what tells somebody what to do."""

    name = "guide"
    kinds: ClassVar = [
        GuidePage,
        ProcedurePage,
        FaqPage,
        ProgrammePage,
        DownloadPage,
        ContactPage,
        PlainPage,
    ]

    def details(self, page: Page, card: Card) -> list[Detail]:
        """Return when it was checked and how long it takes to read."""
        minutes = ngettext("%(count)d minute", "%(count)d minutes", card.minutes)
        reading = (gettext("Reading time"), minutes % {"count": card.minutes})
        if card.facts is None:
            return [reading]
        return [(gettext("Checked on"), day(card.facts)), reading]
