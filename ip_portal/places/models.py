from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from typing_extensions import override

from ip_portal.places.naming import split_kind


class Level(models.TextChoices):
    """The rank of an administrative unit."""

    PROVINCE = "province", _("Province or city under the central government")
    DISTRICT = "district", _("District, town or city of a province")
    WARD = "ward", pgettext_lazy("administrative unit", "Ward")
    COMMUNE = "commune", pgettext_lazy("administrative unit", "Commune or township")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def standing(self, on: dt.date) -> UnitQuerySet:
        """Return the units that exist on that day."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on
        )

    def current(self) -> UnitQuerySet:
        """Return the units that no act has ended."""
        return self.filter(valid_to__isnull=True)

    def with_parents(self) -> UnitQuerySet:
        """Return the units with district and province loaded along."""
        return self.select_related("parent__parent")


class Unit(models.Model):
    """An administrative unit for as long as it kept its name, type and borders.

    Codes are used again for other units: only code and first day together name one.
    `valid_from` of a former unit is the first day of the code list, not its founding.
    """

    code = models.CharField(max_length=5)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    level = models.CharField(max_length=8, choices=Level)
    kind = models.CharField(max_length=10)
    valid_from = models.DateField()
    # The last day on which it stood.
    valid_to = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="unit_code_valid_from"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.name_vi

    @property
    def short_name(self) -> str:
        """The name without its kind: "Cái Khế"."""
        return split_kind(self.name_vi)[1]

    @property
    def name_in_sentence(self) -> str:
        """The Vietnamese name inside a sentence: "phường Cái Khế"."""
        return f"{self.kind} {self.short_name}"

    @property
    def is_current(self) -> bool:
        """Whether no act has ended the unit."""
        return self.valid_to is None

    def stood(self, on: dt.date) -> bool:
        """Tell whether the unit existed on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def ancestors(self) -> list[Unit]:
        """Return district and province, nearest first; no query after `with_parents`."""
        found, above = [], self.parent
        while above is not None:
            found.append(above)
            above = above.parent
        return found


class Change(models.TextChoices):
    """What became of a unit."""

    MERGED = "merged", _("Merged with others")
    SPLIT = "split", _("Split between several")
    RENAMED = "renamed", _("Given another name")
    ONE_TO_ONE = "one_to_one", _("Continued alone")


class Succession(models.Model):
    """One former unit and one unit that took over its land, or a part of it."""

    old = models.ForeignKey(Unit, models.CASCADE, related_name="successions")
    new = models.ForeignKey(Unit, models.CASCADE, related_name="origins")
    change = models.CharField(max_length=10, choices=Change)
    act = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_once"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.act})"


class PlaceName(models.Model):
    """A name people use, official or not, and every unit it may mean."""

    name = models.CharField(max_length=80, unique=True)
    folded = models.CharField(max_length=80, db_index=True)
    is_official = models.BooleanField()
    units = models.ManyToManyField(Unit, related_name="place_names")

    @override
    def __str__(self) -> str:
        return self.name
