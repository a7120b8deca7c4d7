"""What waits for a second person before it becomes law on the site."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from typing_extensions import override


class Proposal(models.Model):
    """A change of the law that a second person has to confirm.

    `payload` is the whole of the new version or day; nothing of it is law yet.
    """

    class What(models.TextChoices):
        VERSION = "version", _("New law")
        CORRECTION = "correction", _("Correction")
        FEE_VERSION = "fee_version", _("New amount")
        FEE_CORRECTION = "fee_correction", _("Correction of an amount")
        FORM_VERSION = "form_version", _("New form")
        FORM_CORRECTION = "form_correction", _("Correction of a form")
        HOLIDAY = "holiday", _("Day off or working day")
        HOLIDAY_REMOVAL = "holiday_removal", _("Removal of a day")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for a second person")
        CONFIRMED = "confirmed", _("Confirmed")
        REJECTED = "rejected", _("Rejected")

    what = models.CharField(max_length=20, choices=What.choices)
    # "trademark.opposition", the code of a fee or form, or the day of a holiday.
    subject = models.CharField(max_length=61)
    payload = models.JSONField()
    state = models.CharField(
        max_length=9, choices=State.choices, default=State.OPEN, db_index=True
    )
    proposed_by_id = models.CharField(max_length=40)
    proposed_by_label = models.CharField(max_length=200)
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by_id = models.CharField(max_length=40, blank=True)
    decided_by_label = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (~Q(decided_by_id=F("proposed_by_id")) & ~Q(decided_by_id="")),
                name="confirmed_by_a_second_person",
            )
        ]
        default_permissions = ()
        ordering = ["-pk"]
        permissions = [
            ("propose_rule", "Can propose a change of the law"),
            ("confirm_rule", "Can confirm a change of the law"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.what} {self.subject}"
