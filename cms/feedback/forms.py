"""What readers and editors write about a page."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from cms.feedback.models import MOST_WORDS


class ReportForm(forms.Form):
    """What is wrong with a page; no name, no address."""

    words = forms.CharField(
        label=_("What is wrong or missing?"),
        help_text=_("Please do not write personal data here."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=MOST_WORDS,
        error_messages={"required": _("Write what is wrong or missing.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Built here and not once for all: a shared button keeps its first language.
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        # The browser says where the form comes from; no cookie is needed.
        self.helper.disable_csrf = True
        self.helper.add_input(Submit("send", _("Send the report")))


class SettlingForm(forms.Form):
    """What was done about a report."""

    note = forms.CharField(
        label=_("What was done"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
