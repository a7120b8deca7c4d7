"""Guidance: pages of blocks, with facts, sources and what to read next."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms import reading, wayfinding
from cms.blocks.body import COUNTS, body_blocks
from cms.blocks.sources import SourceBlock
from cms.blocks.steps import FactBlock
from cms.models.base import BasePage
from ip_portal.core.dates import today

PARENTS = ["cms.HomePage", "cms.SectionPage"]
# The way to a page right below a home page: home, page.
ALONE = 2


class BodyPage(BasePage):
    """A page whose text is a body of blocks, with sources and related pages."""

    body = StreamField(
        body_blocks(), verbose_name=_("Text"), blank=True, block_counts=COUNTS
    )
    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("Sources"),
        blank=True,
        help_text=_("The legal basis and what else the page relies on."),
    )
    related = StreamField(
        [("page", PageChooserBlock())],
        verbose_name=_("Related pages"),
        blank=True,
        max_num=4,
    )

    text_panels: ClassVar = [FieldPanel("body")]
    end_panels: ClassVar = [FieldPanel("sources"), FieldPanel("related")]
    content_panels: ClassVar = [*BasePage.content_panels, *text_panels, *end_panels]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse steps and sub-headings that stand before the first section."""
        super().clean()
        for block in self.body:
            is_heading = block.block_type == "heading"
            if is_heading and block.value["level"] == "h2":
                return
            if is_heading or block.block_type == "step":
                message = gettext("Start a section before its parts and steps.")
                raise ValidationError({"body": message})

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the page as it is laid out for a reader, with the law of today."""
        context = super().get_context(request, *args, **kwargs)
        context.update(reading.layout(self, on=today(), query=request.GET))
        # What the reader asked with may be wrong: the title of the page says so.
        context["form"] = {"errors": context["reading"].has_error}
        context["sources"] = reading.sources(one.value for one in self.sources)
        context["related"] = list(wayfinding.related(self.related, request))
        about = urlencode({"about": self.title})
        context["report_url"] = f"{reverse('report_error')}?{about}"
        return context


class GroupedPage(BodyPage):
    """A page that stands in a group: beside others, one before it and one after."""

    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []

    class Meta:
        abstract = True

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the pages of the group, what comes next, and the last legal check."""
        context = super().get_context(request, *args, **kwargs)
        way = context["breadcrumbs"]
        is_grouped = len(way) > ALONE
        links = wayfinding.group(self, request) if is_grouped else []
        title = way[-2]["label"] if is_grouped else gettext("On this page")
        context["navigation"] = links or context["contents"]
        context["navigation_title"] = title
        context.update(wayfinding.neighbours(links))
        context["check"] = self.legal_checks.first()
        return context


class Guidance(GroupedPage):
    """Guidance opens with key facts: who it is for, cost, time, papers."""

    key_facts = StreamField(
        [("fact", FactBlock())],
        verbose_name=_("Key facts"),
        blank=True,
        max_num=4,
        help_text=_("Who it is for, cost, time, papers: shown before all else."),
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("key_facts"),
        *BodyPage.text_panels,
        *BodyPage.end_panels,
    ]

    class Meta:
        abstract = True


class GuidePage(Guidance):
    """What somebody must know and do to protect one kind of thing."""

    template = "cms/guide_page.html"

    class Meta:
        verbose_name = _("Guide")
        verbose_name_plural = _("Guides")
