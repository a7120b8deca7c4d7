"""Office words weighed against the dated events and against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ip_portal.registry.lifecycle.calendar import run_down
from ip_portal.registry.lifecycle.phases import RUN_OUT, may_follow
from ip_portal.registry.lifecycle.replay import Life
from ip_portal.registry.lifecycle.types import (
    Calendar,
    Observation,
    Phase,
    Reading,
    Side,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words make of the phase that the events and the calendar give.

    `phase` is None where no word says more than the events.
    """

    phase: Phase | None
    by: Observation | None
    newest: Observation | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    observation: Observation
    reading: Reading
    base: Phase  # what events and calendar say of the day of the word
    in_term: bool  # the word is of a day before the term ends

    @property
    def agrees(self) -> bool:
        phases = self.reading.phases
        if self.base in phases:
            return True
        # "Certificate granted" is not taken back by the office when the term ends.
        return self.base in RUN_OUT and Phase.IN_FORCE in phases

    @property
    def phase(self) -> Phase:
        """Give the likeliest phase the word can mean here."""
        if self.agrees:
            return self.base
        open_to = may_follow(self.base)
        fitting = [phase for phase in self.reading.phases if phase in open_to]
        return (fitting or list(self.reading.phases))[0]

    @property
    def contradicts(self) -> bool:
        if self.agrees:
            return False
        too_soon = self.in_term and self.phase in RUN_OUT
        return too_soon or self.phase not in may_follow(self.base)


def weigh(
    observations: Iterable[Observation],
    life: Life,
    calendar: Calendar,
    *,
    on: date,
) -> Verdict:
    """Weigh the newest words of each source, seen by a day.

    A word older than the last event that moved the right is history. Words that
    cannot all be true, or that the events exclude, are all kept as sides.
    """
    seen = newest_by_source(observations, on=on)
    newest = max(seen, key=_by_day, default=None)
    claims = list(_claims(seen, life, calendar))
    if not claims:
        return Verdict(None, None, newest, ())
    split = any(claim.contradicts for claim in claims) or _disagree(claims)
    if split:
        chosen = max(claims, key=lambda claim: _by_trust(claim.observation))
    else:
        chosen = max(claims, key=lambda claim: _by_day(claim.observation))
    phase = None if chosen.agrees else chosen.phase
    events_say = run_down(life.phase, life, calendar, on)
    sides = _sides(claims, life, events_say, on) if split else ()
    return Verdict(phase, chosen.observation, newest, sides)


def _claims(
    seen: Iterable[Observation], life: Life, calendar: Calendar
) -> Iterator[_Claim]:
    last = calendar.expires_on
    for item in seen:
        if item.reading is None or (life.since is not None and item.as_of < life.since):
            continue
        base = run_down(life.phase, life, calendar, item.as_of)
        yield _Claim(item, item.reading, base, last is not None and item.as_of <= last)


def newest_by_source(
    observations: Iterable[Observation], *, on: date
) -> list[Observation]:
    """Give the words of each source's last day, those after `on` left out."""
    last: dict[str, date] = {}
    known = sorted({item for item in observations if item.as_of <= on}, key=_by_day)
    for item in known:
        last[item.source] = item.as_of
    return [item for item in known if last[item.source] == item.as_of]


def _by_day(item: Observation) -> tuple[date, int, str, str]:
    return (item.as_of, item.priority, item.source, item.raw)


def _by_trust(item: Observation) -> tuple[int, date, str, str]:
    return (item.priority, item.as_of, item.source, item.raw)


def _disagree(claims: Sequence[_Claim]) -> bool:
    """Tell whether two words cannot both be true, each on its day."""
    pairs = (
        (older, newer)
        for place, older in enumerate(claims)
        for newer in claims[place + 1 :]
    )
    return any(not _both_hold(older, newer) for older, newer in pairs)


def _both_hold(older: _Claim, newer: _Claim) -> bool:
    if set(older.reading.phases) & set(newer.reading.phases):
        return True
    if older.observation.as_of == newer.observation.as_of:
        return False
    open_to = {
        after for phase in older.reading.phases for after in may_follow(phase)
    } - {Phase.UNKNOWN}
    return bool(open_to & set(newer.reading.phases))


def _sides(
    claims: Sequence[_Claim], life: Life, base: Phase, on: date
) -> tuple[Side, ...]:
    told = [
        Side(
            claim.observation.source,
            claim.observation.raw,
            claim.phase,
            claim.observation.as_of,
        )
        for claim in claims
    ]
    if base is not Phase.UNKNOWN:
        told.append(Side("", "", base, life.since or on))
    return tuple(told)
