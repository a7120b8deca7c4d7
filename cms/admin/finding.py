"""Editors find files without typing diacritics, as they find pages."""

from __future__ import annotations

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.search import index

from ip_portal.core.text import fold


def folded(file: models.Model) -> str:
    """Return the words of a picture or a document without diacritics."""
    words = [file.title, getattr(file, "description", "")]
    return fold(" ".join(words))


def register() -> None:
    """Add the folded words to what is searched of pictures and documents.

    Both are Wagtail's own models. A model of ours for each would be the other way, and
    a migration of every reference to them.
    """
    for model in (get_image_model(), get_document_model()):
        model.folded = folded
        model.search_fields = [
            *model.search_fields,
            index.SearchField("folded"),
            index.AutocompleteField("folded"),
        ]
