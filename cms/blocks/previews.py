"""How a block looks on a page, shown beside it in the editors' list of blocks."""

from __future__ import annotations

from typing import Any, ClassVar

from cms import reading
from ip_portal.core.dates import today


class Previewed:
    """A block that is shown as its page would lay it out; ``part`` is its name there."""

    part: ClassVar[str]

    def get_preview_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the block as a part of a guide."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)  # type: ignore[misc]
        shown = reading.preview(self.part, value, on=today())
        return {**context, **shown}

    def get_preview_template(
        self, value: Any, context: dict[str, Any] | None = None
    ) -> str:
        """Return the frame around the part."""
        return "cms/blocks/preview.html"
