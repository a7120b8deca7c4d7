"""Figures that stand on a page and are no law: an editor says why."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from cms.blocks.wording import Labelled


class AllowedFigureBlock(Labelled, StructBlock):
    """Words with a figure that is not legal, and the reason."""

    labels = {"words": _("Words as they stand on the page"), "reason": _("Why")}

    words = CharBlock(max_length=120)
    reason = CharBlock(max_length=200)

    class Meta:
        icon = "check"
        label = _("Figure that is no law")
        description = _("A length of time or a sum that no law sets, with the reason")
        preview_value = {
            "words": "nửa ngày",
            "reason": "Thời lượng của buổi tập huấn, không phải thời hạn luật định.",
        }
