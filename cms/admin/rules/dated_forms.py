"""The forms of an amount, of an official form and of a day off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.admin.rules.source_form import SourceForm, shared_initial, shown_day
from cms.admin.rules.wording import DAYS
from ip_portal.rules.arithmetic import DayKind, SpecialDay
from ip_portal.rules.choice import Words
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.fees import FeeItem, FeeKind, FeeVersion, Part
from ip_portal.rules.forms import FormVersion
from ip_portal.rules.labels import words_text


class DatedForm(SourceForm):
    """From when to when a fee or a form holds."""

    start = forms.DateField(label=_("From"), required=False, widget=AdminDateInput)
    end = forms.DateField(label=_("To"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective"].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse a start after the end."""
        data = super().clean()
        if data.get("start") and data.get("end") and data["start"] > data["end"]:
            self.add_error("end", _("The last day lies before the first."))
        return data

    def dated(self) -> dict[str, Any]:
        """Return what versions of fees and forms have."""
        data = self.cleaned_data
        return {
            **self.shared(),
            "document": data["document"],
            "article": data["article"],
            "effective": data["effective"],
            "further": self.sources(),
            "start": data["start"] or date.min,
            "end": data["end"] or date.max,
        }


class FeeForm(DatedForm):
    """An amount, or the lines of a sum."""

    amount = forms.IntegerField(
        label=_("Amount in đồng"),
        min_value=0,
        required=False,
        help_text=_("Empty where the sources conflict; say so in the note."),
    )
    parts = forms.MultipleChoiceField(
        label=_("Lines of the sum"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = ("amount", "parts", "start", "end")

    def __init__(
        self,
        *args: Any,
        base: FeeVersion,
        item: FeeItem,
        items: list[FeeItem],
        **kwargs: Any,
    ) -> None:
        self.base = base
        super().__init__(*args, **kwargs)
        if item.kind is FeeKind.SUM:
            del self.fields["amount"]
            self.fields["parts"].choices = [
                (one.code, words_text(one.label))
                for one in items
                if one.kind is not FeeKind.SUM
            ]
        else:
            del self.fields["parts"]

    def version(self) -> FeeVersion:
        """Return the version as it was entered; its key is that of the base."""
        times = {part.code: part.times for part in self.base.parts}
        parts = self.cleaned_data.get("parts", [])
        return replace(
            self.base,
            amount=self.cleaned_data.get("amount"),
            parts=tuple(Part(code, times.get(code, 1)) for code in parts),
            **self.dated(),
        )


class FormForm(DatedForm):
    """The number of an official form and the authority that takes it."""

    number_vi = forms.CharField(label=_("Number in Vietnamese"), max_length=160)
    number_en = forms.CharField(label=_("Number in English"), max_length=160)
    authority_vi = forms.CharField(label=_("Authority in Vietnamese"), max_length=160)
    authority_en = forms.CharField(label=_("Authority in English"), max_length=160)

    field_order = (
        "number_vi",
        "number_en",
        "authority_vi",
        "authority_en",
        "start",
        "end",
    )

    def __init__(self, *args: Any, base: FormVersion, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def version(self) -> FormVersion:
        """Return the version as it was entered; its key is that of the base."""
        data = self.cleaned_data
        return replace(
            self.base,
            number=Words(data["number_vi"], data["number_en"]),
            authority=Words(data["authority_vi"], data["authority_en"]),
            **self.dated(),
        )


class HolidayForm(forms.Form):
    """A day off, or a weekend day that is worked instead."""

    date = forms.DateField(label=_("Day"), widget=AdminDateInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(DAYS.items()))
    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    confirmed = forms.BooleanField(
        label=_("Confirmed by the yearly notice"), required=False
    )
    source = forms.CharField(label=_("Source"), max_length=160)

    def special(self) -> SpecialDay:
        """Return what the day is."""
        data = self.cleaned_data
        return SpecialDay(
            DayKind(data["kind"]), data["name_vi"], data["name_en"], data["confirmed"]
        )


def fee_initial(version: FeeVersion) -> dict[str, Any]:
    """Return an amount as the form shows it."""
    codes = [part.code for part in version.parts]
    return {**_initial(version), "amount": version.amount, "parts": codes}


def form_initial(version: FormVersion) -> dict[str, Any]:
    """Return a form as the form of the screen shows it."""
    return {
        **_initial(version),
        "number_vi": version.number.vi,
        "number_en": version.number.en,
        "authority_vi": version.authority.vi,
        "authority_en": version.authority.en,
    }


def _initial(version: DatedVersion) -> dict[str, Any]:
    return {
        **shared_initial(version),
        "start": shown_day(version.start),
        "end": shown_day(version.end),
    }
