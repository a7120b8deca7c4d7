"""Events: training days and meetings, with their programme and seats."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks.programme import ProgrammeRowBlock
from cms.events import facts, row
from cms.models.base import BasePage
from cms.models.contact import office
from cms.models.guide import PARENTS, BodyPage
from ip_portal.core.dates import now


class EventPage(BodyPage):
    """A day of training or a meeting: when, where, what, and how many may come."""

    starts = models.DateTimeField(_("Starts"))
    ends = models.DateTimeField(_("Ends"))
    is_online = models.BooleanField(_("Held online"), default=False)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    commune = models.CharField(_("Ward or commune"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("Seats"),
        null=True,
        blank=True,
        help_text=_("Leave empty where everybody may come."),
    )
    seats_taken = models.PositiveSmallIntegerField(_("Seats taken"), default=0)
    programme = StreamField(
        [("row", ProgrammeRowBlock())], verbose_name=_("Programme"), blank=True
    )

    template = "cms/event_page.html"
    may_state_figures: ClassVar[bool] = True
    parent_page_types: ClassVar = PARENTS
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")], heading=_("When")),
        MultiFieldPanel(
            [FieldPanel("is_online"), FieldPanel("place"), FieldPanel("commune")],
            heading=_("Where"),
        ),
        FieldRowPanel(
            [FieldPanel("seats"), FieldPanel("seats_taken")], heading=_("Seats")
        ),
        FieldPanel("programme"),
        *BodyPage.text_panels,
        *BodyPage.end_panels,
    ]
    search_fields: ClassVar = [
        *BodyPage.search_fields,
        index.SearchField("place"),
        index.SearchField("commune"),
    ]

    class Meta:
        verbose_name = _("Event")
        verbose_name_plural = _("Events")

    @property
    def seats_left(self) -> int | None:
        """Return how many seats are free, None where they are not counted."""
        return None if self.seats is None else max(0, self.seats - self.seats_taken)

    def is_past(self, at: datetime) -> bool:
        """Say whether the event is over at a moment."""
        return self.ends < at

    def clean(self) -> None:
        """Refuse an end before the start and more seats taken than there are."""
        super().clean()
        if self.starts and self.ends and self.ends <= self.starts:
            message = gettext("An event ends after it starts.")
            raise ValidationError({"ends": message})
        if self.seats is not None and self.seats_taken > self.seats:
            message = gettext("There are not so many seats.")
            raise ValidationError({"seats_taken": message})

    def get_context(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> dict[str, Any]:
        """Add the event as a reader sees it now."""
        context = super().get_context(request, *args, **kwargs)
        at = now()
        context["event"] = row(self, at=at)
        context["event_facts"] = facts(self, at=at, office=office(self.language))
        context["programme"] = [one.value for one in self.programme]
        return context


def upcoming(pages: PageQuerySet, at: datetime) -> PageQuerySet:
    """Return those of these events that are not over, the next one first."""
    return pages.filter(ends__gte=at).order_by("starts", "pk")
