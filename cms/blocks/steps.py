"""Steps of a procedure, its key facts, and the terms of law they cite."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock

from cms.blocks.previews import Previewed
from cms.blocks.texts import TextBlock
from cms.law import Law
from ip_portal.core.dates import today
from ip_portal.core.icons import ICONS
from ip_portal.registry.models import Right


def rule_choices() -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return the rules that have a figure today, in groups by right."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    law = Law(today=today(), language=get_language() or "vi")
    for right, act, label in law.rules():
        groups[right].append((f"{right}.{act}", label))
    return [(kind.label, groups[kind]) for kind in Right.Kind if kind in groups]


def icon_choices() -> list[tuple[str, str]]:
    """Return the drawn icons by name."""
    return [(name, name) for name in sorted(ICONS)]


class TermBlock(ChoiceBlock):
    """A term of law: the page stores which one, never how long it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": rule_choices, **options})

    def clean(self, value: Any) -> Any:
        """Refuse a rule that has no figure today."""
        result = super().clean(value)
        if result and "." not in result:
            raise ValidationError(gettext("Choose a term of the list."))
        return result

    class Meta:
        icon = "history"
        label = _("Term of law")
        description = _("A length of time from the rule book, with its article")
        preview_value = "collective_mark.opposition"


class FactBlock(Previewed, StructBlock):
    """One of the answers on top of a guide: who, cost, time, papers."""

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
            "note": "",
        }


class StepBlock(Previewed, StructBlock):
    """One numbered step, with the terms of law that belong to it."""

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
