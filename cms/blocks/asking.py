"""A block in which the reader asks for a last day."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructBlockValidationError

from cms.asking import asked_date
from cms.blocks.previews import Previewed
from cms.blocks.rules import TermBlock
from cms.blocks.wording import Labelled
from cms.law import Law
from ip_portal.core.dates import today


class LastDayBlock(Previewed, Labelled, StructBlock):
    """The reader gives a date, the page answers with the last day and the reasons."""

    labels = {"term": _("Term of law"), "title": _("Question over the field")}
    part = "last_day"

    term = TermBlock()
    title = CharBlock(max_length=120, required=False)

    def clean(self, value: Any) -> Any:
        """Refuse a term that is not counted from a date."""
        result = super().clean(value)
        if asked_date(Law(today=today()), result["term"]) is None:
            problem = ValidationError(gettext("This term is not counted from a date."))
            raise StructBlockValidationError(block_errors={"term": problem})
        return result

    class Meta:
        icon = "calendar-check"
        label = _("Work out the last day")
        description = _("The reader enters a date and reads the last day with reasons")
        preview_value = {
            "term": "trademark.opposition",
            "title": "Còn phản đối được đến ngày nào?",
        }
