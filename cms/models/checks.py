"""The second reading of a page: who must agree, and the log that readers may see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask, Page, Revision, TaskState

from cms.findings import RefusedError, check


class LegalCheck(models.Model):
    """A page was compared with the law on a day; says the duty, never a name."""

    page = models.ForeignKey(
        Page,
        verbose_name=_("Page"),
        on_delete=models.CASCADE,
        related_name="legal_checks",
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("Version"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by = models.CharField(_("Checked by"), max_length=120)
    on = models.DateField(_("Checked on"))
    note = models.TextField(_("Note"), blank=True)

    class Meta:
        verbose_name = _("Legal check")
        verbose_name_plural = _("Legal checks")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}, {self.on}"


OWN_TEXT = _(
    "The last version of this page is your own, so somebody else must approve it; "
    "you can still send it back."
)


class OwnTextError(RefusedError):
    """Somebody would approve words of their own."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, str(OWN_TEXT))


class NoReasonError(RefusedError):
    """A page would be sent back without a word."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, gettext("Say what must change."))


class ApprovalForm(TaskStateCommentForm):
    """A check may carry a note."""

    comment = forms.CharField(
        label=_("Note; readers see it beside the check"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class ReasonForm(TaskStateCommentForm):
    """Who sends a page back says why."""

    comment = forms.CharField(
        label=_("What must change"), widget=forms.Textarea({"rows": 3})
    )


class LegalCheckTask(AbstractGroupApprovalTask):
    """Somebody other than the last author compares a page with the law."""

    class Meta:
        verbose_name = _("Legal check")
        verbose_name_plural = _("Legal checks")

    @classmethod
    def get_description(cls) -> str:
        """Say in the list of tasks what this one asks."""
        return gettext("Somebody other than the author compares the page with the law.")

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        """Offer everything but approval to whom the last version is from."""
        actions = super().get_actions(obj, user)
        if not actions or not _is_own(obj, user):
            return actions
        return [one for one in actions if one[0] != "approve"]

    def bars(self, obj: Page, user: Any) -> bool:
        """Say whether one of the checkers may not approve: the version is theirs."""
        return bool(super().get_actions(obj, user)) and _is_own(obj, user)

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask for a reason where the page is sent back."""
        return ReasonForm if action == "reject" else ApprovalForm

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **data: Any
    ) -> Any:
        """Approve or send back; an approval is logged and dates the page.

        Raises TypedLawError where a page with typed law would be approved, OwnTextError
        where its last author would approve it, NoReasonError for sending back without
        a word.
        """
        # What is logged is a room above the pages.
        from cms.publishing import log_approval

        page = task_state.workflow_state.content_object
        comment = data.get("comment", "").strip()
        if action_name == "reject" and not comment:
            raise NoReasonError(page)
        if action_name == "approve":
            if _is_own(page, user):
                raise OwnTextError(page)
            check(page.get_latest_revision_as_object())
            log_approval(page, user=user, note=comment)
        return super().on_action(task_state, user, action_name, **data)


def _is_own(page: Page, user: Any) -> bool:
    # What a version says is read by rooms that know all kinds of page.
    from cms.authors import last_author

    return last_author(page) == user.pk
