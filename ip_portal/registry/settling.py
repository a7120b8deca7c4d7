"""Bring a right to what its statements and events say: merge, events, replay.

Nothing outside ``services`` calls this; it writes, but neither audits nor publishes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.utils.timezone import localdate

from ip_portal.registry import lifecycle, terms
from ip_portal.registry.describing import assign, bring_lists, describe
from ip_portal.registry.exchange.events import Wanted, wanted_events
from ip_portal.registry.exchange.merge import Stated, disagreements, merge
from ip_portal.registry.exchange.observing import observations
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.gazetteer import Gazetteer
from ip_portal.registry.images import Pictures, no_pictures
from ip_portal.registry.models import Event, Right, Statement
from ip_portal.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Setting:
    """What settling needs from outside: the law and the day."""

    book: RuleBook
    today: date
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    pictures: Pictures = no_pictures


def stated(statements: Iterable[Statement]) -> list[Stated]:
    """Return statements as the merge wants them."""
    return [
        Stated(
            record=RightRecord.from_payload(one.payload),
            source=one.source,
            heard_on=localdate(one.received_at),
            order=one.pk,
        )
        for one in statements
    ]


def settle(right: Right, statements: Sequence[Statement], setting: Setting) -> bool:
    """Merge, bring events and everything described up to date, and replay.

    Return whether anything changed; the right's version grows only then. A right
    without statements is hidden.
    """
    known = stated(statements)
    if not known:
        return _hide(right)
    record = merge(known)
    changed = describe(right, record, disagrees=bool(disagreements(known)))
    changed |= bring_lists(right, record, setting.gazetteer, setting.pictures)
    changed |= _bring_events(right, record, known, statements)
    changed |= replay(right, known, setting)
    if changed:
        right.version += 1
        right.save()
    return changed


def replay(right: Right, known: Sequence[Stated], setting: Setting) -> bool:
    """Compute the status for today and write it on the unsaved right."""
    events = standing_events(right)
    calendar = terms.calendar(right, events, setting.book, today=setting.today)
    seen = observations(known)
    status = lifecycle.status(events, seen, on=setting.today, calendar=calendar)
    return assign(
        right,
        phase=status.phase.value,
        group=status.group.value,
        state=status.state.value,
        stage=str(status.stage),
        flags=sorted(flag.value for flag in status.flags),
        status_since=status.since,
        has_conflict=status.conflict or right.details.get("disagrees", False),
        next_change_on=status.next_change_on,
        public_from=calendar.public_from,
    )


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


def _hide(right: Right) -> bool:
    if right.public_from is None and right.next_change_on is None:
        return False
    right.public_from = right.next_change_on = None
    right.version += 1
    right.save()
    return True


# --- Events ---------------------------------------------------------------------------


def _bring_events(
    right: Right,
    record: RightRecord,
    known: Sequence[Stated],
    statements: Sequence[Statement],
) -> bool:
    """Add the events that sources now tell; cancel those that none tells any more."""
    wanted = _keyed(wanted_events(record, known))
    rows = list(right.events.all()) if right.version else []
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
