"""An event as a reader sees it at a moment: its day, its hours, its seats."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext_lazy

from ip_portal.core.templatetags.look import day, moment

if TYPE_CHECKING:
    from cms.models.contact import Office
    from cms.models.event import EventPage

Fact = dict[str, object]

MONTHS = (
    pgettext_lazy("month", "Jan"),
    pgettext_lazy("month", "Feb"),
    pgettext_lazy("month", "Mar"),
    pgettext_lazy("month", "Apr"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "Jun"),
    pgettext_lazy("month", "Jul"),
    pgettext_lazy("month", "Aug"),
    pgettext_lazy("month", "Sep"),
    pgettext_lazy("month", "Oct"),
    pgettext_lazy("month", "Nov"),
    pgettext_lazy("month", "Dec"),
)
WEEKDAYS = (
    pgettext_lazy("weekday", "Monday"),
    pgettext_lazy("weekday", "Tuesday"),
    pgettext_lazy("weekday", "Wednesday"),
    pgettext_lazy("weekday", "Thursday"),
    pgettext_lazy("weekday", "Friday"),
    pgettext_lazy("weekday", "Saturday"),
    pgettext_lazy("weekday", "Sunday"),
)


def row(event: EventPage, *, at: datetime) -> Fact:
    """Return what lists and the event's own page show of it at a moment."""
    starts, ends = localtime(event.starts), localtime(event.ends)
    is_past = event.is_past(at)
    return {
        "title": event.title,
        "url": event.get_url() or "",
        "text": event.summary,
        "starts": starts,
        "month": MONTHS[starts.month - 1],
        "day": f"{starts.day:02d}",
        "weekday": WEEKDAYS[starts.weekday()],
        "hours": hours(starts, ends),
        "where": where(event),
        "is_past": is_past,
        "seats": "" if is_past else seats_text(event.seats_left),
        "is_full": event.seats_left == 0,
    }


def facts(event: EventPage, *, at: datetime, office: Office | None) -> list[Fact]:
    """Return when, where, how many seats and whom to ask, as key facts."""
    said = row(event, at=at)
    starts = localtime(event.starts)
    when = {
        "icon": "calendar",
        "label": gettext("When"),
        "value": f"{WEEKDAYS[starts.weekday()]}, {day(starts.date())}",
        "note": said["hours"],
    }
    place = {
        "icon": "pin",
        "label": gettext("Where"),
        "value": said["where"],
        "note": "",
    }
    found = [when, place, _seats_fact(event, said), _asking_fact(office, said)]
    return [fact for fact in found if fact and fact["value"]]


def _seats_fact(event: EventPage, said: Fact) -> Fact:
    note = ""
    if event.seats:
        words = ngettext("of %(count)d seat", "of %(count)d seats", event.seats)
        note = words % {"count": event.seats}
    return {
        "icon": "people",
        "label": gettext("Seats"),
        "value": said["seats"],
        "note": note,
    }


def _asking_fact(office: Office | None, said: Fact) -> Fact | None:
    """Return whom to ask for a seat, while there is one to ask for."""
    if office is None or said["is_past"]:
        return None
    link = format_html('<a href="{}">{}</a>', office.url, office.name)
    return {
        "icon": "phone",
        "label": gettext("To take part, ask"),
        "value": link,
        "note": office.phone,
    }


def hours(starts: datetime, ends: datetime) -> str:
    """Return "8:00 – 11:30"; with their days where it ends on another one."""
    if starts.date() == ends.date():
        return f"{_clock(starts)} – {_clock(ends)}"
    return f"{moment(starts)} – {moment(ends)}"


def where(event: EventPage) -> str:
    """Return place and commune; an event may be held online as well."""
    online = gettext("Online") if event.is_online else ""
    return ", ".join(filter(None, [online, event.place, event.commune]))


def seats_text(left: int | None) -> str:
    """Say how many seats are left; nothing where they are not counted."""
    if left is None:
        return ""
    if left == 0:
        return gettext("Fully booked")
    words = ngettext("%(count)d seat left", "%(count)d seats left", left)
    return words % {"count": left}


def _clock(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02d}"
