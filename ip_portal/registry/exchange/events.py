"""The events that sources tell together: from timelines, and from dated fields. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ip_portal.registry.exchange.merge import Stated, ranked
from ip_portal.registry.exchange.records import EventRecord, RightRecord
from ip_portal.registry.lifecycle import Basis, EventCode, events_from_fields
from ip_portal.registry.office_words import read_event


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event that should stand in the register, and the statement that tells it.

    ``order`` is the statement's; 0 for an event that several statements prove.
    """

    code: str
    effective_on: date
    day_order: int
    basis: str
    raw: str
    source: str
    order: int


def wanted_events(record: RightRecord, statements: Sequence[Stated]) -> list[Wanted]:
    """Return each event once, however many sources tell it.

    A dated field adds an event only where no timeline tells the same event: the
    timeline of a granted mark names neither publication nor grant.
    """
    told: list[Told] = []
    for one in ranked(statements):
        told += _news(one, told)
    timeline = [event for event, _key, _source in told]
    known = {(one.code, one.effective_on) for one in timeline}
    fields = [
        one for one in _from_fields(record) if (one.code, one.effective_on) not in known
    ]
    return [*timeline, *fields]


# An event, what makes it the same event in another file, and the source that told it.
Told = tuple[Wanted, object, str]


def _news(one: Stated, told: Sequence[Told]) -> list[Told]:
    """Return the events of a statement that no better statement told.

    Files of one vocabulary name an event alike. In other words it is the same event
    when its kind and day are, each told event standing for one at most.
    """
    keys = {event.key for event in one.record.events}
    known = {key for _event, key, _source in told}
    other_words = [
        (event.code, event.effective_on)
        for event, key, source in told
        if key not in keys and not _same_vocabulary(source, one.source)
    ]
    news: list[Told] = []
    for event in one.record.events:
        wanted = _from_timeline(event, one)
        kind = (wanted.code, wanted.effective_on)
        if event.key in known:
            continue
        if kind in other_words and wanted.code not in _MANY_A_DAY:
            other_words.remove(kind)
            continue
        news.append((wanted, event.key, one.source))
    return news


def _same_vocabulary(source: str, other: str) -> bool:
    return source == other or {source, other} <= _WIPO_XML


_WIPO_XML = {"st66", "st96"}

# Paper that may well come several times on one day.
_MANY_A_DAY = {
    EventCode.FEE_RECEIPT,
    EventCode.DOCUMENT_FILED,
    EventCode.AUTHORITY_FILED,
    EventCode.CORRESPONDENCE,
    EventCode.OFFICE_STEP,
    EventCode.NOTE,
    EventCode.UNMAPPED,
}


def _from_timeline(event: EventRecord, one: Stated) -> Wanted:
    text = event.text or ""
    code = event.code or ""
    raw = [text if text.startswith(code) else f"{code} {text}", event.state or ""]
    return Wanted(
        code=_code(event, one).value,
        effective_on=event.on,
        day_order=event.order,
        basis=Basis.TIMELINE.value,
        raw=" ".join(filter(None, raw)).strip()[:300],
        source=one.source,
        order=one.order,
    )


def _code(event: EventRecord, one: Stated) -> EventCode:
    """The import template names our own codes; offices have words of their own."""
    if one.source == "template" and event.code in set(EventCode):
        return EventCode(event.code)
    return read_event(event.text, code=event.code, office=one.record.office or "VN")


def _from_fields(record: RightRecord) -> Iterator[Wanted]:
    for event in events_from_fields(
        filed_on=record.filed_on,
        accepted_on=record.accepted_on,
        published_on=record.published_on,
        granted_on=record.granted_on,
        terminated_on=record.terminated_on,
    ):
        yield Wanted(
            code=event.code.value,
            effective_on=event.effective_on,
            day_order=event.day_order,
            basis=Basis.FIELD.value,
            raw="",
            source="",
            order=0,
        )
