"""The legal life of a right as a row of steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ip_portal.registry.lifecycle import Calendar, Flag, Phase, Status
from ip_portal.registry.wording.tags import PATENTS, tag_of
from ip_portal.registry.wording.text import Text, gettext_noop as _


class Progress(StrEnum):
    """Whether a step lies behind, is where the right stands, or is to come."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a stepper; `starts` says that `on` is the first day of a span."""

    text: Text
    progress: Progress
    on: date | None = None
    starts: bool = False


_FILED = _("Application filed")
_PUBLISHED = _("Publication of the application")
_GRANTED = _("Certificate granted")
_RENEWAL = _("Renewal window open")
_EXPIRY = _("Expiry")

_BEFORE_PUBLICATION = frozenset(
    {
        Phase.PENDING,
        Phase.FILED,
        Phase.FORMALITY,
        Phase.FORMALITY_DEFECT,
        Phase.AWAITING_PUBLICATION,
    }
)
_RAN_OUT = frozenset({Phase.IN_GRACE, Phase.EXPIRED})
_STOPPED = frozenset({Phase.REFUSED, Phase.WITHDRAWN, Phase.DEEMED_WITHDRAWN})
_CUT_OFF = frozenset(
    {
        Phase.LAPSED,
        Phase.SURRENDERED,
        Phase.TERMINATED,
        Phase.CANCELLED,
        Phase.ENDED,
    }
)


def stepper_of(status: Status, calendar: Calendar, *, kind: str) -> tuple[Stop, ...]:
    """Give the steps of a right's legal life; exactly one of them is now.

    A life cut short ends with the step that ended it. Nothing is said of a right
    whose status is not known.
    """
    if status.phase is Phase.UNKNOWN:
        return ()
    if status.phase in _STOPPED | _CUT_OFF:
        return tuple(_cut_short(status, kind))
    plan = list(_plan(status, calendar, kind))
    now = _standing(status, len(plan))
    return tuple(
        Stop(Text(words), _progress(place, now), day, starts)
        for place, (words, day, starts) in enumerate(plan)
    )


def _plan(
    status: Status, calendar: Calendar, kind: str
) -> Iterator[tuple[str, date | None, bool]]:
    yield _FILED, status.filed_on, False
    yield _PUBLISHED, status.published_on, False
    yield _GRANTED, status.granted_on, False
    if kind == "gi":
        return
    if kind not in PATENTS:
        yield _RENEWAL, calendar.renewal_from, True
    yield _EXPIRY, calendar.expires_on, False


def _standing(status: Status, length: int) -> int:
    """Give the place of the step where the right stands."""
    phase = status.phase
    if phase in _RAN_OUT:
        return length - 1
    if phase is Phase.IN_FORCE:
        return 3 if Flag.RENEWAL_OPEN in status.flags and length == 5 else 2
    if phase in _BEFORE_PUBLICATION and status.published_on is None:
        return 0
    return 1


def _progress(place: int, now: int) -> Progress:
    if place == now:
        return Progress.NOW
    return Progress.DONE if place < now else Progress.LATER


def _cut_short(status: Status, kind: str) -> Iterator[Stop]:
    yield Stop(Text(_FILED), Progress.DONE, status.filed_on)
    if status.published_on is not None:
        yield Stop(Text(_PUBLISHED), Progress.DONE, status.published_on)
    if status.granted_on is not None:
        yield Stop(Text(_GRANTED), Progress.DONE, status.granted_on)
    yield Stop(tag_of(status.phase, kind=kind).text, Progress.NOW, status.since)
