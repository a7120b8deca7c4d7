"""The pages of documents: one in each language, below the section of the law."""

from __future__ import annotations

from typing import Final

from django.utils import translation
from wagtail.models import Locale, Page

from cms.library import codes
from cms.library.models import LegalDocument
from cms.models.legal_document import LegalDocumentPage

SECTIONS: Final = {"vi": "phap-luat", "en": "law"}


def ensure_pages(document: LegalDocument) -> int:
    """Give a document its pages, once; return how many were made.

    None where the section of the law is not there yet: the next load makes them. Pages
    that an editor deleted stay away.
    """
    if document.was_listed:
        return 0
    sections = {language: _section(language) for language in SECTIONS}
    if not all(sections.values()):
        return 0
    original: Page | None = None
    for language, section in sections.items():
        assert section is not None
        original = _make(document, language, section, original)
    document.was_listed = True
    document.save(update_fields=["was_listed"])
    return len(sections)


def _section(language: str) -> Page | None:
    locale = Locale.objects.filter(language_code=language).first()
    pages = Page.objects.filter(locale=locale, slug=SECTIONS[language])
    return pages.order_by("depth").first()


def _make(
    document: LegalDocument, language: str, section: Page, original: Page | None
) -> Page:
    with translation.override(language):
        title = f"{document.title} ({document.code})"[:255]
        summary = (document.about or document.title)[:400]
    page = LegalDocumentPage(
        title=title,
        slug=codes.slug_of(document.code, document.kind, language),
        summary=summary,
        document=document,
        locale=section.locale,
        live=False,
    )
    if original is not None:
        page.translation_key = original.translation_key
    section.refresh_from_db()
    section.add_child(instance=page)
    page.save_revision().publish()
    return page
