"""Days said from today: "-9y -10m +4d". Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PART = re.compile(r"([+-]\d+)([ymd])")
_WHOLE = re.compile(r"(?:[+-]\d+[ymd])(?: [+-]\d+[ymd])*")
_MONTHS = 12
_SATURDAY = 5


def shift(day: date, offset: str) -> date:
    """Return the day moved by years, months and days, in the order written.

    A day that the month does not have becomes its last one. ValueError for a text
    that is no offset.
    """
    if _WHOLE.fullmatch(offset) is None:
        raise ValueError(f"{offset!r} is no offset like '-2y +5d'")
    for count, unit in _PART.findall(offset):
        steps = int(count)
        if unit == "d":
            day += timedelta(days=steps)
        else:
            day = _add_months(day, steps * (_MONTHS if unit == "y" else 1))
    return day


def working_day(day: date) -> date:
    """Return the day itself, or the Friday before a weekend: offices are closed then."""
    late = day.weekday() - _SATURDAY + 1
    return day - timedelta(days=max(late, 0))


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
