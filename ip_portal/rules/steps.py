"""The sentences of an explanation, as codes with values. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ip_portal.rules.arithmetic import Counted, Period, WorkCalendar
from ip_portal.rules.choice import (
    Confidence,
    DateName,
    Dates,
    Direction,
    Version,
    Window,
    Words,
)

Value = date | DateName | Period | Words | Confidence | str

NO_TIME: Final = Period()


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the explanation: its code, and the values it speaks of."""

    code: str
    value: Mapping[str, Value] = field(default_factory=dict)


def window_steps(windows: tuple[Window, ...], dates: Dates) -> Iterator[Step]:
    """Say which condition each window sets, and the date that met it."""
    if not windows:
        yield Step("all_dates")
    for window in windows:
        value: dict[str, Value] = {"name": window.name}
        if window.start > date.min:
            value["start"] = window.start
        if window.end < date.max:
            value["end"] = window.end
        code = "window_" + ("between" if len(value) > 2 else list(value)[-1])
        day = dates.get(window.name)
        if day is None:
            yield Step(f"{code}_inferred", value)
        else:
            yield Step(code, value | {"day": day})


def count_steps(
    version: Version,
    length: Period,
    opens: date,
    counted: Counted,
    calendar: WorkCalendar,
) -> Iterator[Step]:
    """Say how the days were counted and what moved the last one."""
    if length != NO_TIME:
        code = f"counted_{version.direction}"
        if version.direction is Direction.BEFORE and version.is_window:
            code = "counted_until"
        day = counted.calendar_day
        yield Step(code, {"length": length, "first": opens, "day": day})
    if counted.clipped:
        yield Step("clipped")
    if not version.rolls:
        yield Step("stands")
        return
    if counted.rolled:
        yield from _rest_steps(counted, calendar)
        yield Step("rolled", {"day": counted.last_day})
    if counted.provisional:
        yield Step("provisional", {"year": str(counted.last_day.year)})


def _rest_steps(counted: Counted, calendar: WorkCalendar) -> Iterator[Step]:
    """Say why offices rest on each day that was passed over."""
    day = counted.calendar_day
    while day < counted.last_day:
        special = calendar.days.get(day)
        if special is not None:
            name = Words(special.name_vi, special.name_en)
            yield Step("holiday", {"day": day, "holiday": name})
        else:
            yield Step("weekend", {"day": day})
        day = date.fromordinal(day.toordinal() + 1)


def doubt_steps(version: Version) -> Iterator[Step]:
    if version.confidence is not Confidence.CERTAIN:
        yield Step(version.confidence.value)
    if version.assumed:
        yield Step("assumed")
