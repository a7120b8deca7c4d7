"""The home page: the search box first, the doors, the city's marks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField

from cms.addresses import ADDRESSES
from cms.blocks.links import DoorBlock, FigureBlock
from cms.models.base import BasePage
from cms.models.guide import GuidePage
from ip_portal.registry import presenters
from search.types import all_types

CARDS = 5
GUIDES = 6


class HomePage(BasePage):
    """The entrance of one language."""

    hero_title = models.CharField(_("Heading"), max_length=80)
    examples = StreamField(
        [("example", CharBlock(max_length=60))],
        verbose_name=_("Example searches"),
        blank=True,
        max_num=4,
    )
    doors = StreamField(
        [("door", DoorBlock())], verbose_name=_("Doors"), blank=True, max_num=3
    )
    figures_title = models.CharField(_("Heading"), max_length=80, blank=True)
    figures = StreamField(
        [("figure", FigureBlock())],
        verbose_name=_("Figures"),
        blank=True,
        max_num=5,
    )
    figures_source = models.CharField(_("Source"), max_length=200, blank=True)

    template = "cms/home_page.html"
    max_count = 2
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.SectionPage",
        "cms.GuidePage",
        "cms.ProcedurePage",
        "cms.FaqPage",
    ]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("hero_title"),
        FieldPanel("examples"),
        FieldPanel("doors"),
        MultiFieldPanel(
            [
                FieldPanel("figures_title"),
                FieldPanel("figures"),
                FieldPanel("figures_source"),
            ],
            heading=_("Figures"),
        ),
    ]

    class Meta:
        verbose_name = _("Home page")
        verbose_name_plural = _("Home pages")

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the search box, the city's marks and the guides."""
        context = super().get_context(request, *args, **kwargs)
        context["search_url"] = reverse("search")
        context["suggest_url"] = reverse("suggest")
        context["guidance_url"] = ADDRESSES["guidance"].url()
        context["scopes"] = _scopes()
        context["examples"] = [
            {
                "text": example.value,
                "url": f"{reverse('search')}?{urlencode({'q': example.value})}",
            }
            for example in self.examples
        ]
        context["doors"] = [_door(door.value) for door in self.doors]
        context["figures"] = [figure.value for figure in self.figures]
        context["register_url"] = reverse("register")
        context["cards"] = presenters.city_cards(CARDS)
        context["card_count"] = presenters.city_count()
        context["guides"] = self._guides(request)
        return context

    def _guides(self, request: HttpRequest) -> list[dict[str, str]]:
        guides = GuidePage.objects.child_of(self).live().public().order_by("path")
        return [
            {"title": guide.title, "url": guide.get_url(request), "text": guide.summary}
            for guide in guides[:GUIDES]
        ]


def _scopes() -> list[dict[str, object]]:
    """Return what can be searched: everything, and each kind of thing."""
    kinds = [{"value": one.name, "label": one.label} for one in all_types()]
    return [{"value": "", "label": gettext("All"), "checked": True}, *kinds]


def _door(value: Any) -> dict[str, object]:
    """Return a door with the links that lead somewhere."""
    links = [{"label": one["label"], "url": one.url} for one in value["links"]]
    return {
        "drawing": value["drawing"],
        "title": value["title"],
        "text": value["text"],
        "url": value["target"].url,
        "links": [link for link in links if link["url"]],
    }
