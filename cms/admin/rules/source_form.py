"""What is asked of every version of the law: its source, and how well it was seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ip_portal.rules.choice import Confidence, Version, Words
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.labels import CONFIDENCE


def confidences() -> list[tuple[str, Any]]:
    """Return the degrees of confidence, best first."""
    return [(one.value, _(CONFIDENCE[one])) for one in Confidence]


class SourceForm(forms.Form):
    """Document, article, day, confidence, remark and announcement of a version."""

    document = forms.CharField(
        label=_("Document"),
        max_length=40,
        help_text=_("The code as the Official Gazette prints it: 131/2025/QH15."),
    )
    article = forms.CharField(
        label=_("Article"),
        max_length=60,
        help_text=_("For example 112a, annex, or annex I."),
    )
    effective = forms.DateField(
        label=_("The document took effect on"), widget=AdminDateInput
    )
    further = forms.CharField(
        label=_("Further sources"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, each with its article."),
    )
    confidence = forms.ChoiceField(
        label=_("How well the source was seen"), choices=confidences
    )
    assumed = forms.BooleanField(
        label=_("Carried over from earlier rules"), required=False
    )
    note_vi = forms.CharField(
        label=_("Note in Vietnamese"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note_en = forms.CharField(
        label=_("Note in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    announce_until = forms.DateField(
        label=_("On the home page until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: the change is not announced."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for both languages of a note, or none."""
        data: dict[str, Any] = super().clean() or {}
        if bool(data.get("note_vi")) != bool(data.get("note_en")):
            self.add_error(
                "note_en" if data.get("note_vi") else "note_vi",
                _("Give the text in both languages."),
            )
        return data

    def sources(self) -> tuple[str, ...]:
        """Return the further sources."""
        lines = self.cleaned_data["further"].splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def shared(self) -> dict[str, Any]:
        """Return what versions of all kinds have."""
        data = self.cleaned_data
        return {
            "confidence": Confidence(data["confidence"]),
            "assumed": data["assumed"],
            "note": Words(data["note_vi"], data["note_en"]),
            "announce_until": data["announce_until"],
        }


def shared_initial(version: Version | DatedVersion) -> dict[str, Any]:
    """Return the fields of a version as the form shows them."""
    cited = version.citation if isinstance(version, Version) else version
    return {
        "document": cited.document,
        "article": cited.article,
        "effective": cited.effective,
        "further": "\n".join(cited.further),
        "confidence": version.confidence.value,
        "assumed": version.assumed,
        "note_vi": version.note.vi,
        "note_en": version.note.en,
        "announce_until": version.announce_until,
    }


def shown_day(day: date) -> date | None:
    """Return a day for a form; an open side is empty."""
    return None if day in (date.min, date.max) else day
