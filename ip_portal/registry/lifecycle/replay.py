"""The log of events replayed: a pure fold in the order in which they took effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ip_portal.registry.lifecycle.codes import CODES, EventCode
from ip_portal.registry.lifecycle.phases import EARLY, OPEN, OVER, PENDING, STOPPED
from ip_portal.registry.lifecycle.types import Basis, Event, Phase, State

_RANK = {code: place for place, code in enumerate(EventCode)}
_ENTRIES = frozenset(
    {
        EventCode.FILED,
        EventCode.MADRID_DESIGNATED,
        EventCode.PCT_ENTERED,
        EventCode.CONVERSION_FILED,
    }
)
_NOTICES = frozenset(
    {
        EventCode.FORMALITY_DEFECT,
        EventCode.REFUSAL_INTENDED,
        EventCode.GRANT_INTENDED,
    }
)
_WAITING = frozenset(
    {Phase.FORMALITY_DEFECT, Phase.INTENDED_REFUSAL, Phase.INTENDED_GRANT}
)

# code → (phases it is at home in, phase it leads to). Elsewhere it moves nothing.
_STEPS: dict[EventCode, tuple[frozenset[Phase], Phase]] = {
    EventCode.FILED: (frozenset({Phase.UNKNOWN}), Phase.FILED),
    EventCode.MADRID_DESIGNATED: (frozenset({Phase.UNKNOWN}), Phase.FILED),
    EventCode.PCT_ENTERED: (frozenset({Phase.UNKNOWN}), Phase.FILED),
    EventCode.CONVERSION_FILED: (frozenset({Phase.UNKNOWN}), Phase.FILED),
    EventCode.FORMALITY_STARTED: (EARLY - {Phase.FORMALITY_DEFECT}, Phase.FORMALITY),
    EventCode.FORMALITY_DEFECT: (EARLY, Phase.FORMALITY_DEFECT),
    EventCode.FORMALITY_ANSWERED: (EARLY, Phase.FORMALITY),
    # Offices that examine before they publish accept only then.
    EventCode.ACCEPTED: (
        EARLY | {Phase.EXAMINATION, Phase.INTENDED_REFUSAL},
        Phase.AWAITING_PUBLICATION,
    ),
    EventCode.PUBLISHED: (EARLY | {Phase.AWAITING_PUBLICATION}, Phase.PUBLISHED),
    EventCode.EXAMINATION_REQUESTED: (frozenset({Phase.PUBLISHED}), Phase.EXAMINATION),
    EventCode.EXAMINATION_STARTED: (OPEN, Phase.EXAMINATION),
    EventCode.EXAMINATION_CONTINUED: (OPEN, Phase.EXAMINATION),
    EventCode.RE_EXAMINATION: (OPEN | {Phase.REFUSED}, Phase.EXAMINATION),
    EventCode.REFUSAL_INTENDED: (OPEN, Phase.INTENDED_REFUSAL),
    EventCode.ANSWERED: (
        frozenset({Phase.PUBLISHED, Phase.INTENDED_REFUSAL}),
        Phase.EXAMINATION,
    ),
    EventCode.GRANT_INTENDED: (OPEN, Phase.INTENDED_GRANT),
    EventCode.GRANT_FEE_PAID: (OPEN, Phase.AWAITING_GRANT),
    EventCode.GRANT_FEE_MISSED: (OPEN, Phase.GRANT_FEE_MISSED),
    EventCode.GRANT_PAPERS: (OPEN, Phase.AWAITING_GRANT),
    EventCode.WITHDRAWN: (OPEN, Phase.WITHDRAWN),
    EventCode.DEEMED_WITHDRAWN: (OPEN, Phase.DEEMED_WITHDRAWN),
    EventCode.FORMALITY_REFUSED: (OPEN, Phase.REFUSED),
    EventCode.REFUSED: (OPEN, Phase.REFUSED),
    EventCode.REFUSED_AFTER_OPPOSITION: (OPEN, Phase.REFUSED),
    EventCode.REGISTERED: (OPEN | STOPPED, Phase.IN_FORCE),
    EventCode.REGISTERED_AFTER_OPPOSITION: (OPEN | STOPPED, Phase.IN_FORCE),
    # The grant may be missing from the log; the later events prove it.
    EventCode.RENEWED: (
        OPEN | {Phase.IN_FORCE, Phase.EXPIRED, Phase.LAPSED},
        Phase.IN_FORCE,
    ),
    EventCode.REVIVED: (OPEN | OVER, Phase.IN_FORCE),
    EventCode.SURRENDERED: (OPEN | {Phase.IN_FORCE}, Phase.SURRENDERED),
    EventCode.LAPSED: (OPEN | {Phase.IN_FORCE, Phase.EXPIRED}, Phase.LAPSED),
    EventCode.EXPIRED: (OPEN | {Phase.IN_FORCE}, Phase.EXPIRED),
    # A right can be cancelled from the beginning after it has ended.
    EventCode.TERMINATED: (OPEN | OVER | {Phase.IN_FORCE}, Phase.TERMINATED),
    EventCode.CANCELLED: (OPEN | OVER | {Phase.IN_FORCE}, Phase.CANCELLED),
}
_DECISIVE = frozenset(code for code in _STEPS if CODES[code].category in "BFHK")


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
    the same events give the same order however they were entered.
    """
    return sorted((event for event in events if not event.cancelled), key=_place)


