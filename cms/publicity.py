"""Which pages and documents everybody may read, asked within one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.documents.models import Document
from wagtail.models import CollectionViewRestriction, PageViewRestriction

Pages = TypeVar("Pages", bound=QuerySet)


def public(pages: Pages) -> Pages:
    """Return those of these pages that are live and below no restricted page.

    Wagtail's own ``public()`` asks for the restrictions in a query of its own.
    """
    restricted = PageViewRestriction.objects.alias(path=_outer("path")).filter(
        path__startswith=F("page__path")
    )
    return pages.filter(live=True).exclude(Exists(restricted))


def public_documents(keys: Iterable[int]) -> dict[int, Document]:
    """Return those of these documents that stand in no restricted collection."""
    path = _outer("collection__path")
    restricted = CollectionViewRestriction.objects.alias(path=path).filter(
        path__startswith=F("collection__path")
    )
    documents = Document.objects.filter(pk__in=list(keys))
    return {one.pk: one for one in documents.exclude(Exists(restricted))}


def _outer(path: str) -> ExpressionWrapper:
    return ExpressionWrapper(OuterRef(path), output_field=CharField())
