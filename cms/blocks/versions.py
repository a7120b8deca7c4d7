"""Versions of a document that readers take away."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock, StructBlock, StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from cms.blocks.wording import Labelled


class VersionBlock(Labelled, StructBlock):
    """A file, its number, and the days for which it is the one to use."""

    labels = {
        "document": _("File"),
        "number": _("Number"),
        "valid_from": _("Valid from"),
        "valid_to": _("Valid to"),
        "note": _("What changed"),
    }

    document = DocumentChooserBlock()
    number = CharBlock(max_length=80, required=False)
    valid_from = DateBlock(required=False)
    valid_to = DateBlock(required=False)
    note = CharBlock(max_length=300, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a last day before the first one."""
        result = super().clean(value)
        first, last = result.get("valid_from"), result.get("valid_to")
        if first and last and last < first:
            problem = ValidationError(gettext("The last day is before the first."))
            raise StructBlockValidationError(block_errors={"valid_to": problem})
        return result

    class Meta:
        icon = "download"
        label = _("Version")
        description = _("A file with the days for which it is the one to use")
        preview_value = {"number": "Bản 2", "note": "Theo Luật số 131/2025/QH15."}
