"""Events, with day, place and seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.utils.timezone import localdate
from django.utils.translation import gettext
from wagtail.models import Page

from cms.documents.cards import Card
from cms.documents.source import Detail, PageSource
from cms.events import seats_text, where
from cms.models import BasePage, EventPage
from ip_portal.core.dates import now
from ip_portal.core.templatetags.look import day


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What a result tells of an event; ``seats_left`` is None where all may come."""

    starts: datetime
    over: datetime
    is_online: bool
    place: str
    commune: str
    seats_left: int | None


class EventSource(PageSource):
    """Feeds the index with events."""

    name = "event"
    kinds: ClassVar = [EventPage]

    def day(self, page: BasePage) -> date | None:
        """Return the first day of the event."""
        return localdate(page.starts)

    def places(self, page: BasePage) -> Sequence[str]:
        """Return where it is held."""
        return [one for one in (page.place, page.commune) if one]

    def facts(self, page: BasePage) -> EventFacts:
        """Return when and where it is, and how many may still come."""
        return EventFacts(
            starts=page.starts,
            over=page.ends,
            is_online=page.is_online,
            place=page.place,
            commune=page.commune,
            seats_left=page.seats_left,
        )

    def details(self, page: Page, card: Card) -> list[Detail]:
        """Return day, place and, while there is time, the free seats."""
        facts: EventFacts = card.facts
        is_past = facts.over < now()
        seats = "" if is_past else seats_text(facts.seats_left)
        details = [
            (gettext("Date"), day(localdate(facts.starts))),
            (gettext("Place"), where(facts)),
            (gettext("Seats"), seats),
        ]
        return [(label, value) for label, value in details if value]
