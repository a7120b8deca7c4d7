"""Steps of a procedure, its key facts, and the terms of law they cite."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock

from cms.blocks.previews import Previewed
from cms.blocks.rules import TermBlock
from cms.blocks.texts import TextBlock
from cms.blocks.wording import Labelled
from ip_portal.core.icons import ICONS


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
        "note": _("Note"),
    }

    part = "fact"

    icon = ChoiceBlock(choices=icon_choices)
    label = CharBlock(max_length=60)
    value = CharBlock(max_length=160, required=False)
    term = TermBlock(required=False)
    note = CharBlock(max_length=200, required=False)

    def clean(self, value: Any) -> Any:
        """Ask for an answer: words, a term of law, or both."""
        result = super().clean(value)
        if not result.get("value") and not result.get("term"):
            raise ValidationError(gettext("Give the answer in words or as a term."))
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
            "note": "",
        }


class StepBlock(Previewed, Labelled, StructBlock):
    """One numbered step, with the terms of law that belong to it."""

    labels = {
        "heading": _("What to do"),
        "text": _("Text"),
        "terms": _("Terms of law"),
    }

    part = "step"

    heading = CharBlock(max_length=120)
    text = TextBlock(required=False)
    terms = ListBlock(TermBlock(), default=[], max_num=6)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("A numbered step; steps in a row are counted")
        preview_value = {
            "heading": "Nộp đơn và nộp phí",
            "text": "<p>Nộp cho Cục Sở hữu trí tuệ.</p>",
            "terms": ["collective_mark.opposition"],
        }


class TermsBlock(Previewed, ListBlock):
    """Terms of law outside the steps."""

    part = "terms"

    def __init__(self, **options: Any) -> None:
        super().__init__(TermBlock(), **{"min_num": 1, "max_num": 8, **options})

    class Meta:
        icon = "history"
        label = _("Terms of law")
        description = _("One or more terms of law with their articles")
        preview_value = ["collective_mark.opposition", "collective_mark.validity"]
