"""Counting terms by the Civil Code (91/2015/QH13, articles 147 and 148).

Pure: knows no law on intellectual property, no database and no clock.
"""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from typing_extensions import override

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5

_PART: Final = re.compile(r"(\d+)\s+(working\s+day|year|month|day)s?", re.ASCII)
_PARTS: Final = re.compile(rf"\s*{_PART.pattern}(?:\s+{_PART.pattern})*\s*", re.ASCII)


class PeriodError(ValueError):
    """A length that cannot be read, such as "3 moons"."""


class OutOfCalendarError(ValueError):
    """A term that ends before year 1 or after year 9999."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time with its units; "3 months 10 days" is one period."""

    years: int = 0
    months: int = 0
    days: int = 0
    working_days: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "10 years", "3 months 10 days" or "8 working days".

        Raises PeriodError for anything else, a unit named twice included.
        """
        if not _PARTS.fullmatch(text):
            raise PeriodError(f"not a length of time: {text!r}")
        found: dict[str, int] = {}
        for number, unit in _PART.findall(text):
            name = "_".join(unit.split()) + "s"
            if name in found:
                raise PeriodError(f"a unit stands twice in {text!r}")
            found[name] = int(number)
        return cls(**found)

    def parts(self) -> tuple[tuple[str, int], ...]:
        """Return the units that count, largest first; zero days if none does."""
        named = (
            ("years", self.years),
            ("months", self.months),
            ("days", self.days),
            ("working_days", self.working_days),
        )
        return tuple(part for part in named if part[1]) or (("days", 0),)

    @override
    def __str__(self) -> str:
        words = []
        for unit, number in self.parts():
            name = unit.replace("_", " ")
            words.append(f"{number} {name[:-1] if number == 1 else name}")
        return " ".join(words)


class DayKind(StrEnum):
    """What the Government made of a day: free, or worked in exchange."""

    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A public holiday, a swapped day off, or a Saturday worked instead."""

    kind: DayKind
    name_vi: str
    name_en: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Weekends, holidays and swapped days; the rest are working days."""

    days: Mapping[date, SpecialDay] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on the day."""
        special = self.days.get(day)
        if special is not None:
            return special.kind is DayKind.WORKING
        return day.weekday() < SATURDAY

    def next_working(self, day: date) -> date:
        """Return the day itself if offices work, else the next day they do."""
        while not self.is_working(day):
            day = _step(day, ONE_DAY)
        return day

    def is_confirmed(self, year: int) -> bool:
        """Tell whether the year has listed days and every one of them is confirmed."""
        listed = [one for day, one in self.days.items() if day.year == year]
        return bool(listed) and all(one.confirmed for one in listed)


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted term: its days, and what moved them."""

    start: date
    first_day: date
    calendar_day: date
    last_day: date
    clipped: bool
    provisional: bool

    @property
    def rolled(self) -> bool:
        """Whether the last day is later than the calendar says."""
        return self.last_day != self.calendar_day


def add_period(
    start: date, period: Period, *, calendar: WorkCalendar, rolls: bool
) -> Counted:
    """Count a term from the day after `start` (Civil Code, articles 147 and 148).

    A term of months or years ends on the day with the same number, or on the last
    day of its month. Where the rule rolls, a last day on which offices rest moves to
    the next working day; in a year without confirmed holidays that is provisional.
    Raises OutOfCalendarError when the term leaves the calendar.
    """
    end, clipped = _shift(start, period, 1, calendar)
    return _counted(start, _step(start, ONE_DAY), end, clipped, calendar, rolls)


def subtract_period(
    start: date, period: Period, *, calendar: WorkCalendar, rolls: bool = False
) -> Counted:
    """Count a term back from `start`: the last day on which so much time is left."""
    end, clipped = _shift(start, period, -1, calendar)
    return _counted(start, end, end, clipped, calendar, rolls)


def anniversary(start: date, years: int) -> date:
    """Return the day so many years later; 29 February falls back to the 28th."""
    return _add_months(start, 12 * years)[0]


def months_later(start: date, number: int) -> date:
    """Return the day so many months later, or the last of a shorter month.

    Raises OutOfCalendarError when that leaves the calendar.
    """
    return _add_months(start, number)[0]


def _counted(
    start: date,
    first: date,
    end: date,
    clipped: bool,
    calendar: WorkCalendar,
    rolls: bool,
) -> Counted:
    last = calendar.next_working(end) if rolls else end
    provisional = rolls and not calendar.is_confirmed(last.year)
    return Counted(start, first, end, last, clipped, provisional)


def _shift(
    start: date, period: Period, sign: int, calendar: WorkCalendar
) -> tuple[date, bool]:
    """Move by months, then days, then working days; tell if a month was too short."""
    day, clipped = _add_months(start, sign * (12 * period.years + period.months))
    day = _step(day, sign * period.days * ONE_DAY)
    for _ in range(period.working_days):
        day = _step(day, sign * ONE_DAY)
        while not calendar.is_working(day):
            day = _step(day, sign * ONE_DAY)
    return day, clipped


def _add_months(start: date, number: int) -> tuple[date, bool]:
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    if not date.min.year <= year <= date.max.year:
        raise OutOfCalendarError("the term ends outside the calendar")
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)), start.day > last


def _step(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        raise OutOfCalendarError("the term ends outside the calendar") from None
