"""What goes into the status of a right, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ip_portal.registry.lifecycle.codes import EventCode, Indicator


class Basis(StrEnum):
    """What an event, or a status, rests on."""

    TIMELINE = "timeline"
    FIELD = "field"
    HAND = "hand"
    OBSERVATION = "observation"
    CALENDAR = "calendar"
    NOTHING = "nothing"


class Phase(StrEnum):
    """Where a right stands in its life."""

    UNKNOWN = "unknown"
    PENDING = "pending"  # the office says no more than that
    FILED = "filed"
    FORMALITY = "formality"
    FORMALITY_DEFECT = "formality_defect"
    AWAITING_PUBLICATION = "awaiting_publication"
    PUBLISHED = "published"
    EXAMINATION = "examination"
    INTENDED_REFUSAL = "intended_refusal"
    INTENDED_GRANT = "intended_grant"
    AWAITING_GRANT = "awaiting_grant"
    GRANT_FEE_MISSED = "grant_fee_missed"
    IN_FORCE = "in_force"
    IN_GRACE = "in_grace"  # expired, late renewal still possible
    EXPIRED = "expired"
    LAPSED = "lapsed"
    SURRENDERED = "surrendered"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"
    ENDED = "ended"  # the office says no more than that
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"


class PublicGroup(StrEnum):
    """The few wordings the public filters by."""

    IN_FORCE = "in_force"
    PENDING = "pending"
    REFUSED_OR_WITHDRAWN = "refused_or_withdrawn"
    ENDED = "ended"
    UNMAPPED = "unmapped"


class Flag(StrEnum):
    """What runs beside the phase."""

    OPPOSITION_OPEN = "opposition_open"
    OPPOSED = "opposed"
    SUSPENDED = "suspended"
    UNDER_APPEAL = "under_appeal"
    CHALLENGED = "challenged"
    RENEWAL_OPEN = "renewal_open"
    RENEWAL_REQUESTED = "renewal_requested"
    ANSWER_OVERDUE = "answer_overdue"
    EXTENDED = "extended"
    EXAMINATION_REQUESTED = "examination_requested"
    REQUEST_OVERDUE = "request_overdue"
    LICENSED = "licensed"
    PLEDGED = "pledged"


class State(StrEnum):
    """WIPO ST.96 state (com:StateCode)."""

    ACTIVE = "A"
    NOT_ACTIVE = "N"
    TERMINATED = "T"
    UNSPECIFIED = "U"


class Turn(StrEnum):
    """Whose turn it is."""

    OFFICE = "office"
    APPLICANT = "applicant"
    HOLDER = "holder"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class Step(StrEnum):
    """What comes next."""

    ANSWER_FORMALITY = "answer_formality"
    ANSWER_REFUSAL = "answer_refusal"
    PAY_GRANT_FEE = "pay_grant_fee"
    REQUEST_EXAMINATION = "request_examination"
    FORMALITY_RESULT = "formality_result"
    PUBLICATION = "publication"
    OPPOSITION_END = "opposition_end"
    EXAMINATION_RESULT = "examination_result"
    GRANT = "grant"
    DECISION = "decision"
    RENEWAL_START = "renewal_start"
    RENEWAL = "renewal"
    LATE_RENEWAL = "late_renewal"
    EXPIRY = "expiry"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Event:
    """One legal event as it took effect.

    `day_order` orders the events of one day; `raw` is the office's own text.
    A cancelled event stays in the log and counts for nothing.
    """

    code: EventCode
    effective_on: date
    day_order: int = 0
    basis: Basis = Basis.TIMELINE
    raw: str = ""
    indicator: Indicator | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a status word of an office says; made by `office_words`.

    `phases` are all the phases the word can be said of, the likeliest first.
    """

    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """A status word seen at a source. `reading` is None for a word not mapped.

    `priority`: the higher one is believed first where two sources disagree.
    """

    raw: str
    as_of: date
    source: str
    priority: int = 0
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days the law gives this right, worked out by the caller from `rules`.

    Every last day counts whole: the answer changes the day after it. None: there is
    no such day, or it cannot be told.
    """

    expires_on: date | None = None
    renewal_from: date | None = None
    late_until: date | None = None
    opposition_from: date | None = None
    opposition_until: date | None = None
    public_from: date | None = None
    formality_until: date | None = None
    publication_until: date | None = None
    examination_until: date | None = None
    request_until: date | None = None  # to ask for examination (patents)
    answer_until: date | None = None  # to the notice that waits for an answer
    fee_until: date | None = None  # of the grant fee


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, and its last day where the calendar tells it."""

    step: Step
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: what a source, or the events, say."""

    source: str  # "" for the dated events
    raw: str
    phase: Phase
    as_of: date


@dataclass(frozen=True, slots=True)
class Status:
    """The legal status of a right on one day."""

    phase: Phase
    group: PublicGroup
    state: State
    stage: int  # ST.96 0..6
    flags: frozenset[Flag]
    turn: Turn
    next: Next
    since: date | None
    basis: Basis
    observed: Observation | None  # the word that was weighed in
    unmapped: Observation | None  # the newest word, where nobody has mapped it
    conflict: bool
    sides: tuple[Side, ...]
    public: bool
    filed_on: date | None = None
    published_on: date | None = None
    granted_on: date | None = None
    renewed_on: date | None = None
    ended_on: date | None = None
    misfits: tuple[EventCode, ...] = ()  # events that did not fit where they stand
    next_change_on: date | None = field(default=None, compare=False)
