"""Forms of the desk. They read what was typed; only services write."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext, gettext_lazy as _
from typing_extensions import override

from ip_portal.core.dates import AmbiguousDateError, parse_date
from ip_portal.desk import answers
from ip_portal.desk.answers import Texts
from ip_portal.desk.wording import LABELS, OWNER_KINDS, say_reason
from ip_portal.registry import images
from ip_portal.registry.exchange import uploads
from ip_portal.registry.exchange.formats.fields import FieldError
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.lifecycle import EventCode
from ip_portal.registry.models import Right
from ip_portal.registry.wording import EVENTS

ANY = ("", _("Any"))
NOT_CHOSEN = ("", _("Choose"))
IN_THE_PAST = (
    "filed_on",
    "accepted_on",
    "published_on",
    "granted_on",
    "terminated_on",
    "as_of",
)
PICTURES = "image/png,image/jpeg,image/webp,image/avif,image/gif"
FILES = ".csv,.xlsx,.xml,.html,.htm"


def text_field(name: str, **options: Any) -> forms.CharField:
    """Return an optional line of text named after a field of a record."""
    options = {"max_length": 500, "required": False, **options}
    return forms.CharField(label=LABELS[name], **options)


def area(rows: int) -> forms.Textarea:
    """Return a box for several lines."""
    return forms.Textarea(attrs={"rows": rows})


def day_field(name: str, **options: Any) -> forms.CharField:
    """Return a day as text: people write 7/3/2026, and a mistake is kept as typed."""
    widget = forms.TextInput(attrs={"class": "w-day", "autocomplete": "off"})
    return text_field(name, max_length=60, widget=widget, **options)


def read_day(text: str) -> date:
    """Return a day as typed; raises ``ValidationError`` in plain words."""
    try:
        return parse_date(text)
    except AmbiguousDateError:
        code = "ambiguous_date"
    except ValueError:
        code = "not_a_date"
    raise forms.ValidationError(say_reason(Reason(code, {"value": text[:60]})))


class FilterForm(forms.Form):
    """What the list of rights is narrowed by; it lives in the address."""

    q = forms.CharField(label=_("Number or word"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind of right"), choices=[ANY, *Right.Kind.choices], required=False
    )
    group = forms.ChoiceField(
        label=_("Status"),
        choices=[
            ANY,
            ("in_force", _("In force")),
            ("pending", _("Under examination")),
            ("refused_or_withdrawn", _("Refused or withdrawn")),
            ("ended", _("No longer in force")),
            ("unmapped", _("Status not mapped")),
        ],
        required=False,
    )
    shown = forms.ChoiceField(
        label=_("Shown to the public"),
        choices=[ANY, ("hidden", _("Not public yet")), ("public", _("Public"))],
        required=False,
    )


class RightForm(forms.Form):
    """A right, as a person enters it; what is not known stays empty."""

    kind = forms.ChoiceField(
        label=LABELS["kind"], choices=[NOT_CHOSEN, *Right.Kind.choices], required=False
    )
    application_number = text_field(
        "application_number", help_text=_("For example 4-2024-16348.")
    )
    certificate_number = text_field(
        "certificate_number", help_text=_("For example 4-0405854-000.")
    )
    word = text_field("word", max_length=2000)
    feature = forms.ChoiceField(
        label=LABELS["feature"],
        choices=[NOT_CHOSEN, *Right.Feature.choices],
        required=False,
    )
    colours = text_field("colours", max_length=2000)
    disclaimer = text_field("disclaimer", max_length=4000, widget=area(2))
    filed_on = day_field("filed_on", help_text=_("For example 7/3/2026."))
    accepted_on = day_field("accepted_on")
    published_on = day_field("published_on")
    granted_on = day_field("granted_on")
    expires_on = day_field(
        "expires_on", help_text=_("Only as the office states it; terms are computed.")
    )
    terminated_on = day_field("terminated_on")
    owners = text_field(
        "owners", max_length=4000, widget=area(2), help_text=_("One owner a line.")
    )
    owner_kind = forms.ChoiceField(
        label=LABELS["owner_kind"],
        choices=[NOT_CHOSEN, *OWNER_KINDS.items()],
        required=False,
    )
    commune = text_field(
        "commune", max_length=120, help_text=_("No street, telephone or e-mail.")
    )
    goods = text_field(
        "goods",
        max_length=100_000,
        widget=area(4),
        help_text=_("One class a line, for example “30: rice; rice noodles”."),
    )
    product_group = text_field("product_group", max_length=120)
    places = text_field(
        "places", max_length=4000, widget=area(2), help_text=_("One place a line.")
    )
    status_word = text_field(
        "status_word", help_text=_("As the office prints it; it is kept as it is.")
    )
    as_of = day_field("as_of", help_text=_("The day on which the office said so."))
    picture = forms.FileField(
        label=LABELS["picture"],
        required=False,
        help_text=_("PNG, JPEG, WebP, AVIF or GIF, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        known: RightRecord | None = None,
        by_hand: RightRecord | None = None,
        kept: images.Stored | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today, self.known, self.by_hand = today, known, by_hand
        # A picture is stored as soon as it is sent: a form sent again has it no more.
        self.kept = kept
        for name in ("kind", "word"):
            self.fields[name].required = answers.is_needed(name, known)
        self.texts: Texts = {}
        self.record: RightRecord | None = None
        self.helper = _helper(_right_layout())

    @override
    def clean(self) -> dict[str, Any]:
        typed = {name: self.cleaned_data.get(name) or "" for name in answers.NAMES}
        typed["picture"] = self._picture_name()
        self.texts = {name: answers.tidy(text) for name, text in typed.items()}
        self._check_days()
        self._read_record()
        return self.cleaned_data

    def _check_days(self) -> None:
        for name in (*answers.DAYS, "as_of"):
            if not self.texts[name]:
                continue
            try:
                day = read_day(self.texts[name])
            except forms.ValidationError as error:
                self.add_error(name, error)
                continue
            self.texts[name] = answers.day_text(day)
            if name in IN_THE_PAST and day > self.today:
                self.add_error(name, gettext("This day lies in the future."))

    def _read(self) -> tuple[RightRecord, list[FieldError]]:
        if self.known is None:
            return answers.entered(self.texts)
        return answers.revised(self.texts, self.known, self.by_hand)

    def _read_record(self) -> None:
        record, errors = self._read()
        for error in errors:
            name = error.field if error.field in self.fields else None
            if name not in self.errors:
                self.add_error(name, say_reason(error.reason))
        if not self.errors:
            # The same words in another spelling are the same record.
            self.texts |= answers.as_read(self.texts, record, self.known)
            self.record, _errors = self._read()

    def _picture_name(self) -> str:
        if self.kept is not None:
            return self.kept.sha256
        return answers.texts_of(self.known)["picture"]

    def clean_picture(self) -> None:
        """Keep a sent picture, or say what is wrong with it."""
        sent = self.cleaned_data.get("picture")
        if not sent:
            return
        try:
            if sent.size > images.MAX_BYTES:
                raise images.PictureRefusedError("too_large")
            self.kept = images.store(sent.read())
        except images.PictureRefusedError as refusal:
            raise forms.ValidationError(picture_refusal(refusal.code)) from None


def picture_refusal(code: str) -> str:
    """Say why a picture was not taken."""
    return {
        "too_large": gettext("The picture is larger than 10 MB; send a smaller one."),
        "not_a_picture": gettext(
            "This file is no picture that can be read; send PNG, JPEG, WebP, AVIF or "
            "GIF."
        ),
        "too_many_pixels": gettext(
            "The picture has more than 40 million pixels; send a smaller one."
        ),
    }[code]


def _helper(layout: Layout) -> FormHelper:
    """Built for each form: a shared one keeps the language of its first reader."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = layout
    return helper


