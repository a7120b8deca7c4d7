"""The form of a version of a rule: which files, how long, counted from what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.admin.rules.source_form import SourceForm, shared_initial, shown_day
from cms.figures import date_label
from ip_portal.rules.arithmetic import OutOfCalendarError, Period, months_later
from ip_portal.rules.choice import Citation, DateName, Version, Window, Words
from ip_portal.rules.labels import EXTENDABLE, period_text, value_text
from ip_portal.rules.quoting import quote
from ip_portal.rules.seeds import parse_trigger, written_trigger

UNITS = ("years", "months", "days", "working_days")
ROWS = 3
# How long the home page tells of a new law, unless its editor says otherwise.
ANNOUNCED = 6  # months from the day it takes effect


def date_names() -> list[tuple[str, str]]:
    """Return the dates of a file by name."""
    return [("", "—"), *((one.value, date_label(one)) for one in DateName)]


def triggers() -> list[tuple[str, str]]:
    """Return what a term can be counted from."""
    shapes = (
        *(one.value for one in DateName),
        "yearly(granted)",
        "later(published, requested)",
        "earlier(priority, filed)",
    )
    return [("", "—"), *((one, trigger_text(one)) for one in shapes)]


def trigger_text(written: str) -> str:
    """Return a trigger in words."""
    trigger = parse_trigger(written)
    if trigger is None:
        return ""
    names = [value_text(name) for name in trigger.names]
    if trigger.yearly:
        return gettext("each year from the %(date)s") % {"date": names[0]}
    if len(names) == 1:
        return date_label(trigger.names[0])
    values = {"first": names[0], "second": names[1]}
    if trigger.pick == "later":
        return gettext("the later of %(first)s and %(second)s") % values
    return gettext("the earlier of %(first)s and %(second)s") % values


class WindowForm(forms.Form):
    """One condition: a date of the file lies between two days."""

    name = forms.ChoiceField(label=_("Date"), choices=date_names, required=False)
    start = forms.DateField(label=_("From"), required=False, widget=AdminDateInput)
    end = forms.DateField(label=_("To"), required=False, widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        """Refuse days without a date's name and a start after the end."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if (start or end) and not data.get("name"):
            self.add_error("name", _("Choose the date that lies between these days."))
        if start and end and start > end:
            self.add_error("end", _("The last day lies before the first."))
        return data


WindowFormSet = forms.formset_factory(WindowForm, extra=0, min_num=ROWS, max_num=ROWS)


