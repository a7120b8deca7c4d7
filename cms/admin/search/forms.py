"""The forms of synonyms and promoted results; each knows whether its effect was shown."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from cms.documents import type_of
from search.models import LONGEST_WORDS, Promoted, Synonym


class EffectForm(WagtailAdminModelForm):
    """A form that is saved only once its effect was shown, for these very values."""

    tried = forms.CharField(
        label=_("Try it with"),
        max_length=LONGEST_WORDS,
        required=False,
        help_text=_("What somebody might type. Empty: the typed words."),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def was_shown(self) -> bool:
        """Whether the effect of these values was on the screen before."""
        return self.cleaned_data.get("shown") == self.fingerprint()

    def mark_shown(self) -> None:
        """Remember in the form that the effect is on the screen now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("shown")] = self.fingerprint()

    def fingerprint(self) -> str:
        """Return what tells these values from others."""
        values = {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in ("shown", "tried")
        }
        said = json.dumps(values, sort_keys=True).encode()
        return hashlib.sha256(said).hexdigest()[:16]

    @property
    def typed(self) -> str:
        """Return what the effect is tried with."""
        return str(self.cleaned_data.get("tried") or self.cleaned_data["words"])


class SynonymForm(EffectForm):
    """Words people type, and what is looked for too."""

    class Meta:
        model = Synonym
        fields = ("words", "means", "both_ways", "language")


class PromotedForm(EffectForm):
    """Words people type, and the page or address that stands on top for them."""

    page = forms.ModelChoiceField(
        Page.objects.all(), label=_("Page"), required=False, widget=AdminPageChooser
    )
    field_order = ("words", "page", "address", "title", "language", "until", "tried")

    class Meta:
        model = Promoted
        fields = ("words", "address", "title", "language", "until")
        widgets = {"until": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.key.isdigit():
            self.initial["page"] = Page.objects.filter(pk=self.instance.key).first()

    def clean_address(self) -> str:
        """Let an address lead to this site or to a secure one, and nowhere else."""
        address = str(self.cleaned_data["address"])
        is_own = address.startswith("/") and not address.startswith("//")
        if address and not is_own and not address.startswith("https://"):
            message = _("Begin with a slash, or with https://.")
            raise forms.ValidationError(message)
        return address

    def clean(self) -> dict[str, Any]:
        """Ask for a page that search knows, or an address with its title."""
        data: dict[str, Any] = super().clean()
        page, address = data.get("page"), data.get("address")
        if "address" in data and bool(page) == bool(address):
            self.add_error("page", _("Choose a page, or give an address: one of them."))
        if address and not data.get("title"):
            self.add_error("title", _("An address needs a title."))
        self.instance.document_type, self.instance.key = "", ""
        if page:
            known = type_of(page)
            if known is None:
                self.add_error(
                    "page",
                    _("Search does not know this kind of page: give its address."),
                )
            else:
                self.instance.document_type = known.name
                self.instance.key = str(page.pk)
        return data
