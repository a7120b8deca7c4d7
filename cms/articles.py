"""Where an article of the law is read on this site."""

from __future__ import annotations

from django.utils.translation import get_language

from ip_portal.rules.labels import citation_url


def article_url(document: str, article: str) -> str:
    """Return the address of an article in the reader's language, or nothing."""
    return citation_url(document, article, get_language() or "vi") or ""
