"""Rules, fees and forms of the law: a page stores which one, never its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import FieldBlock

from cms.law import Law
from ip_portal.core.dates import today
from ip_portal.registry.models import Right

Options = list[tuple[Any, Any]]


def _terms() -> Options:
    """Return nothing, then the rules that have a figure today, in groups by right."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for right, act, label in Law(today=today()).rules():
        groups[right].append((f"{right}.{act}", label))
    by_right = [(kind.label, groups.pop(kind)) for kind in Right.Kind if kind in groups]
    others = [one for group in groups.values() for one in group]
    return [("", "—"), *by_right, (gettext("Other rights and duties"), others)]


def _fees() -> Options:
    return [("", "—"), *Law(today=today()).fees()]


def _forms() -> Options:
    return [("", "—"), *Law(today=today()).forms()]


class RuleBlock(FieldBlock):
    """A choice from the rule book.

    Not a ``ChoiceBlock``: that one reads all choices, and so the whole rule book, for
    each value of a page.
    """

    options: Callable[[], Options]

    def __init__(
        self, required: bool = True, help_text: str | None = None, **options: Any
    ) -> None:
        self.field = forms.ChoiceField(
            choices=type(self).options, required=required, help_text=help_text or ""
        )
        super().__init__(**options)


class TermBlock(RuleBlock):
    """A term of law, as "right.act"."""

    options = staticmethod(_terms)

    class Meta:
        icon = "history"
        label = _("Term of law")
        description = _("A length of time from the rule book, with its article")
        default = ""
        preview_value = "collective_mark.opposition"


class FeeBlock(RuleBlock):
    """A fee, or a sum the city gives, by its code."""

    options = staticmethod(_fees)

    class Meta:
        icon = "tag"
        label = _("Fee or support")
        description = _("A sum of money from the rule book, with its article")
        default = ""
        preview_value = "mark_filing_one_class"


class FormBlock(RuleBlock):
    """An official form, by its code."""

    options = staticmethod(_forms)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Official form")
        description = _(
            "A form from the rule book, with its number and where to get it"
        )
        default = ""
        preview_value = "trademark_application"
