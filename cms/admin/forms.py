"""The form of a page: what must hold before it may go live."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.admin.slugs import slug_input


class PublishingForm(WagtailAdminPageForm):
    """Refuses to publish, or to approve, a page with typed law, at the place itself.

    Made for pages that have ``typed_law_errors``.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].widget = slug_input()

    def _post_clean(self) -> None:
        """Look at the page as it would be saved."""
        super()._post_clean()
        if not self._goes_live() or self.errors:
            return
        for name, error in self.instance.typed_law_errors().items():
            self.add_error(name if name in self.fields else None, error)

    def _goes_live(self) -> bool:
        if self.data.get("action-publish"):
            return True
        is_action = self.data.get("action-workflow-action")
        return bool(is_action) and self.data.get("workflow-action-name") == "approve"
