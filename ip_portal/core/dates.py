"""Days: the one clock of the portal and the dates people and offices write."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ip_portal.core import text as words

__all__ = ["TIME_ZONE", "AmbiguousDateError", "now", "parse_date", "today"]

TIME_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")

_EXAMPLE: Final = "07/03/2026"
_LONGEST: Final = 60
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})", re.ASCII)
# Two digits for the year, no year, or eight digits in a row: day, month and year may
# stand in any order.
_UNCLEAR = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}|\d{1,4}[-/.]\d{1,4}|\d{6}|\d{8}", re.ASCII
)
_DASHES = re.compile("[‐‑‒–—―−]")
_AROUND_SIGN = re.compile(r" ?([-/.]) ?")


class AmbiguousDateError(ValueError):
    """A date that can be read in more than one way; the text says how to write it."""


def now() -> datetime:
    """Give this moment in Vietnamese time. Only the faces and the worker ask."""
    return datetime.now(TIME_ZONE)


def today() -> date:
    """Give the day it is in Việt Nam. Only the faces and the worker ask."""
    return now().date()


def parse_date(text: str) -> date:
    """Read a date as people and offices write it, the day before the month.

    Accepts 7/3/2026, 07-03-2026, 07.03.2026 (the IP office), 2026-03-07 (ISO 8601),
    2026/3/7 and "ngày 7 tháng 3 năm 2026"; blanks and look-alike dashes are forgiven.
    Raises AmbiguousDateError where the order or the century is not certain (7/3/26,
    07032026), ValueError where it is no date or no such day.
    """
    plain = _tidy(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(plain):
        return _day(text, found[4], found[3], found[1])
    if found := _IN_WORDS.fullmatch(words.fold(plain)):
        return _day(text, found[3], found[2], found[1])
    if _UNCLEAR.fullmatch(plain):
        raise AmbiguousDateError(
            f"{text.strip()!r} can be read in more than one way; "
            f"write the date as {_EXAMPLE}."
        )
    raise ValueError(f"{text[:_LONGEST]!r} is not a date; write it as {_EXAMPLE}.")


def _tidy(text: str) -> str:
    if len(text) > 4 * _LONGEST:
        return ""
    plain = " ".join(_DASHES.sub("-", words.normalize(text)).split())
    return _AROUND_SIGN.sub(r"\1", plain)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(
            f"There is no day {text.strip()!r}; write the date as {_EXAMPLE}, "
            "the day before the month."
        ) from None
