"""What happened to a right. Rows are only ever added."""

from __future__ import annotations

from django.db import models

from ip_portal.registry.models.right import Right
from ip_portal.registry.models.sources import Statement


class Event(models.Model):
    """A legal event, or the cancellation of one that was wrong.

    ``raw`` keeps the source's own words. ``basis`` says where it came from: the
    source's timeline, one of its dated fields, or a person. A row with ``cancels``
    takes the event it points to out of the replay.
    """

    class Basis(models.TextChoices):
        """Where an event came from."""

        TIMELINE = "timeline"
        FIELD = "field"
        HAND = "hand"

    right = models.ForeignKey(Right, models.CASCADE, related_name="events")
    code = models.CharField(max_length=40)
    effective_on = models.DateField()
    day_order = models.PositiveIntegerField(default=1)
    raw = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=10, choices=Basis)
    source = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    statement = models.ForeignKey(
        Statement, models.PROTECT, null=True, related_name="events"
    )
    cancels = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="cancelled_by"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["effective_on", "day_order", "pk"]

    def __str__(self) -> str:
        return f"{self.effective_on} {self.code}"
