"""Which phases belong together, and how one may follow another."""

from __future__ import annotations

from collections.abc import Mapping

from ip_portal.registry.lifecycle.types import Phase, PublicGroup, State

_RANKED = (
    Phase.FILED,
    Phase.FORMALITY,
    Phase.FORMALITY_DEFECT,
    Phase.AWAITING_PUBLICATION,
    Phase.PUBLISHED,
    Phase.EXAMINATION,
    Phase.INTENDED_REFUSAL,
    Phase.INTENDED_GRANT,
    Phase.GRANT_FEE_MISSED,
    Phase.AWAITING_GRANT,
)
PENDING = frozenset({*_RANKED, Phase.PENDING})
EARLY = frozenset({Phase.UNKNOWN, Phase.FILED, Phase.FORMALITY, Phase.FORMALITY_DEFECT})
STOPPED = frozenset({Phase.REFUSED, Phase.WITHDRAWN, Phase.DEEMED_WITHDRAWN})
OVER = frozenset(
    {
        Phase.EXPIRED,
        Phase.LAPSED,
        Phase.SURRENDERED,
        Phase.TERMINATED,
        Phase.CANCELLED,
        Phase.ENDED,
    }
)
RUN_OUT = frozenset({Phase.IN_GRACE, Phase.EXPIRED})
OPEN = PENDING | {Phase.UNKNOWN}


def group_of(phase: Phase) -> PublicGroup:
    """Give the wording the public filters by."""
    if phase is Phase.IN_FORCE:
        return PublicGroup.IN_FORCE
    if phase in PENDING:
        return PublicGroup.PENDING
    if phase in STOPPED:
        return PublicGroup.REFUSED_OR_WITHDRAWN
    if phase is Phase.UNKNOWN:
        return PublicGroup.UNMAPPED
    return PublicGroup.ENDED


def _following() -> Mapping[Phase, frozenset[Phase]]:
    rank = {phase: place for place, phase in enumerate(_RANKED)}
    table: dict[Phase, frozenset[Phase]] = {
        Phase.UNKNOWN: frozenset(Phase),
        Phase.PENDING: PENDING | STOPPED | OVER | {Phase.IN_FORCE, Phase.IN_GRACE},
        Phase.IN_FORCE: OVER | {Phase.IN_GRACE},
        Phase.IN_GRACE: OVER | {Phase.IN_FORCE},
        Phase.EXPIRED: frozenset({Phase.LAPSED, Phase.ENDED}),
        Phase.ENDED: OVER,
    }
    for phase, place in rank.items():
        later = {other for other in _RANKED if rank[other] > place}
        table[phase] = (
            STOPPED | OVER | later | {Phase.IN_FORCE, Phase.IN_GRACE, Phase.PENDING}
        )
    return table


# What a newer word may report although no dated event says so: the timeline has a
# gap. Anything else contradicts.
_FOLLOWING = _following()


def may_follow(phase: Phase) -> frozenset[Phase]:
    """Give the phases a right can have reached since, without a contradiction."""
    return _FOLLOWING.get(phase, frozenset())


def state_of(phase: Phase) -> tuple[State, int]:
    """Give the ST.96 state and stage of a phase known from a word or the calendar."""
    if phase is Phase.UNKNOWN:
        return State.UNSPECIFIED, 0
    if phase is Phase.FILED:
        return State.ACTIVE, 1
    if phase is Phase.IN_FORCE:
        return State.ACTIVE, 4
    if phase in PENDING:
        return State.ACTIVE, 2
    return State.NOT_ACTIVE, 6
