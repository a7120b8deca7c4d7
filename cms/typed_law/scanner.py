"""The search itself: dates are taken out, quantities are looked for in the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from cms.typed_law import english, vietnamese
from cms.typed_law.plain import Plain, flatten

_LANGUAGES: dict[str, ModuleType] = {"vi": vietnamese, "en": english}
# A letter that belongs to no number, unit or word.
_TAKEN_OUT = "\x01"
_SENTENCE_END = re.compile(r"[.!?;](?= )|\n")
# How far from a percentage its fee may be named, in letters.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: where it begins and ends, and the words themselves."""

    start: int
    end: int
    words: str


def find(text: str, language: str | None = None) -> list[Quantity]:
    """Return the quantities of time and money in a text, in order.

    Reads Vietnamese and English unless ``language`` names one of them. Raises KeyError
    for another language.
    """
    readers = [_LANGUAGES[language]] if language else list(_LANGUAGES.values())
    plain = flatten(text)
    spans = [span for reader in readers for span in _spans(plain.text, reader)]
    return [_quantity(text, plain, *span) for span in _merged(spans)]


def _spans(text: str, reader: ModuleType) -> Iterator[tuple[int, int]]:
    """Yield where the quantities of one language stand, in no order."""
    if not reader.HINT.search(text):
        return
    rest = reader.AT_A_TIME.sub(_take_out, reader.DATES.sub(_take_out, text))
    for pattern in reader.QUANTITIES:
        for match in pattern.finditer(rest):
            yield match.span()
    yield from _parts_of_fees(rest, reader)
    for match in reader.SUM_OF_A_FEE.finditer(rest):
        if reader.FEES.search(_around(rest, *match.span())):
            yield match.span()


def _parts_of_fees(text: str, reader: ModuleType) -> Iterator[tuple[int, int]]:
    """Yield percentages near a fee, or by which something unnamed gets less."""
    for match in reader.PERCENTAGE.finditer(text):
        around = _around(text, *match.span())
        is_alone = bool(reader.NO_THING.match(text, match.end()))
        if reader.FEES.search(around) or (is_alone and reader.LESS.search(around)):
            yield match.span()


def _take_out(match: re.Match[str]) -> str:
    """Put signs in the place of a date; a count that is none stays."""
    if match.groupdict().get("count"):
        return match[0]
    return _TAKEN_OUT * len(match[0])


def _around(text: str, start: int, end: int) -> str:
    """Return the words near a place, as far as its sentence goes."""
    before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _NEAR])[0]
    return before + after


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that share a letter as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _quantity(text: str, plain: Plain, start: int, end: int) -> Quantity:
    first, last = plain.span(start, end)
    return Quantity(first, last, text[first:last])
