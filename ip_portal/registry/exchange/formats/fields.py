"""Small readers that the formats share: numbers, days, words of a list, events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ip_portal.core import numbers as core_numbers
from ip_portal.core.text import fold, normalize
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    KIND_DIGITS,
    EventRecord,
    GoodsRecord,
    MarkFeature,
    NumberRecord,
    PartyRecord,
    PartyRole,
    RightKind,
)

NICE_CLASSES = 45


class FieldError(Exception):
    """A field of one record cannot be read; the record is not taken."""

    def __init__(self, field: str, reason: Reason, line: int | None = None) -> None:
        super().__init__(field, str(reason))
        self.field = field
        self.reason = reason
        self.line = line


def clean(text: str | None) -> str | None:
    """Give the text normalized on one line, or None when nothing is left."""
    if not text:
        return None
    return " ".join(normalize(text).split()) or None


def tidy(text: str | None) -> str | None:
    """Give text that is normalized already on one line, or None for nothing."""
    return " ".join(text.split()) or None if text else None


def short(text: str) -> str:
    """Give the text cut for quoting it in a reason."""
    line = " ".join(normalize(text).split())
    return line if len(line) <= 60 else line[:59] + "…"


def iso_day(text: str | None, field: str) -> date | None:
    """Read an XML date or dateTime: the calendar day at the office.

    Raises FieldError for text that is not one.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise FieldError(field, Reason("not_a_date", {"value": short(text)})) from None


_OFFICE_DAY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")


def office_day(text: str | None, field: str) -> date | None:
    """Find the first dd.mm.yyyy in a text. Raises FieldError for an impossible day."""
    found = _OFFICE_DAY.search(text or "")
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise FieldError(field, Reason("not_a_date", {"value": found[0]})) from None


def without_day(text: str) -> str:
    """Give the text without its dd.mm.yyyy dates."""
    return _OFFICE_DAY.sub(" ", text)


_PLAIN_NUMBER = re.compile(r"[^0-9A-Za-z/]+")
_BARE = re.compile(r"0*(\d{1,7})")
_KINDS_TO_DIGITS: dict[str, str] = {
    **{kind.value: digit for digit, kind in KIND_DIGITS.items()},
    RightKind.COLLECTIVE_MARK.value: "4",
    RightKind.CERTIFICATION_MARK.value: "4",
}


def number(
    kind: str, raw: str | None, office: str | None, right: str | None = None
) -> NumberRecord | None:
    """Build a number of a right, or None when the source left it empty.

    A Vietnamese number is brought to the canonical form of `core.numbers`; a number
    of another office keeps its letters and digits only.
    """
    raw = clean(raw)
    if raw is None:
        return None
    if office in (None, "VN"):
        canonical = _vietnamese(kind, raw, right)
    else:
        canonical = _PLAIN_NUMBER.sub("", raw).replace("/", "").upper()
    return NumberRecord(kind, canonical, raw, office) if canonical else None


def _vietnamese(kind: str, raw: str, right: str | None) -> str:
    digit = _KINDS_TO_DIGITS.get(right or "")
    bare = _BARE.fullmatch(raw)
    if kind == "certificate" and digit and bare:
        return f"{digit}-{int(bare[1]):07d}"
    found = core_numbers.parse(raw)
    if found is not None and found.kind == kind:
        return found.canonical
    return " ".join(raw.split()).upper()


_FEATURES: tuple[tuple[str, MarkFeature], ...] = (
    ("combined", MarkFeature.COMBINED),
    ("ket hop", MarkFeature.COMBINED),
    ("3 d", MarkFeature.THREE_DIMENSIONAL),
    ("3d", MarkFeature.THREE_DIMENSIONAL),
    ("three dimensional", MarkFeature.THREE_DIMENSIONAL),
    ("ba chieu", MarkFeature.THREE_DIMENSIONAL),
    ("3 chieu", MarkFeature.THREE_DIMENSIONAL),
    ("hinh khoi", MarkFeature.THREE_DIMENSIONAL),
    ("sound", MarkFeature.SOUND),
    ("am thanh", MarkFeature.SOUND),
    ("typeset word", MarkFeature.WORD),
    ("standard character", MarkFeature.WORD),
    ("stylized characters", MarkFeature.WORD),
    ("figurative", MarkFeature.FIGURATIVE),
    ("hinh", MarkFeature.FIGURATIVE),
    ("word", MarkFeature.WORD),
    ("chu", MarkFeature.WORD),
)
_UNSAID_FEATURES = {"", "undefined", "unknown", "khong xac dinh"}


