"""Tables of the replay: which event leads where, what it dates, what it counts."""

from __future__ import annotations

from ip_portal.registry.lifecycle.codes import CODES, EventCode
from ip_portal.registry.lifecycle.phases import EARLY, OPEN, OVER, STOPPED
from ip_portal.registry.lifecycle.types import Phase

ENTRIES = frozenset(
    {
        EventCode.FILED,
        EventCode.MADRID_DESIGNATED,
        EventCode.PCT_ENTERED,
        EventCode.CONVERSION_FILED,
    }
)

NOTICES = frozenset(
    {
        EventCode.FORMALITY_DEFECT,
        EventCode.REFUSAL_INTENDED,
        EventCode.GRANT_INTENDED,
    }
)

WAITING = frozenset(
    {Phase.FORMALITY_DEFECT, Phase.INTENDED_REFUSAL, Phase.INTENDED_GRANT}
)

# code → (phases it is at home in, phase it leads to). Elsewhere it moves nothing.
STEPS: dict[EventCode, tuple[frozenset[Phase], Phase]] = {
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
DECISIVE = frozenset(code for code in STEPS if CODES[code].category in "BFHK")
FIRST_DAY = {
    EventCode.FILED: "filed_on",
    EventCode.CONVERSION_FILED: "filed_on",
    EventCode.MADRID_DESIGNATED: "filed_on",
    EventCode.PCT_ENTERED: "filed_on",
    EventCode.PUBLISHED: "published_on",
    EventCode.REGISTERED: "granted_on",
    EventCode.REGISTERED_AFTER_OPPOSITION: "granted_on",
}

COUNTS: dict[EventCode, tuple[str, int]] = {
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
