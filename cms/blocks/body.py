"""The blocks a text is made of: one list for every kind of page."""

from __future__ import annotations

from wagtail.blocks import Block

from cms.blocks.asides import ContactBlock, DownloadBlock, GalleryBlock, MarkBlock
from cms.blocks.asking import LastDayBlock
from cms.blocks.cited import FeesBlock, FormsBlock, TermsBlock
from cms.blocks.figuring import (
    ImageFigureBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
)
from cms.blocks.steps import StepBlock
from cms.blocks.texts import CalloutBlock, HeadingBlock, TextBlock

COUNTS = {
    "callout": {"max_num": 2},
    "gallery": {"max_num": 1},
    "last_day": {"max_num": 3},
}


def body_blocks() -> list[tuple[str, Block]]:
    """Return the blocks by name; new ones each time, as each field owns its own."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("step", StepBlock()),
        ("callout", CalloutBlock()),
        ("table", TableBlock()),
        ("question", QuestionBlock()),
        ("quote", QuoteBlock()),
        ("image", ImageFigureBlock()),
        ("terms", TermsBlock()),
        ("fees", FeesBlock()),
        ("forms", FormsBlock()),
        ("last_day", LastDayBlock()),
        ("mark", MarkBlock()),
        ("gallery", GalleryBlock()),
        ("download", DownloadBlock()),
        ("contact", ContactBlock()),
    ]
