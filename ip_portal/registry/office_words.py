"""Words of offices → our event codes and phases.

Built by pattern: the words are folded, the abbreviations of IP Viet Nam spelled out,
the running numbers dropped. What no pattern knows stays visibly unmapped; nothing is
guessed. `docs/status.md` lists the abbreviations and what is not mapped.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ip_portal.core.text import fold
from ip_portal.registry import office_words_us
from ip_portal.registry.lifecycle.codes import CODES, EventCode, Indicator
from ip_portal.registry.lifecycle.types import (
    Basis,
    Event,
    Observation,
    Reading,
)
from ip_portal.registry.office_words_vn import (
    ACTS,
    EVENT_WORDS,
    KIND_PREFIX,
    NUMBER,
    REPLACE,
    SHORT,
    STATUS_WORDS,
)

_EVENTS = tuple(
    (re.compile(pattern), EventCode(code))
    for code, pattern in (
        line.split(maxsplit=1) for line in EVENT_WORDS.strip().splitlines()
    )
)
_NUMBERS = {
    act: EventCode(code)
    for act, code in (line.split() for line in ACTS.strip().splitlines())
}
_STATUSES = tuple(
    (re.compile(pattern), Reading(phases)) for pattern, phases in STATUS_WORDS
)


@lru_cache(maxsize=4096)
def read_event(
    text: str | None, *, code: str | None = None, office: str | None = "VN"
) -> EventCode:
    """Give our code for one line of an office's timeline.

    `code` is the office's own code where it has a column of its own. A line nobody
    knows gives `EventCode.UNMAPPED`.
    """
    if office == "US":
        return office_words_us.read_event(text, code=code)
    number, words = spell_out(text or code or "")
    for pattern, found in _EVENTS:
        if pattern.search(words):
            return found
    return _NUMBERS.get(number[1:4], EventCode.UNMAPPED)


@lru_cache(maxsize=1024)
def read_status(raw: str | None, *, office: str | None = "VN") -> Reading | None:
    """Give what a status word says, or None where nobody has mapped it."""
    if office == "US" and (phases := office_words_us.read_status(raw)):
        return Reading(phases)
    number, words = spell_out(raw or "")
    if number:
        return None
    return next(
        (reading for pattern, reading in _STATUSES if pattern.fullmatch(words)), None
    )


def event(
    text: str | None,
    effective_on: date,
    *,
    code: str | None = None,
    office: str | None = "VN",
    day_order: int = 0,
    basis: Basis = Basis.TIMELINE,
) -> Event:
    """Give the event one line of a timeline tells of, with the office's own words."""
    ours = read_event(text, code=code, office=office)
    return Event(
        ours,
        effective_on,
        day_order=day_order,
        basis=basis,
        raw=text or code or "",
        indicator=indicator_of(ours),
    )


def indicator_of(code: EventCode) -> Indicator:
    """Give the ST.27 indicator of a code."""
    return CODES[code].indicator


def observe(
    raw: str, as_of: date, source: str, *, priority: int = 0, office: str | None = "VN"
) -> Observation:
    """Give the observation of a status word, read as far as it is known."""
    return Observation(raw, as_of, source, priority, read_status(raw, office=office))


def spell_out(text: str) -> tuple[str, str]:
    """Give the leading number of an office text, and its words folded and spelled out."""
    words = fold(text)
    number = ""
    if found := NUMBER.match(words):
        number, words = found.groups()
    elif words.isdigit():
        return words, ""
    words = " ".join(SHORT.get(word, word) for word in words.split())
    words = KIND_PREFIX.sub("", words, count=1)
    for pattern, instead in REPLACE:
        words = pattern.sub(instead, words)
    return number, words.strip()
