"""Steps of a procedure and its key facts, with the law they cite."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock

from cms.blocks.cited import TermsBlock
from cms.blocks.previews import Previewed
from cms.blocks.rules import FeeBlock, FormBlock, TermBlock
from cms.blocks.texts import TextBlock
from cms.blocks.wording import Labelled
from ip_portal.core.icons import ICONS

# The names by which the first migration knows them.
__all__ = ["FactBlock", "StepBlock", "TermBlock", "TermsBlock", "icon_choices"]
MOST = 6


def icon_choices() -> list[tuple[str, str]]:
    """Return the drawn icons by name."""
    return [(name, name) for name in sorted(ICONS)]


class FactBlock(Previewed, Labelled, StructBlock):
    """One of the answers on top of a guide: who, cost, time, papers."""

    labels = {
        "icon": _("Icon"),
        "label": _("Question"),
        "value": _("Answer"),
        "term": _("Term of law"),
        "fee": _("Fee or support"),
        "form": _("Official form"),
        "note": _("Note"),
    }

    part = "fact"

    icon = ChoiceBlock(choices=icon_choices)
    label = CharBlock(max_length=60)
    value = CharBlock(max_length=160, required=False)
    term = TermBlock(required=False)
    fee = FeeBlock(required=False)
    form = FormBlock(required=False)
    note = CharBlock(max_length=200, required=False)

    def clean(self, value: Any) -> Any:
        """Ask for an answer: words, a figure of the law, or both; not two figures."""
        result = super().clean(value)
        figures = [name for name in ("term", "fee", "form") if result.get(name)]
        if len(figures) > 1:
            raise ValidationError(gettext("Choose one figure of the law, not several."))
        if not result.get("value") and not figures:
            raise ValidationError(
                gettext("Give the answer in words or as a figure of the law.")
            )
        return result

    class Meta:
        icon = "list-ul"
        label = _("Key fact")
        description = _("Who it is for, cost, time or papers, in a few words")
        preview_value = {
            "icon": "people",
            "label": "Dành cho",
            "value": "Tổ chức tập thể có thành viên cùng làm ra sản phẩm",
            "term": "",
            "fee": "",
            "form": "",
            "note": "",
        }


class StepBlock(Previewed, Labelled, StructBlock):
    """One numbered step, with the law that belongs to it."""

    labels = {
        "heading": _("What to do"),
        "text": _("Text"),
        "terms": _("Terms of law"),
        "fees": _("Fees and support"),
        "forms": _("Official forms"),
    }

    part = "step"

    heading = CharBlock(max_length=120)
    text = TextBlock(required=False)
    terms = ListBlock(TermBlock(), default=[], max_num=MOST)
    fees = ListBlock(FeeBlock(), default=[], max_num=MOST)
    forms = ListBlock(FormBlock(), default=[], max_num=MOST)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("A numbered step; steps in a row are counted")
        preview_value = {
            "heading": "Nộp đơn và nộp phí",
            "text": "<p>Nộp cho Cục Sở hữu trí tuệ.</p>",
            "terms": ["collective_mark.formality"],
            "fees": ["mark_filing_one_class"],
            "forms": ["trademark_application"],
        }
