"""Papers of a procedure."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock

from cms.blocks.rules import FormBlock
from cms.blocks.wording import Labelled


class PaperBlock(Labelled, StructBlock):
    """One paper: what it is, how it must look, the official form for it."""

    labels = {
        "name": _("Paper"),
        "note": _("How it must look"),
        "required": _("Always needed"),
        "form": _("Official form"),
    }

    name = CharBlock(max_length=160)
    note = CharBlock(max_length=400, required=False)
    required = BooleanBlock(required=False, default=True)
    form = FormBlock(required=False)

    class Meta:
        icon = "doc-full"
        label = _("Paper")
        description = _("A paper to hand in, with the official form where there is one")
        preview_value = {
            "name": "Quy chế sử dụng nhãn hiệu tập thể",
            "note": "Tổ chức đứng tên ký và đóng dấu.",
            "required": True,
            "form": "",
        }
