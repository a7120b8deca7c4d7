"""Blocks of law: which rules, and the basis for which they are read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import (
    ChoiceBlock,
    DateBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
)

from cms.basis import CHOICES, TODAY
from cms.blocks.previews import Previewed
from cms.blocks.rules import FeeBlock, FormBlock, TermBlock
from cms.blocks.wording import Labelled

BASIS = {"basis": _("Read for"), "day": _("Day")}
MOST = 8


class CitedBlock(Previewed, Labelled, StructBlock):
    """What the blocks of terms, fees and forms have in common."""

    basis = ChoiceBlock(choices=CHOICES, default=TODAY)
    day = DateBlock(required=False)

    def clean(self, value: Any) -> Any:
        """Ask for the day of a basis that has one, and for none on the day of reading."""
        result = super().clean(value)
        if (result["basis"] == TODAY) == (result["day"] is not None):
            problem = ValidationError(
                gettext(
                    "Give the day here, and only for a basis with a day of its own."
                )
            )
            raise StructBlockValidationError(block_errors={"day": problem})
        return result


class TermsBlock(CitedBlock):
    """Terms of law outside the steps."""

    labels = {"terms": _("Terms of law"), **BASIS}
    part = "terms"

    terms = ListBlock(TermBlock(), min_num=1, max_num=MOST)

    class Meta:
        icon = "history"
        label = _("Terms of law")
        description = _("One or more terms of law with their articles")
        preview_value = {
            "terms": ["collective_mark.opposition", "collective_mark.validity"],
            "basis": TODAY,
            "day": None,
        }


class FeesBlock(CitedBlock):
    """Fees, or what the city gives."""

    labels = {"fees": _("Fees and support"), **BASIS}
    part = "fees"

    fees = ListBlock(FeeBlock(), min_num=1, max_num=MOST)

    class Meta:
        icon = "tag"
        label = _("Fees and support")
        description = _("One or more sums of money with their source")
        preview_value = {
            "fees": ["mark_filing_one_class", "support_mark"],
            "basis": TODAY,
            "day": None,
        }


class FormsBlock(CitedBlock):
    """Official forms."""

    labels = {"forms": _("Official forms"), **BASIS}
    part = "forms"

    forms = ListBlock(FormBlock(), min_num=1, max_num=MOST)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Official forms")
        description = _("One or more official forms with number and authority")
        preview_value = {
            "forms": ["trademark_application"],
            "basis": TODAY,
            "day": None,
        }