def _right_layout() -> Layout:
    return Layout(
        Fieldset(
            gettext("The right"),
            "kind",
            Row("application_number", "certificate_number"),
            "word",
            "feature",
            "picture",
            HTML("{% include 'desk/kept_picture.html' %}"),
            "colours",
            "disclaimer",
        ),
        Fieldset(
            gettext("Dates"),
            Row("filed_on", "accepted_on", "published_on"),
            Row("granted_on", "expires_on", "terminated_on"),
        ),
        Fieldset(gettext("Owner"), "owners", Row("owner_kind", "commune")),
        Fieldset(gettext("Goods and places"), "goods", "product_group", "places"),
        Fieldset(gettext("What the office says"), Row("status_word", "as_of")),
    )


# Rows that correct or explain other rows are not entered as events.
NOT_ENTERED = {EventCode.CORRECTED, EventCode.UNMAPPED}
# The events stand in the order of a right's life; each of these opens a new part of it.
PARTS_OF_LIFE = {
    EventCode.FILED: _("Filing"),
    EventCode.FORMALITY_STARTED: _("Formality examination"),
    EventCode.PUBLISHED: _("Publication and opposition"),
    EventCode.EXAMINATION_REQUESTED: _("Substantive examination"),
    EventCode.WITHDRAWAL_REQUESTED: _("End of the application"),
    EventCode.REGISTERED: _("Grant"),
    EventCode.RENEWAL_REQUESTED: _("Life of the title"),
    EventCode.SURRENDER_REQUESTED: _("End of the title"),
    EventCode.PARTY_CHANGE_REQUESTED: _("Owner, representative, licences"),
    EventCode.AMENDMENT_REQUESTED: _("Amendments and corrections"),
    EventCode.EXTENSION_REQUESTED: _("Time, suspension, appeals"),
    EventCode.FEE_RECEIPT: _("Papers"),
}


