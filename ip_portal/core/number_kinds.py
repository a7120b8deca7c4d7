"""What numbers there are, and the check character of case numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["Number", "NumberKind", "check_character", "support_case"]


class NumberKind(StrEnum):
    """What a number counts."""

    APPLICATION = "application"
    AMENDMENT = "amendment"
    TRANSFER = "transfer"
    CERTIFICATE = "certificate"
    MADRID = "madrid"
    PCT = "pct"
    WO = "wo"
    SUPPORT_CASE = "support_case"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its one canonical form.

    A title number keeps what was said of it: `4-0596993-000`, `4-0596993`, or the bare
    `410642` where nothing names the kind of right. Look titles up by
    `certificate_key`, compare them by `same_certificate`.
    """

    kind: NumberKind
    canonical: str


_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAST_SERIAL: Final = 99_999
_YEARS: Final = range(1900, 2100)


def check_character(text: str) -> str:
    """Give the check character of letters and digits by ISO 7064 MOD 37,36.

    Anything else in the text (hyphens, blanks) is skipped; small letters count as
    capitals. It catches every single wrong character and nearly all swapped ones.
    """
    product = 36
    for character in text.upper():
        value = _ALPHABET.find(character)
        if value >= 0:
            product = ((product + value) % 36 or 36) * 2 % 37
    return _ALPHABET[(37 - product) % 36]


def support_case(year: int, serial: int) -> Number:
    """Give the number of a support case: CT-2026-00042 and its check character.

    ValueError for a serial outside 1 to 99999 or a year that is none.
    """
    if year not in _YEARS or not 0 < serial <= _LAST_SERIAL:
        raise ValueError(f"no case number for year {year} and serial {serial}")
    stem = f"CT-{year}-{serial:05d}"
    return Number(NumberKind.SUPPORT_CASE, f"{stem}-{check_character(stem)}")
