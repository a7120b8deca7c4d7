"""The dates of a file that the law names, and what they tell of each other. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final


class DateName(StrEnum):
    """The dates that windows and triggers may name, in the order of a file's life."""

    PRIORITY = "priority"
    FILED = "filed"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    REQUESTED = "requested"
    NOTIFIED = "notified"
    DECIDED = "decided"
    GRANTED = "granted"
    EXPIRES = "expires"


# Each pair: the first is never later than the second. Only what holds for every file.
ORDER: Final[tuple[tuple[DateName, DateName], ...]] = (
    (DateName.PRIORITY, DateName.FILED),
    *(
        (DateName.FILED, later)
        for later in (
            DateName.ACCEPTED,
            DateName.PUBLISHED,
            DateName.REQUESTED,
            DateName.NOTIFIED,
            DateName.DECIDED,
            DateName.GRANTED,
            DateName.EXPIRES,
        )
    ),
    (DateName.PUBLISHED, DateName.GRANTED),
)


class ImpossibleDatesError(ValueError):
    """Two dates that cannot both be right: `earlier` stands after `later`."""

    def __init__(self, earlier: DateName, later: DateName) -> None:
        super().__init__(f"the date {earlier} is after the date {later}")
        self.earlier = earlier
        self.later = later


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What is known of a file; None is "not known", never "did not happen"."""

    filed: date | None = None
    priority: date | None = None
    accepted: date | None = None
    published: date | None = None
    requested: date | None = None
    notified: date | None = None
    decided: date | None = None
    granted: date | None = None
    expires: date | None = None

    def get(self, name: DateName | str) -> date | None:
        """Return the date of that name, if known."""
        value: date | None = getattr(self, DateName(name).value)
        return value

    def known(self) -> Iterator[tuple[DateName, date]]:
        """Yield the known dates with their names."""
        for item in fields(self):
            value = getattr(self, item.name)
            if value is not None:
                yield DateName(item.name), value

    def bounds(self, name: DateName) -> tuple[date, date]:
        """Return the earliest and latest day the date can be, from what is known.

        A file is published on or after its filing, so a publication of 2022 tells
        that the filing was not later.
        """
        known = self.get(name)
        if known is not None:
            return known, known
        return self._earliest(name), self._latest(name)

    def check(self) -> None:
        """Raise ImpossibleDatesError when two known dates contradict each other."""
        for first, second in ORDER:
            early, late = self.get(first), self.get(second)
            if early is not None and late is not None and early > late:
                raise ImpossibleDatesError(first, second)

    def _earliest(self, name: DateName) -> date:
        before = (first for first, second in ORDER if second is name)
        return max(
            (self.get(first) or self._earliest(first) for first in before),
            default=date.min,
        )

    def _latest(self, name: DateName) -> date:
        after = (second for first, second in ORDER if first is name)
        return min(
            (self.get(second) or self._latest(second) for second in after),
            default=date.max,
        )
