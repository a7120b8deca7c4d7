"""A section: the page that lists the pages below it, some of them in groups."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms import listing
from cms.blocks.texts import FEATURES
from cms.models.base import BasePage
from ip_portal.core.dates import now

# Root, home, section, group: what is deeper is no section any more.
GROUP_DEPTH = 4


class Shows(models.TextChoices):
    """In what order a section lists its pages."""

    ORDER = "order", _("In the order of the editors")
    NEWEST = "newest", _("The newest first")
    UPCOMING = "upcoming", _("The next dates first")


class SectionPage(BasePage):
    """A part of the site, or a group within one."""

    intro = RichTextField(_("Introduction"), blank=True, features=FEATURES)
    shows = models.CharField(
        _("Order of the pages"),
        max_length=10,
        choices=Shows.choices,
        default=Shows.ORDER,
    )

    template = "cms/section_page.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionPage"]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("shows"),
    ]

    class Meta:
        verbose_name = _("Section")
        verbose_name_plural = _("Sections")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Let a section hold groups, and a group hold no further ones."""
        return bool(super().can_create_at(parent)) and parent.depth < GROUP_DEPTH

    def can_move_to(self, parent: Page) -> bool:
        """Refuse to put a section below a group."""
        return bool(super().can_move_to(parent)) and parent.depth < GROUP_DEPTH

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the pages of the section."""
        context = super().get_context(request, *args, **kwargs)
        context["intro"] = RichText(self.intro)
        context.update(self._listed(request))
        return context

    def _listed(self, request: HttpRequest) -> dict[str, Any]:
        if self.shows == Shows.NEWEST:
            return listing.newest(self, request)
        if self.shows == Shows.UPCOMING:
            return listing.upcoming(self, request, at=now())
        return listing.in_order(self, request)
