"""A right and what describes it. Written only by ``registry.services``."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from ip_portal.core import dates


class RightQuerySet(models.QuerySet["Right"]):
    """Named questions about rights."""

    def public(self, *, on: date) -> RightQuerySet:
        """Return what the public may see on a day; in doubt a right is hidden."""
        return self.filter(public_from__lte=on)

    def numbered(self, canonical: str) -> RightQuerySet:
        """Return the rights that carry a canonical number."""
        return self.filter(numbers__canonical=canonical).distinct()


class PublicManager(models.Manager["Right"]):
    """The short way to rights gives only what the public may see today.

    An unpublished right is as secret as a case. This is the one place below the
    faces that asks for today.
    """

    @override
    def get_queryset(self) -> RightQuerySet:
        return RightQuerySet(self.model, using=self._db).public(on=dates.today())


class Right(models.Model):
    """An IP right or an application for one, merged from what sources state.

    Dates are the merged ones; ``phase`` and what follows it are computed from the
    events and the day, and nobody edits them. ``details`` holds what is only shown:
    lists of texts by INID name, as ``RightRecord`` has them.
    """

    class Kind(models.TextChoices):
        """The kinds of right the Department supports."""

        TRADEMARK = "trademark", _("Trademark")
        COLLECTIVE_MARK = "collective_mark", _("Collective mark")
        CERTIFICATION_MARK = "certification_mark", _("Certification mark")
        GI = "gi", _("Geographical indication")
        DESIGN = "design", _("Industrial design")
        INVENTION = "invention", _("Invention")
        UTILITY_SOLUTION = "utility_solution", _("Utility solution")

    class Feature(models.TextChoices):
        """What a mark is made of, INID (550)."""

        WORD = "word", _("Word mark")
        FIGURATIVE = "figurative", _("Figurative mark")
        COMBINED = "combined", _("Combined mark")
        THREE_DIMENSIONAL = "three_dimensional", _("Three-dimensional mark")
        SOUND = "sound", _("Sound mark")
        OTHER = "other", _("Other mark")

    # The number in its address: the application's, else the best it has.
    number = models.CharField(max_length=40, blank=True, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind)
    office = models.CharField(max_length=2, default="VN")
    word = models.TextField(blank=True)
    feature = models.CharField(max_length=20, choices=Feature, blank=True)
    filed_on = models.DateField(null=True)
    # The first date claimed, from which some terms run.
    priority_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    granted_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    terminated_on = models.DateField(null=True)
    commune = models.CharField(max_length=120, blank=True)
    product_group = models.CharField(max_length=120, blank=True)
    is_illustration = models.BooleanField(default=False)
    details = models.JSONField(default=dict)

    phase = models.CharField(max_length=30)
    group = models.CharField(max_length=30)
    state = models.CharField(max_length=1)
    stage = models.CharField(max_length=1)
    flags = models.JSONField(default=list)
    status_since = models.DateField(null=True)
    has_conflict = models.BooleanField(default=False)
    next_change_on = models.DateField(null=True)

    public_from = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PublicManager()
    # The explicit way, for staff pages, services and the worker alone.
    for_staff = models.Manager.from_queryset(RightQuerySet)()

    class Meta:
        base_manager_name = "for_staff"
        permissions = [
            ("import_records", "Can import office records"),
            ("undo_import", "Can undo an import"),
        ]
        indexes = [
            models.Index(fields=["public_from"], name="right_public_from"),
            models.Index(fields=["next_change_on"], name="right_next_change"),
            models.Index(fields=["-changed_at", "-id"], name="right_changed"),
        ]

    def __str__(self) -> str:
        return self.word or self.number

    @property
    def certificate_number(self) -> str:
        """The number of its title, or nothing before grant."""
        kept = [
            one.canonical for one in self.numbers.all() if one.kind == "certificate"
        ]
        return kept[0] if kept else ""


class Number(models.Model):
    """One number of a right, as an office gave it and in its canonical form."""

    right = models.ForeignKey(Right, models.CASCADE, related_name="numbers")
    office = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    canonical = models.CharField(max_length=40)
    raw = models.CharField(max_length=80)
    # The integer of a title number, by which titles are looked up.
    title_key = models.CharField(max_length=12, blank=True)
    given_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "canonical"],
                # An international application may lead to several rights.
                condition=~models.Q(kind__in=["pct", "wo"]),
                name="one_right_per_number",
            )
        ]
        indexes = [
            models.Index(fields=["canonical"], name="number_canonical"),
            models.Index(
                fields=["title_key"],
                name="number_title_key",
                condition=~models.Q(title_key=""),
            ),
        ]

    def __str__(self) -> str:
        return self.canonical


class Party(models.Model):
    """Who is what to the right. The address is never public."""

    right = models.ForeignKey(Right, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    commune = models.CharField(max_length=120, blank=True)
    address = models.TextField(blank=True)

    class Meta:
        ordering = ["role", "order", "pk"]

    def __str__(self) -> str:
        return self.name


class GoodsClass(models.Model):
    """Goods and services of one Nice class in one language, INID (511)."""

    right = models.ForeignKey(Right, models.CASCADE, related_name="goods")
    number = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return f"{self.number}: {self.text[:40]}"


class FigurativeCode(models.Model):
    """A code of the Vienna, Locarno or International Patent Classification."""

    right = models.ForeignKey(Right, models.CASCADE, related_name="figurative_codes")
    scheme = models.CharField(max_length=10)
    code = models.CharField(max_length=30)
    edition = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["scheme", "code"]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class Priority(models.Model):
    """An earlier application whose date the right may claim, INID (300), (30)."""

    right = models.ForeignKey(Right, models.CASCADE, related_name="priorities")
    number = models.CharField(max_length=60)
    country = models.CharField(max_length=2, blank=True)
    claimed_on = models.DateField(null=True)

    class Meta:
        ordering = ["claimed_on", "pk"]

    def __str__(self) -> str:
        return self.number


class Representation(models.Model):
    """The mark as it looks or sounds, INID (540).

    ``sha256`` names the stored picture (``registry.images``); it is empty while only
    the source's reference is known, which is never fetched.
    """

    right = models.ForeignKey(Right, models.CASCADE, related_name="representations")
    reference = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sha256"], name="representation_sha")]

    def __str__(self) -> str:
        return self.reference


class RightPlace(models.Model):
    """A place the right is about or its holder sits in.

    ``unit_code`` is a code of ``places``, empty where the name is not known there or
    leads to several units.
    """

    class Role(models.TextChoices):
        """Why the place stands here."""

        ORIGIN = "origin", _("Place in the name or of origin")
        HOLDER = "holder", _("Commune of the holder")

    right = models.ForeignKey(Right, models.CASCADE, related_name="places")
    role = models.CharField(max_length=10, choices=Role)
    name = models.CharField(max_length=120)
    unit_code = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.name
