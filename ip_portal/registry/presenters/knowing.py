"""All that is read to say where a right stands today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ip_portal.registry import lifecycle, terms
from ip_portal.registry.exchange.merge import Stated
from ip_portal.registry.exchange.observing import observations
from ip_portal.registry.models import Event, Right
from ip_portal.registry.settling import stated
from ip_portal.registry.timeline import event_of
from ip_portal.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Known:
    """A right with all that was read to say where it stands today."""

    right: Right
    events: Sequence[Event]
    statements: Sequence[Stated]
    calendar: lifecycle.Calendar
    status: lifecycle.Status
    today: date


def known(right: Right, *, book: RuleBook, today: date) -> Known:
    """Read statements and events of a right, and work its status out for today."""
    rows = list(right.events.select_related("cancelled_by"))
    said = stated(right.statements.filter(voided_at=None))
    standing = [
        event_of(row) for row in rows if not row.cancels_id and not is_cancelled(row)
    ]
    calendar = terms.calendar(right, standing, book, today=today)
    status = lifecycle.status(standing, observations(said), on=today, calendar=calendar)
    return Known(right, rows, said, calendar, status, today)


def is_cancelled(row: Event) -> bool:
    """Say whether a later row took this event out."""
    return hasattr(row, "cancelled_by")


def heard_on(statements: Sequence[Stated]) -> date | None:
    """Return the day of the newest word of any source."""
    return max((one.said_on for one in statements), default=None)


def heard(found: Known) -> Iterator[tuple[str, date]]:
    """Yield each source and the day of its newest word."""
    latest: dict[str, date] = {}
    for one in found.statements:
        latest[one.source] = max(one.said_on, latest.get(one.source, one.said_on))
    yield from latest.items()
