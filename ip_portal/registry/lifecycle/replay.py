"""The log of events replayed: a pure fold in the order in which they took effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ip_portal.registry.lifecycle.codes import CODES, EventCode
from ip_portal.registry.lifecycle.phases import EARLY, OPEN, OVER, PENDING, STOPPED
from ip_portal.registry.lifecycle.steps import (
    COUNTS,
    DECISIVE,
    ENTRIES,
    FIRST_DAY,
    NOTICES,
    STEPS,
    WAITING,
)
from ip_portal.registry.lifecycle.types import Basis, Event, Phase, State

_RANK = {code: place for place, code in enumerate(EventCode)}

_NOWHERE: frozenset[Phase] = frozenset()


@dataclass(slots=True)
class Life:
    """What the dated events tell of a right on one day."""

    phase: Phase = Phase.UNKNOWN
    since: date | None = None
    basis: Basis = Basis.NOTHING
    state: State = State.UNSPECIFIED
    stage: int = 0
    filed_on: date | None = None
    published_on: date | None = None
    granted_on: date | None = None
    renewed_on: date | None = None
    ended_on: date | None = None
    notice: Event | None = None  # the notice that waits for an answer or a payment
    oppositions: int = 0
    appeals: int = 0
    challenges: int = 0
    licences: int = 0
    pledges: int = 0
    suspended: bool = False
    extended: bool = False
    examination_requested: bool = False
    renewal_requested: bool = False
    misfits: list[EventCode] = field(default_factory=list)
    before: tuple[Phase, int] = (Phase.FILED, 1)  # where it was stopped


def ordered(events: Iterable[Event]) -> list[Event]:
    """Give the events that count, in the order in which they took effect.

    The events of one day follow `day_order`, then the order of `EventCode`, so that
    the same events give the same order however they were entered. What only a field
    tells comes last: it fills the gaps of a timeline and does not overrule it.
    """
    return sorted((event for event in events if not event.cancelled), key=_place)


def _place(event: Event) -> tuple[date, bool, int, int, str, str, str]:
    indicator = event.indicator or ""
    return (
        event.effective_on,
        event.basis is Basis.FIELD,
        event.day_order,
        _RANK[event.code],
        event.basis,
        indicator,
        event.raw,
    )


def replay(events: Iterable[Event], *, on: date) -> Life:
    """Replay the events that took effect by a day; no sequence raises."""
    return fold(ordered(events), on=on)


def fold(log: Iterable[Event], *, on: date) -> Life:
    """Replay a log that `ordered` has put in order."""
    life = Life()
    for event in log:
        if event.effective_on > on:
            break
        _apply(life, event)
    return life


def _apply(life: Life, event: Event) -> None:
    _move_stage(life, event)
    _note(life, event)
    told = event.basis is Basis.FIELD and life.phase in OVER
    target = None if told else _target(life, event.code)
    if target is None or target is life.phase:
        if event.code in NOTICES and life.phase in WAITING:
            life.notice, life.extended = event, False
        return
    _enter(life, event, target)


def _target(life: Life, code: EventCode) -> Phase | None:
    """Give the phase the event leads to from here; None: it moves nothing."""
    if code in (EventCode.RESTORED, EventCode.REMANDED):
        return _restored(life)
    if code is EventCode.ANSWERED and life.phase is Phase.FORMALITY_DEFECT:
        return Phase.FORMALITY
    home, target = STEPS.get(code, (_NOWHERE, life.phase))
    if life.phase in home:
        return _past_publication(life, target)
    if code in DECISIVE and target is not life.phase:
        life.misfits.append(code)
    return None


def _past_publication(life: Life, target: Phase) -> Phase | None:
    """Skip what a right has behind it: the publication, the request."""
    if target is Phase.AWAITING_PUBLICATION and life.published_on is not None:
        if life.phase not in EARLY:
            return None
        target = Phase.PUBLISHED
    if target is Phase.PUBLISHED and life.examination_requested:
        return Phase.EXAMINATION
    return target


def _restored(life: Life) -> Phase | None:
    if life.phase in STOPPED:
        return life.before[0]
    if life.phase in OVER:
        return Phase.IN_FORCE
    return None


def _enter(life: Life, event: Event, target: Phase) -> None:
    left = life.phase
    if target in STOPPED and left in OPEN:
        life.before = (left if left in PENDING else Phase.FILED, max(life.stage, 1))
    _enter_stage(life, target, left)
    life.phase, life.since, life.basis = target, event.effective_on, event.basis
    life.notice = event if event.code in NOTICES else None
    life.extended = False
    life.ended_on = event.effective_on if target in STOPPED | OVER else None
    if target not in PENDING:
        life.suspended, life.oppositions = False, 0
    if target is Phase.IN_FORCE:  # what was appealed against has been decided
        life.appeals = 0
    if target in OVER:
        life.challenges, life.renewal_requested = 0, False


def _note(life: Life, event: Event) -> None:
    """Keep the dates, and what runs beside the phase."""
    code = event.code
    if code in FIRST_DAY:
        name = FIRST_DAY[code]
        setattr(life, name, getattr(life, name) or event.effective_on)
    elif code in COUNTS:
        name, step = COUNTS[code]
        setattr(life, name, max(0, getattr(life, name) + step))
    else:
        _mark(life, event)


def _mark(life: Life, event: Event) -> None:
    match event.code:
        case EventCode.RENEWED:
            life.renewed_on, life.renewal_requested = event.effective_on, False
        case EventCode.RENEWAL_REQUESTED:
            life.renewal_requested = True
        case EventCode.EXAMINATION_REQUESTED:
            life.examination_requested = True
        case EventCode.SUSPENDED:
            life.suspended = life.phase in OPEN
        case EventCode.RESUMED:
            life.suspended = False
        case EventCode.EXTENSION_REQUESTED | EventCode.EXTENDED:
            life.extended = life.notice is not None
        case EventCode.EXTENSION_REFUSED:
            life.extended = False
        case _:
            pass


def _move_stage(life: Life, event: Event) -> None:
    """Move ST.96 state and stage where the phase alone does not tell them.

    Publication, party change, licence, payment and correction never move them.
    """
    match CODES[event.code].category:
        case "A" if event.code in ENTRIES and life.stage == 0:
            life.state, life.stage = State.ACTIVE, 1
        case "D" if life.phase in OPEN and _examined(life, event.code):
            life.state, life.stage = State.ACTIVE, 2
        case "E" if event.code is EventCode.OPPOSED and life.phase in OPEN:
            life.state, life.stage = State.ACTIVE, 3
        case "L" if event.code is not EventCode.SURRENDER_REQUESTED:
            life.stage = 5 if life.stage == 4 else life.stage
        case "M" if life.stage == 5 and life.challenges <= 1:
            life.stage = 4
        case "N" if life.stage == 6:
            life.state = State.TERMINATED
        case _:
            pass


def _examined(life: Life, code: EventCode) -> bool:
    """Tell whether an examination step leads to stage 2.

    Beside an opposition the examination stays in stage 3 until it is continued.
    """
    return life.stage < 2 or code is EventCode.EXAMINATION_CONTINUED


def _enter_stage(life: Life, target: Phase, left: Phase) -> None:
    if target is Phase.IN_FORCE:
        life.state, life.stage = State.ACTIVE, 4
    elif target in STOPPED | OVER:
        terminated = life.state is State.TERMINATED
        life.state = State.TERMINATED if terminated else State.NOT_ACTIVE
        life.stage = 6
    elif left in STOPPED:
        life.state, life.stage = State.ACTIVE, life.before[1]
