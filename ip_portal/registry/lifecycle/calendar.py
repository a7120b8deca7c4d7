"""What the calendar alone does to a right: it moves the status without an event."""

from __future__ import annotations

from datetime import date

from ip_portal.registry.lifecycle.phases import PENDING
from ip_portal.registry.lifecycle.replay import Life
from ip_portal.registry.lifecycle.types import (
    Calendar,
    Flag,
    Next,
    Phase,
    Step,
    Turn,
)

_APPLICANT_PHASES = frozenset(
    {Phase.FORMALITY_DEFECT, Phase.INTENDED_REFUSAL, Phase.INTENDED_GRANT}
)
_OPPOSABLE = PENDING - {Phase.FILED, Phase.FORMALITY, Phase.FORMALITY_DEFECT}


def run_down(phase: Phase, life: Life, calendar: Calendar, on: date) -> Phase:
    """Give the phase once the calendar has had its say.

    A right past its last day has expired, or is in the months of late renewal, also
    when no event says so.
    """
    if phase not in (Phase.IN_FORCE, Phase.EXPIRED) or not _is_over(life, calendar, on):
        return phase
    if calendar.late_until is not None and on <= calendar.late_until:
        return Phase.IN_GRACE
    return Phase.EXPIRED


def _is_over(life: Life, calendar: Calendar, on: date) -> bool:
    """Tell whether the last day of protection has passed.

    A renewal recorded in the window of this very expiry means that the last day is
    the one before the renewal; the new one is not known, so nothing is claimed.
    """
    if calendar.expires_on is None or on <= calendar.expires_on:
        return False
    renewed, first = life.renewed_on, calendar.renewal_from
    if renewed is None or first is None:
        return True
    return not first <= renewed <= (calendar.late_until or calendar.expires_on)


def waits_until(phase: Phase, calendar: Calendar) -> date | None:
    """Give the last day for what the applicant has to do in this phase."""
    if phase is Phase.INTENDED_GRANT:
        return calendar.fee_until
    if phase in _APPLICANT_PHASES:
        return calendar.answer_until
    return None


def flags_of(phase: Phase, life: Life, calendar: Calendar, on: date) -> frozenset[Flag]:
    """Give what runs beside the phase on a day."""
    pending = phase in PENDING
    last = None if life.extended else waits_until(phase, calendar)
    held = {
        Flag.OPPOSITION_OPEN: phase in _OPPOSABLE and _opposable(life, calendar, on),
        Flag.OPPOSED: pending and life.oppositions > 0,
        Flag.SUSPENDED: pending and life.suspended,
        Flag.UNDER_APPEAL: life.appeals > 0,
        Flag.CHALLENGED: life.challenges > 0 and phase is Phase.IN_FORCE,
        Flag.RENEWAL_OPEN: _renewable(phase, calendar, on),
        Flag.RENEWAL_REQUESTED: life.renewal_requested
        and phase in (Phase.IN_FORCE, Phase.IN_GRACE),
        Flag.ANSWER_OVERDUE: last is not None and on > last,
        Flag.EXTENDED: life.extended and phase in _APPLICANT_PHASES,
        Flag.EXAMINATION_REQUESTED: pending and life.examination_requested,
        Flag.REQUEST_OVERDUE: _request_missed(phase, life, calendar, on),
        Flag.LICENSED: life.licences > 0,
        Flag.PLEDGED: life.pledges > 0,
    }
    return frozenset(flag for flag, holds in held.items() if holds)


def _opposable(life: Life, calendar: Calendar, on: date) -> bool:
    first = calendar.opposition_from or life.published_on
    last = calendar.opposition_until
    return last is not None and (first is None or first <= on) and on <= last


def _renewable(phase: Phase, calendar: Calendar, on: date) -> bool:
    first, last = calendar.renewal_from, calendar.expires_on
    if phase is not Phase.IN_FORCE or first is None or last is None:
        return False
    return first <= on <= last


def _request_missed(phase: Phase, life: Life, calendar: Calendar, on: date) -> bool:
    if life.examination_requested or calendar.request_until is None:
        return False
    return phase in _BEFORE_REQUEST and on > calendar.request_until


