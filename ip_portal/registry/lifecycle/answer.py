"""Events, observations and the calendar → the status of a right on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ip_portal.registry.lifecycle.calendar import (
    flags_of,
    next_step,
    run_down,
    turn_of,
)
from ip_portal.registry.lifecycle.claims import Verdict, weigh
from ip_portal.registry.lifecycle.phases import group_of, state_of
from ip_portal.registry.lifecycle.replay import Life, fold, ordered, replay
from ip_portal.registry.lifecycle.types import (
    Basis,
    Calendar,
    Event,
    Observation,
    Phase,
    State,
    Status,
)

_ONE_DAY = timedelta(days=1)
_FIRST_DAYS = ("renewal_from", "opposition_from", "public_from")
# Days after which the answer changes; the office's own targets change nothing.
_LAST_DAYS = (
    "expires_on",
    "late_until",
    "opposition_until",
    "request_until",
    "answer_until",
    "fee_until",
)
_NO_CALENDAR = Calendar()


def status(
    events: Iterable[Event],
    observations: Iterable[Observation] = (),
    *,
    on: date,
    calendar: Calendar = _NO_CALENDAR,
) -> Status:
    """Give the status on a day: the same input gives the same answer, never an error.

    Events and words of a later day do not count yet. Where an office word
    contradicts the dated events the answer shows the word, raises `conflict` and
    keeps both in `sides`.
    """
    log = ordered(events)
    words = tuple(observations)
    answer = _answer(log, words, calendar, on)
    change = next(
        (
            day
            for day in _coming_days(log, words, calendar, on)
            if _answer(log, words, calendar, day) != answer
        ),
        None,
    )
    return replace(answer, next_change_on=change)


def waiting_notice(events: Iterable[Event], *, on: date) -> Event | None:
    """Give the notice of the office that still waits for an answer or a payment."""
    return replay(events, on=on).notice


def _answer(
    log: Sequence[Event], words: Sequence[Observation], calendar: Calendar, on: date
) -> Status:
    life = fold(log, on=on)
    verdict = weigh(words, life, calendar, on=on)
    stands = life.phase if verdict.phase is None else verdict.phase
    phase = run_down(stands, life, calendar, on)
    flags = flags_of(phase, life, calendar, on)
    state, stage = _state(phase, life)
    basis, since = _ground(phase, life, verdict, calendar)
    newest = verdict.newest
    return Status(
        phase=phase,
        group=group_of(phase),
        state=state,
        stage=stage,
        flags=flags,
        turn=turn_of(phase, flags, calendar),
        next=next_step(phase, flags, calendar, on),
        since=since,
        basis=basis,
        observed=verdict.by,
        unmapped=newest if newest and newest.reading is None else None,
        conflict=bool(verdict.sides),
        sides=verdict.sides,
        public=calendar.public_from is not None and calendar.public_from <= on,
        filed_on=life.filed_on,
        published_on=life.published_on,
        granted_on=life.granted_on,
        renewed_on=life.renewed_on,
        ended_on=life.ended_on,
        misfits=tuple(life.misfits),
    )


def _state(phase: Phase, life: Life) -> tuple[State, int]:
    return (life.state, life.stage) if phase is life.phase else state_of(phase)


def _ground(
    phase: Phase, life: Life, verdict: Verdict, calendar: Calendar
) -> tuple[Basis, date | None]:
    """Give what the phase rests on, and the day it began where that is known."""
    if phase is verdict.phase:
        return Basis.OBSERVATION, None
    if phase is life.phase:
        return life.basis, life.since
    last = calendar.expires_on
    return Basis.CALENDAR, last + _ONE_DAY if last and last < date.max else last


def _coming_days(
    log: Sequence[Event], words: Sequence[Observation], calendar: Calendar, on: date
) -> list[date]:
    """Give the days after `on` on which the answer can change, the nearest first."""
    days = {event.effective_on for event in log} | {word.as_of for word in words}
    days |= {day for name in _FIRST_DAYS if (day := getattr(calendar, name))}
    days |= {
        day + _ONE_DAY
        for name in _LAST_DAYS
        if (day := getattr(calendar, name)) and day < date.max
    }
    return sorted(day for day in days if day > on)
