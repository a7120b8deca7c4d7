"""What search may know of guides: only published ones that everybody may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from cms.models import GuidePage
from cms.reading import headings, step_names
from ip_portal.core.templatetags.look import day
from search.port import Document, Mode
from search.types import Result, document_type

TOPIC = "page.changed"
WORDS_A_MINUTE = 200


class GuideSource:
    """Feeds the index with the guides that are public now."""

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the next keys and versions, by key."""
        guides = _public().filter(pk__gt=int(after or 0)).order_by("pk")
        rows = guides.values_list("pk", "last_published_at")[:limit]
        return [(str(pk), version_of(at)) for pk, at in rows]

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents of these guides; drafts and private ones are left out."""
        guides = _public().filter(pk__in=keys).select_related("locale")
        return {str(guide.pk): _document(guide) for guide in guides}

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        """Return what the result page shows of these guides."""
        guides = _public().filter(pk__in=keys)
        with translation.override(language):
            return {str(guide.pk): _result(guide) for guide in guides}


def version_of(published_at: datetime | None) -> int:
    """Return a version that grows each time a page is published.

    Not the number of its revision: an older revision may be published again, and
    a page that comes back after unpublishing may keep the one it had.
    """
    return int(published_at.timestamp() * 1_000_000) if published_at else 0


def _public() -> QuerySet[GuidePage]:
    return GuidePage.objects.live().public()


def _text(guide: GuidePage) -> str:
    """Return all words of a guide but its headings."""
    parts = [guide.summary]
    for stream in (guide.key_facts, guide.body):
        for block in stream:
            if block.block_type != "heading":
                parts += block.block.get_searchable_content(block.value)
    return "\n".join(filter(None, parts))


def _document(guide: GuidePage) -> Document:
    found = [heading.text for heading in headings(guide.body)]
    published = guide.last_published_at
    return Document(
        type="guide",
        key=str(guide.pk),
        version=version_of(published),
        language=guide.language,
        title=guide.title,
        headings=[*found, *step_names(guide.body)],
        body=_text(guide),
        date=published.date() if published else None,
        local=True,
    )


def _result(guide: GuidePage) -> Result:
    text = _text(guide)
    minutes = max(1, ceil(len(text.split()) / WORDS_A_MINUTE))
    reading = ngettext("%(count)d minute", "%(count)d minutes", minutes)
    details = [(gettext("Reading time"), reading % {"count": minutes})]
    if guide.checked_on:
        details.insert(0, (gettext("Checked on"), day(guide.checked_on)))
    return Result(
        key=str(guide.pk),
        title=guide.title,
        url=guide.get_url() or "",
        text=text,
        details=details,
    )


def register() -> None:
    """Make guides findable."""
    document_type(
        "guide",
        label=_("Guidance"),
        source=GuideSource(),
        topic=TOPIC,
        mode=Mode.ANY_WORD,
        order=20,
        icon="list",
    )
