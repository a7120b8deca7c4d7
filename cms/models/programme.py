"""Programmes of support and training: for whom, how much, how to ask."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText
from wagtail.search import index

from cms.blocks.rules import FeeBlock
from cms.blocks.texts import FEATURES
from cms.models.base import BasePage
from cms.models.guide import BodyPage, Guidance
from ip_portal.core.dates import today


class ProgrammePage(Guidance):
    """A programme somebody can ask for; what it pays comes from the rule book."""

    who = RichTextField(_("Who can ask for it"), blank=True, features=FEATURES)
    support = StreamField(
        [("fee", FeeBlock())], verbose_name=_("What is given"), blank=True
    )
    valid_from = models.DateField(_("Valid from"), null=True, blank=True)
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)

    template = "cms/programme_page.html"
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldRowPanel(
            [FieldPanel("valid_from"), FieldPanel("valid_to")], heading=_("Validity")
        ),
        FieldPanel("key_facts"),
        FieldPanel("who"),
        FieldPanel("support"),
        FieldPanel("body", heading=_("How to ask for it")),
        *BodyPage.end_panels,
    ]
    search_fields: ClassVar = [*BodyPage.search_fields, index.SearchField("who")]

    class Meta:
        verbose_name = _("Programme")
        verbose_name_plural = _("Programmes")

    def is_over(self, on: date) -> bool:
        """Say whether nobody can ask for it any more on a day."""
        return self.valid_to is not None and self.valid_to < on

    def clean(self) -> None:
        """Refuse a last day before the first one."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            message = gettext("The last day is before the first.")
            raise ValidationError({"valid_to": message})

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add whom it is for, what is given today, and whether it is over."""
        context = super().get_context(request, *args, **kwargs)
        codes = [one.value for one in self.support]
        context["who"] = RichText(self.who)
        context["support"] = context["law"].figures(fees=codes)
        context["is_over"] = self.is_over(today())
        return context
