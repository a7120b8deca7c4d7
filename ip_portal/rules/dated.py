"""Law that is chosen by the day alone: what fees and forms have in common.

Pure. A version fits from its first day to its last; an open side stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from ip_portal.rules.choice import NO_WORDS, Confidence, Words

V = TypeVar("V", bound="DatedVersion")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedVersion:
    """What one law says from one day to another, and how well it was seen.

    `effective` is the day the document took effect, None where it was not seen;
    `start` and `end` are the days on which this version is the one to follow.
    """

    key: str
    document: str
    article: str
    revision: int = 1
    start: date = date.min
    end: date = date.max
    effective: date | None = None
    further: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CERTAIN
    assumed: bool = False
    note: Words = NO_WORDS
    announce_until: date | None = None
    pk: int | None = None

    def holds(self, on: date) -> bool:
        """Tell whether the version is the one to follow on a day."""
        return self.start <= on <= self.end

    def meets(self, other: DatedVersion) -> bool:
        """Tell whether one day fits both versions."""
        return self.start <= other.end and other.start <= self.end


def version_on(versions: Iterable[V], on: date) -> V | None:
    """Return the version that holds on a day, None where no law is known."""
    return next((version for version in versions if version.holds(on)), None)


def version_after(versions: Iterable[V], on: date) -> V | None:
    """Return the first version that begins later than a day."""
    later = [version for version in versions if version.start > on]
    return min(later, key=lambda version: version.start, default=None)


def version_before(versions: Iterable[V], on: date) -> V | None:
    """Return the version that ended last before a day."""
    ended = [version for version in versions if version.end < on]
    return max(ended, key=lambda version: version.end, default=None)


def overlaps(versions: Iterable[V]) -> Iterator[tuple[V, V]]:
    """Yield every pair of versions that fit the same day: there must be none."""
    for one, other in combinations(versions, 2):
        if one.meets(other):
            yield one, other
