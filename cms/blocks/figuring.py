"""Tables, pictures, quotations, questions: parts of a text with a form of their own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructBlockValidationError,
)
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.blocks.previews import Previewed
from cms.blocks.texts import TextBlock
from cms.blocks.wording import Labelled

IN_A_LINE = ["bold", "italic", "link"]


class TableBlock(Previewed, Labelled, StructBlock):
    """A table with a caption and a row of column names; at most five columns."""

    labels = {
        "caption": _("Caption"),
        "header": _("Names of the columns"),
        "rows": _("Rows"),
    }
    part = "table"

    caption = CharBlock(max_length=160)
    header = ListBlock(CharBlock(max_length=80, required=False), min_num=2, max_num=5)
    rows = ListBlock(ListBlock(RichTextBlock(features=IN_A_LINE)), min_num=1)

    def clean(self, value: Any) -> Any:
        """Refuse columns without a name, but for the first, and rows that do not fit."""
        result = super().clean(value)
        if not all(list(result["header"])[1:]):
            problem = ValidationError(gettext("Name every column after the first."))
            raise StructBlockValidationError(block_errors={"header": problem})
        wrong = [
            number
            for number, row in enumerate(result["rows"], 1)
            if len(row) != len(result["header"])
        ]
        if wrong:
            message = gettext("Row %(row)d needs one cell for each column.")
            problem = ValidationError(message % {"row": wrong[0]})
            raise StructBlockValidationError(block_errors={"rows": problem})
        return result

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with caption and column names; cards on a phone")
        preview_value = {
            "caption": "Ba loại nhãn hiệu",
            "header": ["Loại", "Ai đứng tên", "Ai được dùng"],
            "rows": [
                ["Nhãn hiệu", "Một người, một doanh nghiệp", "Chủ nhãn hiệu"],
                ["Nhãn hiệu tập thể", "Hội, hợp tác xã", "Thành viên"],
            ],
        }


class ImageFigureBlock(Previewed, Labelled, StructBlock):
    """A picture; it is described in words, or said to be decoration."""

    labels = {"image": _("Picture"), "caption": _("Words below it")}
    part = "image"

    image = ImageBlock()
    caption = CharBlock(max_length=240, required=False)

    def get_preview_value(self) -> Any:
        """Return the newest picture of the site, if it has one."""
        newest = get_image_model().objects.order_by("-pk").first()
        return self.to_python(
            {
                "image": {
                    "image": newest.pk if newest else None,
                    "alt_text": newest.title if newest else "",
                    "decorative": False,
                },
                "caption": "Chợ nổi Cái Răng.",
            }
        )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a description for those who do not see it")


class QuoteBlock(Previewed, Labelled, StructBlock):
    """Words of somebody else, with the source."""

    labels = {"text": _("Words"), "source": _("Who said it, and where")}
    part = "quote"

    text = RichTextBlock(features=IN_A_LINE)
    source = CharBlock(max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words of somebody else, with the source")
        preview_value = {
            "text": "<p>Có nhãn hiệu chung, thương lái không còn ép giá.</p>",
            "source": "Một tổ viên hợp tác xã",
        }


class QuestionBlock(Previewed, Labelled, StructBlock):
    """A question and its answer, with an anchor of its own."""

    labels = {"question": _("Question"), "text": _("Answer")}
    part = "question"

    question = CharBlock(max_length=200)
    text = TextBlock()

    class Meta:
        icon = "help"
        label = _("Question")
        description = _("A question people ask, with a short answer")
        preview_value = {
            "question": "Hộ kinh doanh có tự nộp đơn được không?",
            "text": "<p>Được. Bạn tự nộp, hoặc nhờ tổ chức đại diện.</p>",
        }
