"""What a term is counted from, and which way it runs.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ip_portal.rules.file_dates import DateName, Dates


class Pick(StrEnum):
    """Which of several dates starts the term."""

    ONLY = "only"
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The date a term is counted from: one, or the later or earlier of several.

    With "earlier" the dates that are known decide (a file without priority has only
    its filing date); with "later" all must be known.
    """

    names: tuple[DateName, ...]
    pick: Pick = Pick.ONLY
    yearly: bool = False

    def missing(self, dates: Dates) -> tuple[DateName, ...]:
        """Return the names that must be known before the term can be counted."""
        unknown = tuple(name for name in self.names if dates.get(name) is None)
        if self.pick is Pick.EARLIER:
            return self.names[:1] if len(unknown) == len(self.names) else ()
        return unknown

    def resolve(self, dates: Dates) -> tuple[DateName, date] | None:
        """Return the date that starts the term with its name, if it can be told."""
        if not self.names or self.missing(dates):
            return None
        known = [(dates.get(name), name) for name in self.names]
        pairs = [(day, name) for day, name in known if day is not None]
        day, name = (
            max(pairs, key=lambda pair: pair[0])
            if self.pick is Pick.LATER
            else min(pairs, key=lambda pair: pair[0])
        )
        return name, day


class Direction(StrEnum):
    """Whether the term runs from its trigger or up to it."""

    AFTER = "after"
    BEFORE = "before"
