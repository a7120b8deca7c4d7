"""What sources stated, whole, and the batches it came in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ip_portal.registry.models.right import Right


class Batch(models.Model):
    """One file taken in. The same file, unfinished, goes on where it stopped.

    A file sent in the browser is kept (``upload``) until it is applied or dropped;
    ``foreseen`` says what applying it would do.
    """

    class State(models.TextChoices):
        """Where a file stands on its way into the register."""

        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked, nothing written yet")
        APPLYING = "applying", _("Being written")
        FINISHED = "finished", _("Written")
        REFUSED = "refused", _("Refused")
        DROPPED = "dropped", _("Dropped")
        UNDONE = "undone", _("Undone")

    state = models.CharField(max_length=10, choices=State, default=State.APPLYING)
    upload = models.CharField(max_length=100, blank=True)
    foreseen = models.JSONField(default=dict)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=20)
    actor_label = models.CharField(max_length=200)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    read = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.file_name


class Statement(models.Model):
    """The whole of what one source said about one right on one day.

    Kept for ever; ``voided_at`` takes it out of the merge, as an undone batch does.
    """

    class Made(models.TextChoices):
        """What taking the statement in did to the register."""

        CREATED = "created"
        CHANGED = "changed"

    right = models.ForeignKey(Right, models.CASCADE, related_name="statements")
    source = models.CharField(max_length=20)
    as_of = models.DateField(null=True)
    payload = models.JSONField()
    content_hash = models.CharField(max_length=64)
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, related_name="statements"
    )
    line = models.PositiveIntegerField(default=1)
    made = models.CharField(max_length=10, choices=Made)
    received_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["right", "source", "content_hash"], name="one_statement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.content_hash[:8]}"


class ErrorReport(models.Model):
    """A reader's word that something is wrong. Who said it is not asked."""

    about = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    received_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.text[:60]
