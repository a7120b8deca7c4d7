"""Questions that the home page leads to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock

from cms.blocks.wording import Labelled


class AskedBlock(Labelled, StructBlock):
    """One question of a page of questions, by its anchor."""

    labels = {"page": _("Page of questions"), "anchor": _("Anchor of the question")}

    page = PageChooserBlock(target_model="cms.FaqPage")
    anchor = CharBlock(
        max_length=120,
        help_text=_("What stands behind # in the address of the question."),
    )

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question of a page of questions, shown on the home page")
        preview_value = {"anchor": "ten-toi-dinh-dat-da-co-ai-dang-ky-chua"}
