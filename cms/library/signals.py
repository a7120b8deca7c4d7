"""Changes of pages, told to search and to the citations."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.library.editions import tell
from cms.library.models import LegalDocument
from cms.library.storing import known_anchors
from cms.models.legal_document import LegalDocumentPage


def connect() -> None:
    """Listen to everything that changes what the public sees of the library."""
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_pages_changed, dispatch_uid=f"cms.library.{id(signal)}")
    post_delete.connect(
        _page_gone, sender=LegalDocumentPage, dispatch_uid="cms.library.deleted"
    )
    for signal in (post_save, post_delete):
        signal.connect(
            _restricted, sender=PageViewRestriction, dispatch_uid="cms.library.private"
        )


@transaction.atomic
def _tell(document: LegalDocument) -> None:
    """Tell that a document, and so all its articles, may look different now."""
    tell(document.code, known_anchors(document))


def _pages_changed(instance: Page, **kwargs: object) -> None:
    """A page of the library, or one above it, changed its address or its state."""
    found = LegalDocumentPage.objects.descendant_of(instance, inclusive=True)
    for page in found.select_related("document"):
        _tell(page.document)


def _page_gone(instance: LegalDocumentPage, **kwargs: object) -> None:
    _tell(instance.document)


def _restricted(instance: PageViewRestriction, **kwargs: object) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _pages_changed(page)
