"""Events that stand only in dated fields of a source."""

from __future__ import annotations

from datetime import date

from ip_portal.registry.lifecycle.codes import EventCode
from ip_portal.registry.lifecycle.types import Basis, Event


def events_from_fields(
    *,
    filed_on: date | None = None,
    accepted_on: date | None = None,
    published_on: date | None = None,
    granted_on: date | None = None,
    terminated_on: date | None = None,
) -> tuple[Event, ...]:
    """Give the events that the dated fields of a record prove, `basis=field`.

    Office timelines have gaps: the timeline of a granted mark names neither
    publication nor grant, both stand only in the fields (400) and (100). The day of
    expiry is a day of the calendar, not an event.
    """
    fields = (
        (EventCode.FILED, filed_on),
        (EventCode.ACCEPTED, accepted_on),
        (EventCode.PUBLISHED, published_on),
        (EventCode.REGISTERED, granted_on),
        (EventCode.TERMINATED, terminated_on),
    )
    return tuple(
        Event(code, day, basis=Basis.FIELD) for code, day in fields if day is not None
    )
