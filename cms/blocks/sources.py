"""Sources of a page: an article of a legal document, or a page elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructBlockValidationError, URLBlock

from cms.blocks.wording import Labelled


class SourceBlock(Labelled, StructBlock):
    """One source: document and article, or title and address."""

    labels = {
        "document": _("Legal document"),
        "article": _("Article"),
        "title": _("Title"),
        "url": _("Address"),
        "note": _("What it says"),
    }

    document = CharBlock(max_length=60, required=False)
    article = CharBlock(max_length=60, required=False)
    title = CharBlock(max_length=200, required=False)
    url = URLBlock(required=False)
    note = CharBlock(max_length=300, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a source that names neither a document nor a title."""
        result = super().clean(value)
        if not result.get("document") and not result.get("title"):
            problem = ValidationError(gettext("Name a legal document or a title."))
            raise StructBlockValidationError(block_errors={"document": problem})
        return result

    class Meta:
        icon = "openquote"
        label = _("Source")
        description = _("An article of the law, or a page to read elsewhere")
        preview_value = {
            "document": "131/2025/QH15",
            "article": "112a",
            "title": "",
            "url": "",
            "note": "Phản đối đơn.",
        }
