"""A guide: who it is for, what it costs and takes, then the steps."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import reading
from cms.addresses import ADDRESSES
from cms.blocks.steps import FactBlock, StepBlock, TermsBlock
from cms.blocks.texts import CalloutBlock, HeadingBlock, TextBlock
from cms.models.base import BasePage
from ip_portal.core.dates import today


class GuidePage(BasePage):
    """What somebody must know and do to protect one kind of thing."""

    key_facts = StreamField(
        [("fact", FactBlock())],
        verbose_name=_("Key facts"),
        blank=True,
        max_num=4,
        help_text=_("Who it is for, cost, time, papers: shown before all else."),
    )
    body = StreamField(
        [
            ("heading", HeadingBlock()),
            ("text", TextBlock()),
            ("step", StepBlock()),
            ("terms", TermsBlock()),
            ("callout", CalloutBlock()),
        ],
        verbose_name=_("Text"),
        blank=True,
        block_counts={"callout": {"max_num": 2}},
    )

    template = "cms/guide_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("key_facts"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("Guide")
        verbose_name_plural = _("Guides")

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
        """Add the guide as it is laid out for a reader, with the law of today."""
        context = super().get_context(request, *args, **kwargs)
        context.update(reading.layout(self, on=today()))
        about = urlencode({"about": self.title})
        context["report_url"] = f"{reverse('report_error')}?{about}"
        home = self.get_parent()
        context["breadcrumbs"] = [
            {"label": gettext("Home"), "url": home.get_url(request)},
            {"label": gettext("Guidance"), "url": ADDRESSES["guidance"].url()},
            {"label": self.title},
        ]
        return context
