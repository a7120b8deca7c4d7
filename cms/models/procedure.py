"""A procedure: who, papers, steps, fee, time, legal basis, forms, where."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.papers import PaperBlock
from cms.blocks.rules import FeeBlock, FormBlock, TermBlock
from cms.blocks.texts import FEATURES
from cms.models.base import BasePage
from cms.models.guide import BodyPage, Guidance


class ProcedurePage(Guidance):
    """One procedure before an office, always told in the same order."""

    who = RichTextField(_("Who can ask for it"), blank=True, features=FEATURES)
    papers = StreamField(
        [("paper", PaperBlock())], verbose_name=_("Papers"), blank=True
    )
    fees = StreamField([("fee", FeeBlock())], verbose_name=_("Fees"), blank=True)
    terms = StreamField([("term", TermBlock())], verbose_name=_("Time"), blank=True)
    forms = StreamField([("form", FormBlock())], verbose_name=_("Forms"), blank=True)
    where = RichTextField(_("Where to hand it in"), blank=True, features=FEATURES)

    template = "cms/procedure_page.html"
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("key_facts"),
        FieldPanel("who"),
        FieldPanel("papers"),
        FieldPanel("body", heading=_("Steps")),
        FieldPanel("fees"),
        FieldPanel("terms"),
        FieldPanel("sources", heading=_("Legal basis")),
        FieldPanel("forms"),
        FieldPanel("where"),
        FieldPanel("related"),
    ]
    search_fields: ClassVar = [
        *BodyPage.search_fields,
        index.SearchField("who"),
        index.SearchField("papers"),
        index.SearchField("where"),
    ]

    class Meta:
        verbose_name = _("Procedure")
        verbose_name_plural = _("Procedures")
