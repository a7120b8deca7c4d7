"""A procedure: who, papers, steps, fee, time, legal basis, forms, where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText
from wagtail.search import index

from cms.blocks.papers import PaperBlock
from cms.blocks.rules import FeeBlock, FormBlock, TermBlock
from cms.blocks.texts import FEATURES
from cms.law import Law
from cms.models.base import BasePage
from cms.models.contact import office
from cms.models.guide import BodyPage, Guidance
from cms.reading import Section


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

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add papers, fees, terms and forms by the law of today, and the office."""
        context = super().get_context(request, *args, **kwargs)
        context["who"], context["where"] = RichText(self.who), RichText(self.where)
        law: Law = context["law"]
        context["papers"] = [_paper(one.value, law) for one in self.papers]
        context["fees"] = law.figures(fees=_codes(self.fees), says_basis=True)
        context["terms"] = law.figures(terms=_codes(self.terms), says_basis=True)
        context["forms"] = law.figures(forms=_codes(self.forms))
        context["office"] = None if _has_contact(self.body) else office(self.language)
        context.update(_in_order(context["sections"]))
        return context


def _codes(stream: Iterable[Any]) -> list[str]:
    return [block.value for block in stream]


def _paper(value: Mapping[str, Any], law: Law) -> dict[str, object]:
    form = value["form"]
    return {**value, "form": law.form(form, law.begins_today) if form else None}


def _has_contact(body: Iterable[Any]) -> bool:
    return any(block.block_type == "contact" for block in body)


def _in_order(sections: list[Section]) -> dict[str, list[Section]]:
    """Part the text: what opens it, what leads up to the last step, what follows."""
    opens = 1 if sections and sections[0].heading is None else 0
    steps = [place for place, one in enumerate(sections) if one.has_steps]
    last = steps[-1] + 1 if steps else opens
    return {
        "opening": sections[:opens],
        "sections": sections[opens:last],
        "afterwards": sections[last:],
    }
