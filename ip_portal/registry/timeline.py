"""The events of a right: those that sources tell, and those that a person cancelled.

Rows are only added: an event that no source tells any more gets a cancellation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from ip_portal.registry import lifecycle
from ip_portal.registry.exchange.events import Wanted, wanted_events
from ip_portal.registry.exchange.merge import Stated
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.models import Event, Right, Statement


def new_events(
    right: Right, record: RightRecord, known: Sequence[Stated], statement: Statement
) -> list[Event]:
    """Return the unsaved events of a right that is new with this one statement."""
    by_order = {one.order: statement for one in known}
    return [_row(right, one, by_order) for one in wanted_events(record, known)]


def standing_events(right: Right) -> list[lifecycle.Event]:
    """Return the events of a right that count, as the lifecycle wants them."""
    return [event_of(row) for row in _standing(list(right.events.all()))]


def event_of(row: Event) -> lifecycle.Event:
    """Return the pure event of a stored one."""
    return lifecycle.Event(
        code=lifecycle.EventCode(row.code),
        effective_on=row.effective_on,
        day_order=row.day_order,
        basis=lifecycle.Basis(row.basis),
        raw=row.raw,
    )


def _standing(rows: Sequence[Event]) -> list[Event]:
    """Return the events that count: neither cancelled nor a cancellation."""
    cancelled = {row.cancels_id for row in rows if row.cancels_id}
    return [row for row in rows if row.pk not in cancelled and not row.cancels_id]


def bring_events(
    right: Right,
    record: RightRecord,
    known: Sequence[Stated],
    statements: Sequence[Statement],
) -> bool:
    """Add the events that sources now tell; cancel those that none tells any more."""
    wanted = _keyed(wanted_events(record, known))
    rows = list(right.events.all())
    there = _keyed([row for row in _standing(rows) if row.basis != Event.Basis.HAND])
    by_order = {one.pk: one for one in statements}
    news = {key: one for key, one in wanted.items() if key not in there}
    fresh = _not_barred(news, _cancelled_by_hand(rows))
    stale = [row for key, row in there.items() if key not in wanted]
    Event.objects.bulk_create(
        [_row(right, one, by_order) for one in fresh]
        + [_cancellation(right, row) for row in stale]
    )
    return bool(fresh or stale)


def _cancelled_by_hand(rows: Sequence[Event]) -> list[Event]:
    """Return what sources told and a person took out."""
    wrong = {row.cancels_id for row in rows if row.basis == Event.Basis.HAND}
    return [row for row in rows if row.pk in wrong and row.basis != Event.Basis.HAND]


def _not_barred(news: dict[Key, Wanted], barred: Sequence[Event]) -> list[Wanted]:
    """Leave out what a person took out, however a source words it when it repeats it."""
    fresh = dict(news)
    reworded: Counter[tuple[str, date]] = Counter()
    for key, row in _keyed(barred).items():
        if fresh.pop(key, None) is None:
            reworded[row.code, row.effective_on] += 1
    kept = []
    for one in fresh.values():
        if reworded[one.code, one.effective_on] > 0:
            reworded[one.code, one.effective_on] -= 1
        else:
            kept.append(one)
    return kept


Key = tuple[str, date, str, str, int]
EventLike = TypeVar("EventLike", Wanted, Event)


def _keyed(events: Sequence[EventLike]) -> dict[Key, EventLike]:
    """Return events by what they say; the last part counts those that say the same."""
    counted: Counter[tuple[str, date, str, str]] = Counter()
    keyed: dict[Key, EventLike] = {}
    for one in events:
        said: tuple[str, date, str, str]
        said = (one.code, one.effective_on, str(one.basis), one.raw)
        counted[said] += 1
        keyed[(*said, counted[said])] = one
    return keyed


def _row(right: Right, wanted: Wanted, statements: dict[int, Statement]) -> Event:
    return Event(
        right=right,
        code=wanted.code,
        effective_on=wanted.effective_on,
        day_order=wanted.day_order,
        raw=wanted.raw,
        basis=wanted.basis,
        source=wanted.source,
        statement=statements.get(wanted.order),
    )


def _cancellation(right: Right, row: Event) -> Event:
    return Event(
        right=right,
        code=lifecycle.EventCode.CORRECTED.value,
        effective_on=row.effective_on,
        day_order=row.day_order,
        basis=row.basis,
        source=row.source,
        cancels=row,
    )
