"""The blocks a text is made of: one list for every kind of page."""

from __future__ import annotations

from wagtail.blocks import Block

from cms.blocks.steps import StepBlock, TermsBlock
from cms.blocks.texts import CalloutBlock, HeadingBlock, TextBlock


def body_blocks() -> list[tuple[str, Block]]:
    """Return the blocks by name; new ones each time, as each field owns its own."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("step", StepBlock()),
        ("terms", TermsBlock()),
        ("callout", CalloutBlock()),
    ]
