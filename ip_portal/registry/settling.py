"""Bring a right to what its statements and events say: merge, events, replay.

Nothing outside ``services`` calls this; it writes, but neither audits nor publishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model
from django.utils.timezone import localdate

from ip_portal.registry import lifecycle, terms
from ip_portal.registry.depicting import bring_pictures, pictures_of
from ip_portal.registry.describing import (
    assign,
    bring_rows,
    describe,
    rows_of,
)
from ip_portal.registry.exchange.merge import Stated, disagreements, merge
from ip_portal.registry.exchange.observing import observations
from ip_portal.registry.exchange.records import RightRecord
from ip_portal.registry.gazetteer import Gazetteer
from ip_portal.registry.images import Pictures, no_pictures
from ip_portal.registry.models import Right, Statement
from ip_portal.registry.timeline import (
    bring_events,
    event_of,
    new_events,
    standing_events,
)
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


def begin(
    right: Right, record: RightRecord, statement: Statement, setting: Setting
) -> list[Model]:
    """Settle a right that is new with this statement, in memory.

    Return the rows to store after the right and the statement. Raises
    ``RecordRefusedError`` for a text longer than its column.
    """
    known = [Stated(record, record.source, setting.today, order=1)]
    merged = merge(known)
    describe(right, merged, disagrees=False)
    events = new_events(right, merged, known, statement)
    replay(right, [event_of(row) for row in events], known, setting)
    right.version = 1
    rows = rows_of(right, merged, setting.gazetteer)
    pictures = pictures_of(right, merged, setting.pictures)
    return [*(row for some in rows.values() for row in some), *pictures, *events]


def settle(right: Right, statements: Sequence[Statement], setting: Setting) -> bool:
    """Merge, bring events and everything described up to date, and replay.

    Return whether anything changed; the right's version grows only then. A right
    without statements is hidden. Raises as ``begin``.
    """
    known = stated(statements)
    changed = _bring(right, known, statements, setting) if known else False
    changed |= replay(right, standing_events(right), known, setting)
    if changed:
        right.version += 1
        right.save()
    return changed


def _bring(
    right: Right,
    known: Sequence[Stated],
    statements: Sequence[Statement],
    setting: Setting,
) -> bool:
    record = merge(known)
    changed = [
        describe(right, record, disagrees=bool(disagreements(known))),
        bring_rows(right, record, setting.gazetteer),
        bring_pictures(right, record, setting.pictures),
        bring_events(right, record, known, statements),
    ]
    return any(changed)


def replay(
    right: Right,
    events: Sequence[lifecycle.Event],
    known: Sequence[Stated],
    setting: Setting,
) -> bool:
    """Compute the status for today and write it on the unsaved right.

    A right that no source states any more is hidden, whatever was entered for it.
    """
    if not known:
        return assign(right, public_from=None, next_change_on=None)
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