def _place(event: Event) -> tuple[date, int, int, str, str, str]:
    indicator = event.indicator or ""
    return (
        event.effective_on,
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
    target = _target(life, event.code)
    if target is None or target is life.phase:
        if event.code in _NOTICES and life.phase in _WAITING:
            life.notice = event
        return
    _enter(life, event, target)


def _target(life: Life, code: EventCode) -> Phase | None:
    """Give the phase the event leads to from here; None: it moves nothing."""
    if code in (EventCode.RESTORED, EventCode.REMANDED):
        return _restored(life)
    if code is EventCode.ANSWERED and life.phase is Phase.FORMALITY_DEFECT:
        return Phase.FORMALITY
    step = _STEPS.get(code)
    if step is None:
        return None
    home, target = step
    if life.phase not in home:
        if code in _DECISIVE and target is not life.phase:
            life.misfits.append(code)
        return None
    if code is EventCode.ACCEPTED and life.published_on is not None:
        if life.phase not in EARLY:
            return None
        target = Phase.PUBLISHED
    if target is Phase.PUBLISHED and life.examination_requested:
        target = Phase.EXAMINATION
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
    life.notice = event if event.code in _NOTICES else None
    life.extended = False
    life.ended_on = event.effective_on if target in STOPPED | OVER else None
    if target not in PENDING:
        life.suspended, life.oppositions = False, 0
    if target in OVER:
        life.challenges, life.renewal_requested = 0, False


_FIRST_DAY = {
    EventCode.FILED: "filed_on",
    EventCode.CONVERSION_FILED: "filed_on",
    EventCode.MADRID_DESIGNATED: "filed_on",
    EventCode.PCT_ENTERED: "filed_on",
    EventCode.PUBLISHED: "published_on",
    EventCode.REGISTERED: "granted_on",
    EventCode.REGISTERED_AFTER_OPPOSITION: "granted_on",
}


def _note(life: Life, event: Event) -> None:
    """Keep the dates, and what runs beside the phase."""
    code = event.code
    if code in _FIRST_DAY:
        name = _FIRST_DAY[code]
        setattr(life, name, getattr(life, name) or event.effective_on)
    elif code in _COUNTS:
        name, step = _COUNTS[code]
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


_COUNTS: dict[EventCode, tuple[str, int]] = {
    EventCode.OPPOSED: ("oppositions", 1),
    EventCode.OPPOSITION_REJECTED: ("oppositions", -1),
    EventCode.APPEALED: ("appeals", 1),
    EventCode.COURT_APPEALED: ("appeals", 1),
    EventCode.APPEAL_REJECTED: ("appeals", -1),
    EventCode.REMANDED: ("appeals", -1),
    EventCode.DECISION_CHANGED: ("appeals", -1),
    EventCode.TERMINATION_REQUESTED: ("challenges", 1),
    EventCode.INVALIDATION_REQUESTED: ("challenges", 1),
    EventCode.REVIEW_REJECTED: ("challenges", -1),
    EventCode.MAINTAINED: ("challenges", -1),
    EventCode.MAINTAINED_IN_PART: ("challenges", -1),
    EventCode.LICENSED: ("licences", 1),
    EventCode.LICENCE_ENDED: ("licences", -1),
    EventCode.PLEDGED: ("pledges", 1),
    EventCode.PLEDGE_ENDED: ("pledges", -1),
}


def _move_stage(life: Life, event: Event) -> None:
    """Move ST.96 state and stage where the phase alone does not tell them.

    Publication, party change, licence, payment and correction never move them.
    """
    match CODES[event.code].category:
        case "A" if event.code in _ENTRIES and life.stage == 0:
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
