"""The law as rows. Seeds fill them once; afterwards the database is the truth."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from ip_portal.rules.arithmetic import DayKind
from ip_portal.rules.choice import Confidence, DateName, Direction

_DATE_NAMES = [(name.value, name.value) for name in DateName]


class Rule(models.Model):
    """A term of one right through time: what pages and deadlines point to."""

    code = models.CharField(max_length=40)
    right = models.CharField(max_length=20)
    label_vi = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120)
    who = models.CharField(max_length=30)
    # While this date is unknown the last day of the term stands for it.
    tie_date = models.CharField(max_length=9, choices=_DATE_NAMES, blank=True)
    expiry_from_validity = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "right"], name="rule_per_right")
        ]
        ordering = ["code", "right"]

    @override
    def __str__(self) -> str:
        return f"{self.right}.{self.code}"


class RuleVersion(models.Model):
    """What one law says of a rule, and how well its source was seen.

    A correction (a circular gets read) is a new revision of the same key; a new law
    is a new key. The newest revision of a key is the one in force.
    """

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="versions")
    key = models.CharField(max_length=20)
    revision = models.PositiveSmallIntegerField(default=1)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    # "filed", "later(published, requested)", "yearly(granted)"; empty when quoted.
    trigger = models.CharField(max_length=60, blank=True)
    direction = models.CharField(
        max_length=6, choices=[(one.value, one.value) for one in Direction]
    )
    # "3 months 10 days"; empty when quoted or without end.
    length = models.CharField(max_length=60, blank=True)
    is_window = models.BooleanField(default=False)
    opens_on = models.CharField(max_length=9, choices=_DATE_NAMES, blank=True)
    rolls = models.BooleanField()
    extendable = models.CharField(max_length=10)
    computed = models.BooleanField()
    exists = models.BooleanField(default=True)
    indefinite = models.BooleanField(default=False)
    confidence = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Confidence]
    )
    assumed = models.BooleanField(default=False)
    document = models.CharField(max_length=40)
    article = models.CharField(max_length=60)
    effective_on = models.DateField()
    further = models.JSONField(default=list, blank=True)
    quoted_vi = models.TextField(blank=True)
    quoted_en = models.TextField(blank=True)
    note_vi = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    rows = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "key", "revision"], name="one_version_per_revision"
            )
        ]
        ordering = ["rule", "key", "revision"]

    @override
    def __str__(self) -> str:
        return f"{self.rule}.{self.key}/{self.revision}"


class Window(models.Model):
    """One condition of a version: the named date lies between two days, both in."""

    version = models.ForeignKey(RuleVersion, models.CASCADE, related_name="windows")
    date_name = models.CharField(max_length=9, choices=_DATE_NAMES)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "date_name"], name="one_window_per_date"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on"))
                | Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True),
                name="window_starts_before_it_ends",
            ),
        ]
        ordering = ["version", "pk"]

    @override
    def __str__(self) -> str:
        return f"{self.date_name} {self.starts_on or ''}..{self.ends_on or ''}"


class Holiday(models.Model):
    """A day off, or a weekend day worked in exchange; editors add each year's."""

    date = models.DateField(unique=True)
    kind = models.CharField(
        max_length=7, choices=[(one.value, one.value) for one in DayKind]
    )
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    # Whether the year's notice named it; else it follows from the Labour Code alone.
    confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=160)

    class Meta:
        ordering = ["date"]

    @override
    def __str__(self) -> str:
        return f"{self.date} {self.name_vi}"


class Edition(models.Model):
    """One row whose token changes with every write, so that books can be kept."""

    token = models.UUIDField(default=uuid.uuid4)

    @override
    def __str__(self) -> str:
        return str(self.token)
