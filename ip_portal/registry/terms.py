"""The days that the law gives a right, from its dates and its last notice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ip_portal.registry.lifecycle import (
    Calendar,
    Event,
    EventCode,
    Phase,
    PublicGroup,
    Status,
    ordered,
    waiting_notice,
)
from ip_portal.registry.models import Right
from ip_portal.rules.arithmetic import OutOfCalendarError
from ip_portal.rules.book import RuleBook
from ip_portal.rules.choice import Dates, ImpossibleDatesError
from ip_portal.rules.terms import Term

HOME = "VN"
NOTICE_ACTS = {
    EventCode.FORMALITY_DEFECT: "formality_answer",
    EventCode.REFUSAL_INTENDED: "examination_answer",
    EventCode.GRANT_INTENDED: "grant_fee",
}


def dates_of(right: Right, log: Iterable[Event], *, today: date) -> Dates:
    """Return the dates of a right by the names the law uses.

    Where no field states a day its event does. The notice that still waits for an
    answer gives the date of notification, the last request for examination the date
    of request.
    """
    log = list(ordered(log))
    notice = waiting_notice(log, on=today)
    requests = [
        one.effective_on for one in log if one.code is EventCode.EXAMINATION_REQUESTED
    ]
    return Dates(
        filed=right.filed_on or _first_day(log, EventCode.FILED),
        priority=right.priority_on,
        accepted=right.accepted_on or _first_day(log, EventCode.ACCEPTED),
        published=right.published_on or _first_day(log, EventCode.PUBLISHED),
        requested=max(requests, default=None),
        granted=right.granted_on or _first_day(log, EventCode.REGISTERED),
        expires=right.expires_on,
        notified=notice.effective_on if notice else None,
    )


def _first_day(log: Iterable[Event], code: EventCode) -> date | None:
    return next((one.effective_on for one in log if one.code is code), None)


def calendar(
    right: Right, events: Iterable[Event], book: RuleBook, *, today: date
) -> Calendar:
    """Return the days on which the calendar alone changes the right's status.

    Another office's right keeps only the days its own record states. Dates that
    contradict each other give no term: the page says what is stated, and no more.
    """
    log = list(ordered(events))
    if right.office != HOME:
        return Calendar(
            expires_on=right.expires_on,
            public_from=right.published_on or right.granted_on,
        )
    dates = dates_of(right, log, today=today)
    try:
        return _vietnamese(right, dates, waiting_notice(log, on=today), book)
    except (ImpossibleDatesError, OutOfCalendarError):
        return Calendar(
            expires_on=right.expires_on, public_from=_sure_publication(right, log)
        )


def _vietnamese(
    right: Right, dates: Dates, notice: Event | None, book: RuleBook
) -> Calendar:
    def term(act: str) -> Term:
        return book.term(right.kind, act, dates)

    opposition, renewal = term("opposition"), term("renewal")
    # A term of protection ends only for what was granted.
    validity = term("validity")
    waiting = term(NOTICE_ACTS[notice.code]).last_day if notice else None
    pays = notice is not None and notice.code is EventCode.GRANT_INTENDED
    return Calendar(
        expires_on=right.expires_on or (validity.last_day if dates.granted else None),
        renewal_from=renewal.first_day,
        late_until=term("late_renewal").last_day,
        opposition_from=dates.published if opposition.last_day else None,
        opposition_until=opposition.last_day,
        public_from=book.public_from(right.kind, dates),
        formality_until=term("formality").last_day,
        publication_until=term("publication").last_day,
        examination_until=term("examination").last_day,
        request_until=term("examination_request").last_day,
        answer_until=None if pays else waiting,
        fee_until=waiting if pays else None,
    )


def _sure_publication(right: Right, log: list[Event]) -> date | None:
    return right.published_on or _first_day(log, EventCode.PUBLISHED)


def shown_acts(status: Status) -> tuple[str, ...]:
    """Return the acts whose terms matter where a right stands, in the order of a life."""
    if status.group is PublicGroup.IN_FORCE or status.phase in _RAN_OUT:
        return ("validity", "renewal", "late_renewal", "maintenance", "non_use")
    if status.group is PublicGroup.PENDING:
        waiting = _WAITING.get(status.phase)
        return (*((waiting,) if waiting else ()), *_PENDING)
    return ()


_RAN_OUT = {Phase.IN_GRACE, Phase.EXPIRED}
_PENDING = (
    "formality",
    "publication",
    "opposition",
    "examination_request",
    "examination",
)
_WAITING = {
    Phase.FORMALITY_DEFECT: "formality_answer",
    Phase.INTENDED_REFUSAL: "examination_answer",
    Phase.INTENDED_GRANT: "grant_fee",
}


def term_or_none(
    book: RuleBook, kind: str, act: str, dates: Dates, *, on: date
) -> Term | None:
    """Return a term, or nothing where the dates contradict each other."""
    try:
        return book.term(kind, act, dates, on=on)
    except (ImpossibleDatesError, OutOfCalendarError, LookupError):
        return None
