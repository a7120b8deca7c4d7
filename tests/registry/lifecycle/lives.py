"""Short hands for the tests: a life written as lines, a calendar of ten years."""

from __future__ import annotations

from datetime import date

from ip_portal.registry.lifecycle import Calendar, Event, EventCode


def day(text: str) -> date:
    """Read an ISO date."""
    return date.fromisoformat(text)


def life(lines: str) -> list[Event]:
    """Read a life: one event a line, ISO date and code; order within a day kept."""
    rows = [line.split() for line in lines.strip().splitlines()]
    return [
        Event(EventCode(code), day(when), day_order=place)
        for place, (when, code) in enumerate(rows)
    ]


TEN_YEARS = Calendar(
    expires_on=day("2027-01-12"),
    renewal_from=day("2026-07-12"),
    late_until=day("2027-07-12"),
    opposition_until=day("2017-09-25"),
    public_from=day("2017-04-25"),
)