_BEFORE_REQUEST = frozenset(
    {
        Phase.FILED,
        Phase.FORMALITY,
        Phase.FORMALITY_DEFECT,
        Phase.AWAITING_PUBLICATION,
        Phase.PUBLISHED,
        Phase.PENDING,
    }
)


def turn_of(phase: Phase, flags: frozenset[Flag], calendar: Calendar) -> Turn:
    """Tell whose turn it is."""
    if phase is Phase.UNKNOWN:
        return Turn.UNKNOWN
    if phase in PENDING:
        return _turn_of_application(phase, flags, calendar)
    if Flag.RENEWAL_REQUESTED in flags or Flag.UNDER_APPEAL in flags:
        return Turn.OFFICE
    if phase is Phase.IN_GRACE or Flag.RENEWAL_OPEN in flags:
        return Turn.HOLDER
    return Turn.OFFICE if Flag.CHALLENGED in flags else Turn.NOBODY


def _turn_of_application(
    phase: Phase, flags: frozenset[Flag], calendar: Calendar
) -> Turn:
    if {Flag.SUSPENDED, Flag.UNDER_APPEAL, Flag.ANSWER_OVERDUE} & flags:
        return Turn.OFFICE
    if phase in _APPLICANT_PHASES or _awaits_request(phase, flags, calendar):
        return Turn.APPLICANT
    return Turn.OFFICE


def _awaits_request(phase: Phase, flags: frozenset[Flag], calendar: Calendar) -> bool:
    done = Flag.EXAMINATION_REQUESTED in flags or Flag.REQUEST_OVERDUE in flags
    return phase is Phase.PUBLISHED and calendar.request_until is not None and not done


def next_step(
    phase: Phase, flags: frozenset[Flag], calendar: Calendar, on: date
) -> Next:
    """Give what comes next, with its last day."""
    if {Flag.SUSPENDED, Flag.UNDER_APPEAL, Flag.RENEWAL_REQUESTED} & flags:
        return Next(Step.DECISION)
    if phase in PENDING:
        return _next_of_application(phase, flags, calendar)
    if phase is Phase.IN_GRACE:
        return Next(Step.LATE_RENEWAL, calendar.late_until)
    if phase is not Phase.IN_FORCE:
        return Next(Step.NOTHING)
    if Flag.RENEWAL_OPEN in flags:
        return Next(Step.RENEWAL, calendar.expires_on)
    if calendar.renewal_from is not None and on < calendar.renewal_from:
        return Next(Step.RENEWAL_START, calendar.renewal_from)
    if calendar.expires_on is not None and on <= calendar.expires_on:
        return Next(Step.EXPIRY, calendar.expires_on)
    return Next(Step.NOTHING)


def _next_of_application(
    phase: Phase, flags: frozenset[Flag], calendar: Calendar
) -> Next:
    if Flag.ANSWER_OVERDUE in flags:
        return Next(Step.DECISION)
    if _awaits_request(phase, flags, calendar):
        return Next(Step.REQUEST_EXAMINATION, calendar.request_until)
    step, name = _NEXT.get(phase, (Step.EXAMINATION_RESULT, "examination_until"))
    if Flag.EXTENDED in flags:  # the calendar knows the day of the notice only
        return Next(step)
    return Next(step, getattr(calendar, name) if name else None)


_NEXT: dict[Phase, tuple[Step, str]] = {
    Phase.FILED: (Step.FORMALITY_RESULT, "formality_until"),
    Phase.FORMALITY: (Step.FORMALITY_RESULT, "formality_until"),
    Phase.FORMALITY_DEFECT: (Step.ANSWER_FORMALITY, "answer_until"),
    Phase.AWAITING_PUBLICATION: (Step.PUBLICATION, "publication_until"),
    Phase.INTENDED_REFUSAL: (Step.ANSWER_REFUSAL, "answer_until"),
    Phase.INTENDED_GRANT: (Step.PAY_GRANT_FEE, "fee_until"),
    Phase.AWAITING_GRANT: (Step.GRANT, ""),
    Phase.GRANT_FEE_MISSED: (Step.DECISION, ""),
    Phase.PENDING: (Step.DECISION, ""),
}
