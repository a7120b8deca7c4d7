"""The parts of a guide's text: headings, paragraphs, remarks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock

from cms.blocks.previews import Previewed
from cms.blocks.wording import Labelled

FEATURES = ["bold", "italic", "ul", "ol", "link"]


class HeadingBlock(Previewed, Labelled, StructBlock):
    """A heading; readers jump to it from the side of the page."""

    labels = {"text": _("Words of the heading"), "level": _("Level")}

    part = "heading"

    text = CharBlock(max_length=120)
    level = ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))], default="h2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a section, or a part of one")
        preview_value = {"text": "Các bước", "level": "h2"}


class TextBlock(Previewed, RichTextBlock):
    """Paragraphs and lists."""

    part = "text"

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": FEATURES, **options})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists, with links")
        preview_value = "<p>Bạn nộp đơn tại Cục Sở hữu trí tuệ.</p>"


class CalloutBlock(Previewed, Labelled, StructBlock):
    """A remark beside the text; at most two a page."""

    labels = {"kind": _("Kind"), "title": _("Title"), "text": _("Text")}

    part = "callout"

    kind = ChoiceBlock(
        choices=[("info", _("Information")), ("warning", _("Warning"))], default="info"
    )
    title = CharBlock(max_length=120)
    text = RichTextBlock(required=False, features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("Remark")
        description = _("What a reader must not miss; at most two on a page")
        preview_value = {
            "kind": "warning",
            "title": "Tên có địa danh?",
            "text": "<p>Bạn cần văn bản cho phép của Ủy ban nhân dân.</p>",
        }
