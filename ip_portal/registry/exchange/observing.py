"""Status words that sources state, as observations with the day they were true. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ip_portal.registry.exchange.merge import PRIORITY, Stated, ranked
from ip_portal.registry.lifecycle import Observation
from ip_portal.registry.office_words import observe


def observations(statements: Sequence[Stated]) -> tuple[Observation, ...]:
    """Return the newest status word of each source; an older one is history."""
    latest: dict[str, Observation] = {}
    for one in ranked(statements):
        word = one.record.status_word
        if word and one.source not in latest:
            latest[one.source] = observe(
                word,
                one.said_on,
                one.source,
                priority=PRIORITY.get(one.source, 0),
                office=one.record.office or "VN",
            )
    return tuple(latest.values())
