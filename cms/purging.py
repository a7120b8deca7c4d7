"""Caches in front of the site forget what has changed, as soon as it has.

The worker asks them to, so that no editor waits for a cache; one that cannot be
reached forgets by itself, a minute later (``core.caching``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page

from cms.citing import citing_pages
from cms.documents import TOPIC
from cms.library.editions import TOPIC as LIBRARY
from cms.models import HomePage, LegalDocumentPage
from ip_portal.ledger import consumers
from ip_portal.ledger.models import Change
from ip_portal.rules.proposing import TOPIC as RULES

SITEMAPS = ("/sitemap.xml", "/sitemap-pages.xml")


def register() -> None:
    """Listen to pages, rules and the library, where a cache stands in front."""
    if settings.WAGTAILFRONTENDCACHE:
        consumers.register("caches", {TOPIC, RULES, LIBRARY}, purge)


def purge(changes: Sequence[Change]) -> None:
    """Tell the caches to forget every address that shows what has changed."""
    keys = [int(one.key) for one in changes if one.topic == TOPIC]
    pages = set(_around(Page.objects.filter(pk__in=keys)))
    if any(one.topic == RULES for one in changes):
        pages |= {one.page for one in citing_pages()}
    if changes:
        pages |= set(HomePage.objects.all())
    addresses = {page.full_url for page in pages if page.full_url}
    addresses |= set(_library([one.key for one in changes if one.topic == LIBRARY]))
    addresses |= {settings.BASE_URL + path for path in SITEMAPS}
    purge_urls_from_cache(sorted(addresses))


def _library(keys: Sequence[str]) -> Iterator[str]:
    """Yield the addresses of changed articles and of all pages of the library.

    What a document says of itself stands on the pages of others too: they amend it.
    """
    if not keys:
        return
    anchors: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        code, _bar, anchor = key.partition("|")
        anchors[code].append(anchor)
    documents = LegalDocumentPage.objects.select_related("document")
    for page in documents:
        if page.full_url:
            yield page.full_url
            yield from (f"{page.full_url}{one}/" for one in anchors[page.document.code])


def _around(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages with their translations, and all that stand above any of these."""
    for page in pages:
        for translation in page.get_translations(inclusive=True):
            ancestors = translation.get_ancestors(inclusive=True)
            yield from ancestors.filter(depth__gt=1)
