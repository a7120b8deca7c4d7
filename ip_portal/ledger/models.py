"""Audit entries, and the outbox with one delivery per consumer."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that was done: by whom, to what, with plain data. Never changed."""

    at = models.DateTimeField(auto_now_add=True)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    # The plain encoder on purpose: it refuses lazy text, which would be stored in
    # the language of whoever happened to ask.
    data = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="entry_subject"),
            models.Index(fields=["actor_id", "at"], name="entry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class Change(models.Model):
    """A fact for other rooms, written in the transaction that made it true."""

    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Delivery(models.Model):
    """One change on its way to one consumer."""

    change = models.ForeignKey(
        Change, on_delete=models.CASCADE, related_name="deliveries"
    )
    consumer = models.CharField(max_length=60)
    attempts = models.PositiveSmallIntegerField(default=0)
    waits = models.PositiveSmallIntegerField(default=0, db_default=0)
    """How often its consumer was down when it was tried: not an attempt."""
    next_try_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    claimed_by = models.CharField(max_length=80, blank=True, default="", db_default="")
    claimed_until = models.DateTimeField(null=True)
    """The worker that has it at hand, and when another may take it over."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "consumer"], name="one_delivery_per_consumer"
            )
        ]
        indexes = [
            models.Index(
                fields=["consumer", "id"],
                name="delivery_open",
                condition=models.Q(done_at=None, dead_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.change_id} → {self.consumer}"
