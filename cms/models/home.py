"""The home page: the search box first, the doors, the city's marks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from cms import front
from cms.blocks.asked import AskedBlock
from cms.blocks.links import DoorBlock, FigureBlock
from cms.law import Law
from cms.models.base import BasePage
from cms.notices import Notice, notice
from cms.publicity import public
from ip_portal.core.dates import now, today
from ip_portal.registry import presenters

CARDS = 5


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
    law_page = models.ForeignKey(
        Page,
        verbose_name=_("Page about the change of the law"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Where the notice of a change of the law leads, while there is one."
        ),
    )
    questions = StreamField(
        [("question", AskedBlock())],
        verbose_name=_("Questions"),
        blank=True,
        max_num=6,
        help_text=_("Without a choice the first questions are shown."),
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
        "cms.NewsPage",
        "cms.EventPage",
        "cms.ProgrammePage",
        "cms.DownloadPage",
        "cms.PlainPage",
        "cms.ContactPage",
        "cms.SiteMapPage",
    ]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("hero_title"),
        FieldPanel("examples"),
        FieldPanel("doors"),
        FieldPanel("law_page"),
        FieldPanel("questions"),
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
        """Add the search box, the notice of the law, and what the site has to show."""
        context = super().get_context(request, *args, **kwargs)
        law = context["law"] = Law(today=today())
        context.update(self._opening())
        context.update(self._site())
        context["notice"] = self._notice(law)
        return context

    def _opening(self) -> dict[str, Any]:
        """Return what the editors wrote."""
        return {
            "search_url": reverse("search"),
            "suggest_url": reverse("suggest"),
            "scopes": front.scopes(),
            "examples": [front.example(one.value) for one in self.examples],
            "doors": front.doors(one.value for one in self.doors),
            "figures": [one.value for one in self.figures],
        }

    def _site(self) -> dict[str, Any]:
        """Return the newest of the register, of guidance, events and news."""
        section, guides = front.guidance(self)
        chosen = [(one.value["page"].pk, one.value["anchor"]) for one in self._asked()]
        return {
            "register_url": reverse("register"),
            "cards": presenters.city_cards(CARDS),
            "card_count": presenters.city_count(),
            "questions": front.questions(self, chosen),
            "questions_section": front.questions_section(self),
            "guidance": section,
            "guides": guides,
            "events": front.next_events(self, now()),
            "events_section": front.events_section(self),
            "news": front.latest_news(self),
        }

    def _asked(self) -> list[Any]:
        """Return the questions that were chosen; their pages may be gone."""
        return [one for one in self.questions if one.value["page"]]

    def _notice(self, law: Law) -> Notice | None:
        """Return the announced change of the law, with the page about it."""
        found = notice(law.book.changes(law.today), today=law.today)
        page = public(Page.objects.filter(pk=self.law_page_id)).specific().first()
        if found and page:
            found["action_url"] = f"{page.get_url() or ''}{front.calculator_of(page)}"
            found["action_label"] = page.title
        return found
