"""The tabs that pages fill."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.documents.events import EventSource
from cms.documents.guides import GuidanceSource
from cms.documents.news import NewsSource
from cms.documents.source import TOPIC, PageSource
from search.port import Mode
from search.types import DocumentType, all_types, document_type


def register() -> None:
    """Make pages findable; each kind of page belongs to one tab."""
    document_type(
        "guide",
        label=_("Guidance"),
        source=GuidanceSource(),
        topic=TOPIC,
        mode=Mode.ANY_WORD,
        order=20,
        icon="list",
    )
    document_type(
        "news",
        label=_("News"),
        source=NewsSource(),
        topic=TOPIC,
        mode=Mode.ANY_WORD,
        order=40,
        icon="news",
    )
    document_type(
        "event",
        label=_("Events"),
        source=EventSource(),
        topic=TOPIC,
        mode=Mode.ANY_WORD,
        order=50,
        icon="calendar",
    )


def type_of(page: Page) -> DocumentType | None:
    """Return the type whose documents pages of this kind are; None for no type."""
    for known in all_types():
        source = known.source
        if isinstance(source, PageSource) and page.specific_class in source.kinds:
            return known
    return None
