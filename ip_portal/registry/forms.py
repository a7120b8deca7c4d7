"""Forms of the public register."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _


class ErrorReportForm(forms.Form):
    """What a reader tells us is wrong; no name, no address."""

    about = forms.CharField(
        label=_("Which page or number?"), max_length=200, required=False
    )
    text = forms.CharField(
        label=_("What is wrong, and what would be right?"),
        help_text=_("Please do not write personal data here."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": _("Write what is wrong.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Built here and not once for all: a shared button keeps its first language.
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("send", _("Send the report")))
