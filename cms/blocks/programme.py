"""Rows of an event's programme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from cms.blocks.wording import Labelled


class ProgrammeRowBlock(Labelled, StructBlock):
    """When, and what happens then."""

    labels = {"time": _("Time"), "what": _("What happens")}

    time = CharBlock(max_length=40)
    what = CharBlock(max_length=200)

    class Meta:
        icon = "time"
        label = _("Row of the programme")
        description = _("A time of day and what happens then")
        preview_value = {"time": "8:00 – 8:30", "what": "Đón đại biểu"}
