"""The demo's events: some to come, one that was."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from cms.models import EventPage
from ip_portal.content import files, planting
from ip_portal.core.dates import TIME_ZONE
from ip_portal.demo.offsets import shift
from ip_portal.demo.source import CONTENT

EVENTS = CONTENT / "events"
# Both languages are the same event: only the Vietnamese file says when, and how many.
_SAME = ("starts", "ends", "seats", "seats_taken")


@transaction.atomic
def seed_events(*, today: date) -> None:
    """Publish the demo's events, unless the site has an event or no section for them."""
    sections = planting.sections_there()
    if "events" not in sections or EventPage.objects.exists():
        return
    found = files.pages(EVENTS)
    original = {one.name: one.content for one in found if one.language == "vi"}
    planting.put(
        [
            files.PageFile(
                one.name,
                "events",
                one.language,
                {**one.content, **_dated(original[one.name], today)},
            )
            for one in found
        ],
        sections,
        planting.pages_there(sections),
    )


def _dated(content: Any, today: date) -> dict[str, Any]:
    said = {name: content[name] for name in _SAME if name in content}
    for name in ("starts", "ends"):
        said[name] = _moment(said[name], today)
    return said


def _moment(text: str, today: date) -> datetime:
    """Read "+9d 08:00", moved from the day the demo is made."""
    offset, _space, clock = text.rpartition(" ")
    return datetime.combine(
        shift(today, offset), time.fromisoformat(clock), tzinfo=TIME_ZONE
    )