class VersionForm(SourceForm):
    """A version of a rule; what is not asked stays as it was.

    ``is_new``: it is a new law, announced on the home page unless ``quiet`` is ticked.
    """

    exists = forms.BooleanField(label=_("The law gives such a term"), required=False)
    trigger = forms.ChoiceField(
        label=_("Counted from"), choices=triggers, required=False
    )
    years = forms.IntegerField(label=_("Years"), min_value=0, required=False)
    months = forms.IntegerField(label=_("Months"), min_value=0, required=False)
    days = forms.IntegerField(label=_("Days"), min_value=0, required=False)
    working_days = forms.IntegerField(
        label=_("Working days"), min_value=0, required=False
    )
    rolls = forms.BooleanField(
        label=_("Ends on the next working day"),
        required=False,
        help_text=_("For terms in which somebody must act; never for validity."),
    )
    extendable = forms.ChoiceField(
        label=_("Extension"),
        choices=lambda: [(one, gettext(text)) for one, text in EXTENDABLE.items()],
    )
    quoted_vi = forms.CharField(
        label=_("In words, Vietnamese"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For a term that is quoted and never counted."),
    )
    quoted_en = forms.CharField(
        label=_("In words, English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quiet = forms.BooleanField(label=_("Do not announce it"), required=False)

    field_order = (
        "exists",
        *UNITS,
        "trigger",
        "rolls",
        "extendable",
        "quoted_vi",
        "quoted_en",
    )

    def __init__(self, *args: Any, base: Version, is_new: bool, **kwargs: Any) -> None:
        self.base = base
        self.is_new = is_new
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["announce_until"].help_text = gettext(
                "Empty: %(time)s from the day it takes effect."
            ) % {"time": period_text(Period(months=ANNOUNCED))}
        else:
            del self.fields["quiet"]

    def clean(self) -> dict[str, Any]:
        """Ask a term that exists for its length and start, or for its words."""
        data = super().clean()
        if data.get("quiet") and data.get("announce_until"):
            self.add_error("quiet", _("Give a day, or do not announce it: not both."))
        if not data.get("exists") or self.base.indefinite:
            return data
        has_length = any(data.get(unit) for unit in UNITS) and data.get("trigger")
        has_words = data.get("quoted_vi") and data.get("quoted_en")
        if not has_length and not has_words:
            self.add_error(
                "months", _("Give a length with its start, or the term in words.")
            )
        return data

    def version(self, windows: tuple[Window, ...]) -> Version:
        """Return the version as it was entered; its key is that of the base."""
        data = self.cleaned_data
        citation = Citation(
            data["document"], data["article"], data["effective"], self.sources()
        )
        entered = replace(
            self.base,
            citation=citation,
            windows=windows,
            rolls=data["rolls"],
            extendable=data["extendable"],
            exists=data["exists"],
            rows=() if citation != self.base.citation else self.base.rows,
            **self.shared(),
        )
        return self._with_length(
            replace(entered, announce_until=self._announce_until(entered))
        )

    def _announce_until(self, entered: Version) -> date | None:
        until = entered.announce_until
        if until or not self.is_new or self.cleaned_data["quiet"]:
            return until
        try:
            return months_later(begins(entered), ANNOUNCED)
        except OutOfCalendarError:
            return date.max

    def _with_length(self, entered: Version) -> Version:
        data = self.cleaned_data
        units = {unit: data.get(unit) or 0 for unit in UNITS}
        length = Period(**units) if any(units.values()) else None
        trigger = parse_trigger(data["trigger"])
        counts = length is not None and trigger is not None
        was_counted = self.base.computed or not self.base.exists
        computed = entered.exists and (entered.indefinite or (counts and was_counted))
        quoted = Words()
        if entered.exists and not computed:
            quoted = Words(data["quoted_vi"], data["quoted_en"])
            if not quoted.vi and trigger is not None and length is not None:
                quoted = quote(trigger, entered.direction, length)
        return replace(
            entered, length=length, trigger=trigger, computed=computed, quoted=quoted
        )


def begins(version: Version) -> date:
    """Return the day from which a version holds; where it is open, that of its law."""
    starts = version.starts_on
    return starts if starts > date.min else version.citation.effective


def version_initial(version: Version) -> dict[str, Any]:
    """Return a version as the form shows it."""
    length = version.length or Period()
    return {
        **shared_initial(version),
        "exists": version.exists,
        "trigger": written_trigger(version.trigger),
        **{unit: getattr(length, unit) or None for unit in UNITS},
        "rolls": version.rolls,
        "extendable": version.extendable,
        "quoted_vi": version.quoted.vi,
        "quoted_en": version.quoted.en,
    }


def windows_initial(version: Version) -> list[dict[str, Any]]:
    """Return the windows of a version as rows of the form."""
    return [
        {
            "name": window.name.value,
            "start": shown_day(window.start),
            "end": shown_day(window.end),
        }
        for window in version.windows
    ]


def next_initial(version: Version) -> list[dict[str, Any]]:
    """Return the first row of a law that follows: the date that decided till now."""
    names = [window.name.value for window in version.windows]
    return [{"name": names[-1] if names else DateName.FILED.value}]


def windows_of(rows: Any) -> tuple[Window, ...]:
    """Return the windows that were entered; empty rows are none."""
    return tuple(
        Window(DateName(row["name"]), row["start"] or date.min, row["end"] or date.max)
        for row in rows.cleaned_data
        if row.get("name") and (row["start"] or row["end"])
    )
