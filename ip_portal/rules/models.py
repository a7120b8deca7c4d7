"""The law as rows. Seeds fill them once; afterwards the database is the truth."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from ip_portal.rules.arithmetic import DayKind
from ip_portal.rules.choice import Confidence, DateName, Direction
from ip_portal.rules.fees import FeeKind
from ip_portal.rules.proposal import Proposal

__all__ = [
    "Edition",
    "Fee",
    "FeeVersion",
    "Form",
    "FormVersion",
    "Holiday",
    "Proposal",
    "Rule",
    "RuleVersion",
    "Window",
]

_CONFIDENCES = [(one.value, one.value) for one in Confidence]
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
    confidence = models.CharField(max_length=10, choices=_CONFIDENCES)
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
    # The home page tells of this version up to and including that day.
    announce_until = models.DateField(null=True, blank=True)

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


class Dated(models.Model):
    """A version chosen by the day alone; the newest revision of a key is in force."""

    key = models.CharField(max_length=20)
    revision = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=40)
    article = models.CharField(max_length=60)
    # Unknown where the day the document took effect was not seen.
    effective_on = models.DateField(null=True, blank=True)
    further = models.JSONField(default=list, blank=True)
    confidence = models.CharField(max_length=10, choices=_CONFIDENCES)
    assumed = models.BooleanField(default=False)
    note_vi = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    announce_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on"))
                | Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True),
                name="%(class)s_starts_before_it_ends",
            )
        ]


class Fee(models.Model):
    """A fee, a sum of fees or a support of the city: what pages point to."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(
        max_length=7, choices=[(one.value, one.value) for one in FeeKind]
    )
    label_vi = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160)
    per_vi = models.CharField(max_length=120, blank=True)
    per_en = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]

    @override
    def __str__(self) -> str:
        return self.code


class FeeVersion(Dated):
    """An amount in đồng, the parts of a sum, or neither where no source agrees."""

    fee = models.ForeignKey(Fee, models.PROTECT, related_name="versions")
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    # [[code, times], …]
    parts = models.JSONField(default=list, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["fee", "key", "revision"], name="one_fee_version_per_revision"
            ),
        ]
        ordering = ["fee", "key", "revision"]

    @override
    def __str__(self) -> str:
        return f"{self.fee}.{self.key}/{self.revision}"


class Form(models.Model):
    """A form through time: what pages point to."""

    code = models.CharField(max_length=40, unique=True)
    label_vi = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160)

    class Meta:
        ordering = ["pk"]

    @override
    def __str__(self) -> str:
        return self.code


class FormVersion(Dated):
    """The number a form has under one law, and the authority that takes it."""

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions")
    number_vi = models.CharField(max_length=160)
    number_en = models.CharField(max_length=160)
    authority_vi = models.CharField(max_length=160)
    authority_en = models.CharField(max_length=160)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["form", "key", "revision"], name="one_form_version_per_revision"
            ),
        ]
        ordering = ["form", "key", "revision"]

    @override
    def __str__(self) -> str:
        return f"{self.form}.{self.key}/{self.revision}"


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
