"""What readers say of a page: whether it helped, and what is wrong with it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

MOST_WORDS = 1000


class Feedback(models.Model):
    """A vote or a report of a reader; nothing about the reader is kept."""

    class Kind(models.TextChoices):
        USEFUL = "useful", _("Useful")
        NOT_USEFUL = "not_useful", _("Not useful")
        ERROR = "error", _("Report")

    page = models.ForeignKey(
        Page, verbose_name=_("Page"), on_delete=models.CASCADE, related_name="feedback"
    )
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    words = models.TextField(_("What was said"), max_length=MOST_WORDS, blank=True)
    at = models.DateTimeField(_("Received"))
    settled_at = models.DateTimeField(_("Settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Settled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(_("What was done"), max_length=MOST_WORDS, blank=True)

    class Meta:
        verbose_name = _("Feedback")
        verbose_name_plural = _("Feedback")
        indexes = [models.Index(fields=["kind", "settled_at"], name="feedback_open")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"