class EventForm(forms.Form):
    """An office event: what, when, from which paper, and why it is entered by hand."""

    code = forms.ChoiceField(label=_("Event"))
    effective_on = forms.CharField(
        label=_("Date on the paper"),
        max_length=60,
        help_text=_("Terms are counted from this day. For example 7/3/2026."),
        widget=forms.TextInput(attrs={"class": "w-day", "autocomplete": "off"}),
        error_messages={"required": _("Write the date on the paper.")},
    )
    source = forms.CharField(
        label=_("Source paper"),
        max_length=200,
        help_text=_("Its number as printed, for example 118204/SHTT-NH."),
        error_messages={"required": _("Write which paper says so.")},
    )
    reason = forms.CharField(
        label=_("Why it is entered by hand"),
        max_length=1000,
        widget=area(2),
        error_messages={"required": _("Write why it is entered by hand.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        field = self.fields["code"]
        field.error_messages["required"] = gettext("Choose the event.")
        field.choices = [NOT_CHOSEN, *event_choices()]  # type: ignore[attr-defined]
        self.helper = _helper(
            Layout("code", "effective_on", "source", "reason", "version")
        )

    def clean_effective_on(self) -> date:
        """Return the day; raises ``ValidationError`` for none, or one to come."""
        day = read_day(self.cleaned_data["effective_on"])
        if day > self.today:
            raise forms.ValidationError(gettext("This day lies in the future."))
        return day


def event_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the events a person may enter, by the parts of a right's life."""
    parts: list[tuple[str, list[tuple[str, str]]]] = []
    for code, text in EVENTS.items():
        if code in PARTS_OF_LIFE:
            parts.append((str(PARTS_OF_LIFE[code]), []))
        if code not in NOT_ENTERED:
            parts[-1][1].append((code.value, gettext(text)))
    return parts


class CancelForm(forms.Form):
    """Why an event is wrong."""

    reason = forms.CharField(
        label=_("Why is the event wrong?"),
        max_length=1000,
        widget=area(3),
        error_messages={"required": _("Write why the event is wrong.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = _helper(Layout("reason", "version"))


class UploadForm(forms.Form):
    """A file of office records."""

    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_(
            "A page of the IP Viet Nam register (HTML), WIPO ST.66 or ST.96 (XML), or "
            "the import template (CSV, XLSX); at most 50 MB."
        ),
        widget=forms.FileInput(attrs={"accept": FILES}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty."),
        },
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = _helper(Layout("file"))

    def clean_file(self) -> Any:
        """Return the file; raises ``ValidationError`` for one too large to read."""
        sent = self.cleaned_data["file"]
        if sent.size > uploads.MAX_BYTES:
            raise forms.ValidationError(too_large())
        return sent


def too_large() -> str:
    """Say that a file is larger than what is read."""
    megabytes = uploads.MAX_BYTES // (1024 * 1024)
    return say_reason(Reason("file_too_large", {"limit": megabytes}))
