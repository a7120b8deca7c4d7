"""The form of a page: what must hold before it may go live."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.admin.slugs import slug_input

# Buttons by which a page leaves its author's hands; saving a draft is none.
SENT_ON = ("action-publish", "action-submit", "action-restart-workflow")


class PublishingForm(WagtailAdminPageForm):
    """Refuses to hand in, approve or publish a page with typed law, at the place itself.

    Whoever has changed the words is told here that somebody else approves them; what
    they wrote stays in the form. Made for pages that have ``typed_law_errors``.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].widget = slug_input()

    def _post_clean(self) -> None:
        """Look at the page as it would be saved."""
        super()._post_clean()
        if self.errors or not (self._approves() or self._is_sent_on()):
            return
        for name, error in self.instance.typed_law_errors().items():
            self.add_error(name if name in self.fields else None, error)
        if self._approves():
            self._leave_to_another()

    def _is_sent_on(self) -> bool:
        return any(self.data.get(name) for name in SENT_ON)

    def _approves(self) -> bool:
        is_action = self.data.get("action-workflow-action")
        return bool(is_action) and self.data.get("workflow-action-name") == "approve"

    def _leave_to_another(self) -> None:
        """Refuse the legal check of words that are, or would be, the user's own."""
        # Both of these know kinds of page, and kinds of page have this form.
        from cms.authors import changes_words
        from cms.models.checks import OWN_TEXT, LegalCheckTask

        task = self.instance.current_workflow_task
        if not isinstance(task, LegalCheckTask):
            return
        if task.bars(self.instance, self.for_user) or changes_words(self.instance):
            self.add_error(None, OWN_TEXT)