def feature(raw: str | None) -> str | None:
    """Give the MarkFeature an office's word means; None when it says nothing."""
    words = fold(raw or "")
    if words in _UNSAID_FEATURES:
        return None
    for start, found in _FEATURES:
        if words == start or words.startswith(start + " "):
            return found.value
    if "chu" in words.split() and "hinh" in words.split():
        return MarkFeature.COMBINED.value
    return MarkFeature.OTHER.value


_MARK_KINDS: tuple[tuple[str, RightKind], ...] = (
    ("certif", RightKind.CERTIFICATION_MARK),
    ("guarantee", RightKind.CERTIFICATION_MARK),
    ("chung nhan", RightKind.CERTIFICATION_MARK),
    ("collective", RightKind.COLLECTIVE_MARK),
    ("tap the", RightKind.COLLECTIVE_MARK),
    ("mark", RightKind.TRADEMARK),
    ("individual", RightKind.TRADEMARK),
    ("defensive", RightKind.TRADEMARK),
    ("thong thuong", RightKind.TRADEMARK),
    ("nhan hieu", RightKind.TRADEMARK),
)


def mark_kind(raw: str | None) -> str | None:
    """Give the kind of mark an office's word means; None when it names none."""
    words = fold(raw or "")
    return next((kind.value for part, kind in _MARK_KINDS if part in words), None)


class EventLine(NamedTuple):
    """A line of a timeline as it stands; `entry` is the source's own number of it."""

    on: date
    code: str | None
    text: str | None
    state: str | None = None
    entry: int | None = None


def events(lines: Sequence[EventLine]) -> tuple[EventRecord, ...]:
    """Put a timeline in order of time and number the lines of each day.

    Lines with entry numbers follow them; without, the order of the file counts, read
    backwards when the file runs from the latest to the earliest.
    """
    ordered = list(lines)
    if any(line.entry is not None for line in ordered):
        ordered.sort(key=lambda line: (line.on, line.entry or 0))
    else:
        if len(ordered) > 1 and ordered[0].on > ordered[-1].on:
            ordered.reverse()
        ordered.sort(key=lambda line: line.on)
    places: Counter[date] = Counter()
    same: Counter[tuple[date, str]] = Counter()
    found = []
    for line in ordered:
        label = (line.on, line.code or line.text or "")
        places[line.on] += 1
        same[label] += 1
        found.append(EventRecord(*line[:4], places[line.on], same[label]))
    return tuple(found)


def goods(
    lines: Iterable[tuple[int, str | None, str | None, str | None]],
) -> tuple[GoodsRecord, ...]:
    """Join goods per class, language and edition; classes in ascending order.

    Each line is (class, text, language, edition). A class of which nothing but the
    number is known is kept when no other line speaks of it.
    """
    texts: dict[tuple[int, str | None, str | None], list[str]] = {}
    for number_, text, language, edition in lines:
        parts = texts.setdefault((number_, language, edition), [])
        if text and text not in parts:
            parts.append(text)
    described = {key[0] for key, parts in texts.items() if parts}
    records = [
        GoodsRecord(number_, "; ".join(parts) or None, language, edition)
        for (number_, language, edition), parts in texts.items()
        if parts or number_ not in described
    ]
    return tuple(sorted(records, key=lambda record: record.number))


def nice_class(raw: str) -> int:
    """Read a Nice class. Raises FieldError for what is none of the 45."""
    text = raw.strip()
    if text.isdecimal() and text.isascii() and 1 <= int(text[:9]) <= NICE_CLASSES:
        return int(text)
    raise FieldError("goods", Reason("not_a_nice_class", {"value": short(raw)}))


_VIENNA = re.compile(
    r"(\d{1,2})(?:[.](\d{1,2})(?:[.](\d{1,2}))?)?(?:\s*\((\d{1,2})\))?"
)


def vienna(raw: str) -> tuple[str, str | None] | None:
    """Read a code of the Vienna classification: padded code and edition, or None."""
    found = _VIENNA.fullmatch(raw.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups()[:3] if part is not None]
    return ".".join(f"{part:02d}" for part in parts), found[4]


def parties(
    found: Iterable[PartyRecord], *, by_address: bool = False
) -> tuple[PartyRecord, ...]:
    """Keep each party once per role (the first counts), sorted and numbered per role.

    With `by_address`, two of the same name are two unless they share an address.
    """
    rank = {role.value: place for place, role in enumerate(PartyRole)}
    found = sorted(found, key=lambda party: rank[party.role])
    seen: set[tuple[str, str, str | None]] = set()
    places: Counter[str] = Counter()
    kept = []
    for party in found:
        address = party.address if by_address else None
        key = (party.role, fold(party.name), address)
        if key in seen:
            continue
        seen.add(key)
        places[party.role] += 1
        kept.append(
            PartyRecord(
                party.role,
                party.name,
                party.kind,
                party.address,
                party.country,
                places[party.role],
                party.language,
            )
        )
    return tuple(kept)
