"""What the history of a page says beside Wagtail's own entries."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.publishing import REFUSED


def register_actions(actions: LogActionRegistry) -> None:
    """Make the refusal of a scheduled page readable."""

    @actions.register_action(REFUSED)
    class Refused(LogFormatter):
        label = _("Publication refused")

        def format_message(self, entry: Any) -> str:
            """Name the places that were in the way."""
            places = "; ".join(entry.data.get("places", []))
            message = gettext(
                "Not published, because figures of the law are typed: %(places)s"
            )
            return message % {"places": places}
