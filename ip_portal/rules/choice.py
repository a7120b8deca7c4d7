"""Choosing the version of a rule by the dates that the law names.

Pure. A version fits when all its windows hold. Today plays no part: an application
follows the law of its filing, its publication or its request, whichever the
transitional provision names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ip_portal.rules.arithmetic import Period
from ip_portal.rules.file_dates import DateName, Dates, ImpossibleDatesError
from ip_portal.rules.triggers import Direction, Pick, Trigger

__all__ = [
    "NO_WORDS",
    "Choice",
    "Chosen",
    "Citation",
    "Confidence",
    "DateName",
    "Dates",
    "Direction",
    "ImpossibleDatesError",
    "NoTerm",
    "Pick",
    "Rule",
    "Trigger",
    "Undecided",
    "Version",
    "Window",
    "Words",
    "choose",
]


@dataclass(frozen=True, slots=True)
class Window:
    """One condition of a version: the named date lies between two days, both in."""

    name: DateName
    start: date = date.min
    end: date = date.max

    def could_hold(self, dates: Dates) -> bool:
        """Tell whether what is known leaves the condition possible."""
        low, high = dates.bounds(self.name)
        return low <= self.end and high >= self.start

    def holds(self, dates: Dates) -> bool:
        """Tell whether what is known makes the condition certain."""
        low, high = dates.bounds(self.name)
        return self.start <= low and high <= self.end

    def meets(self, other: Window) -> bool:
        """Tell whether one day satisfies both conditions."""
        return self.start <= other.end and other.start <= self.end


class Confidence(StrEnum):
    """How well the source was seen, best first."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNVERIFIED = "unverified"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return list(Confidence).index(self)


@dataclass(frozen=True, slots=True)
class Citation:
    """The source of a version: code of the document, article, day it took effect."""

    document: str
    article: str
    effective: date
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is data: in both languages."""

    vi: str = ""
    en: str = ""


NO_WORDS: Final = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one law says of a rule, and for which files it says it."""

    key: str
    citation: Citation
    revision: int = 1
    windows: tuple[Window, ...] = ()
    trigger: Trigger | None = None
    direction: Direction = Direction.AFTER
    length: Period | None = None
    is_window: bool = False
    opens_on: DateName | None = None
    rolls: bool = False
    extendable: str = "no"
    computed: bool = True
    exists: bool = True
    indefinite: bool = False
    confidence: Confidence = Confidence.CERTAIN
    assumed: bool = False
    quoted: Words = NO_WORDS
    note: Words = NO_WORDS
    rows: tuple[str, ...] = ()
    announce_until: date | None = None
    pk: int | None = None

    @property
    def answer(self) -> tuple[object, ...]:
        """What decides the result: two versions with one answer need no choice."""
        if not self.exists or self.indefinite:
            return (self.exists, self.indefinite)
        if not self.computed:
            return (True, False, self.quoted)
        return (
            True,
            False,
            self.trigger,
            self.direction,
            self.length,
            self.is_window,
            self.opens_on,
            self.rolls,
        )

    @property
    def starts_on(self) -> date:
        """The first day on which all steps fit; without windows, that of the law."""
        if not self.windows:
            return self.citation.effective
        return max(window.start for window in self.windows)

    @property
    def ends_on(self) -> date:
        """The last day on which all steps fit."""
        return min((window.end for window in self.windows), default=date.max)

    def could_fit(self, dates: Dates) -> bool:
        """Tell whether every window can still hold."""
        return all(window.could_hold(dates) for window in self.windows)

    def fits(self, dates: Dates) -> bool:
        """Tell whether every window holds for certain."""
        return all(window.holds(dates) for window in self.windows)

    def meets(self, other: Version) -> bool:
        """Tell whether some dates fit both versions: an overlap of the law."""
        theirs = {window.name: window for window in other.windows}
        return all(
            window.name not in theirs or window.meets(theirs[window.name])
            for window in self.windows
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A term of one right through time: what pages and deadlines point to.

    `tie_date`: while that date is not known, the last day of the term stands for it
    when versions that agree are told apart. `expiry_from_validity`: an expiry that is
    not given is the end of the first term of validity.
    """

    code: str
    right: str
    label: Words
    who: str = ""
    versions: tuple[Version, ...] = ()
    tie_date: DateName | None = None
    expiry_from_validity: bool = False
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """One version answers; `because` are the windows that the dates met."""

    version: Version
    because: tuple[Window, ...] = ()
    same_answer: bool = False


@dataclass(frozen=True, slots=True)
class Undecided:
    """Versions that differ could still fit: these dates would tell."""

    needs: tuple[DateName, ...]
    candidates: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class NoTerm:
    """No version speaks of such dates, or the law gives no such term."""

    version: Version | None = None
    because: tuple[Window, ...] = ()


Choice = Chosen | Undecided | NoTerm


def choose(rule: Rule, dates: Dates) -> Choice:
    """Return the version whose windows all hold, with the reason, or what is missing.

    Undecided only where the versions that could still fit differ in their answer.
    Where they agree the least certain of them speaks, so that no doubt is lost.
    """
    possible = tuple(version for version in rule.versions if version.could_fit(dates))
    if not possible:
        return NoTerm()
    if len({version.answer for version in possible}) > 1:
        return Undecided(_needs(possible, dates), possible)
    version = max(possible, key=lambda one: (one.confidence.rank, one.key))
    if not version.exists:
        return NoTerm(version, version.windows)
    return Chosen(version, version.windows, same_answer=len(possible) > 1)


def _needs(possible: tuple[Version, ...], dates: Dates) -> tuple[DateName, ...]:
    """Return the unknown dates that part versions, and those that all count from."""
    found: set[DateName] = set()
    for first in possible:
        for second in possible:
            if first.answer != second.answer:
                found.update(_parting(first, second))
    missing = [
        set(version.trigger.missing(dates))
        for version in possible
        if version.trigger is not None and version.exists and version.computed
    ]
    if missing:
        found |= set.intersection(*missing)
    return tuple(name for name in DateName if name in found and dates.get(name) is None)


def _parting(first: Version, second: Version) -> Iterator[DateName]:
    theirs = {window.name: window for window in second.windows}
    for window in first.windows:
        other = theirs.get(window.name)
        if other is not None and not window.meets(other):
            yield window.name
