"""Versions as plain JSON: what a proposal carries until it is confirmed.

Pure. What is read back equals what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ip_portal.rules.arithmetic import DayKind, Period, SpecialDay
from ip_portal.rules.choice import (
    Citation,
    Confidence,
    DateName,
    Direction,
    Version,
    Window,
    Words,
)
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.fees import FeeVersion, Part
from ip_portal.rules.forms import FormVersion
from ip_portal.rules.seeds import parse_trigger, written_trigger

Payload = Mapping[str, Any]


def version_payload(version: Version) -> dict[str, Any]:
    """Return a version of a rule as JSON; its revision and row are left out."""
    return {
        **_shared(version),
        **_cited(version.citation),
        "windows": [
            [window.name.value, _day(window.start), _day(window.end)]
            for window in version.windows
        ],
        "trigger": written_trigger(version.trigger),
        "direction": version.direction.value,
        "length": str(version.length) if version.length else "",
        "is_window": version.is_window,
        "opens_on": version.opens_on.value if version.opens_on else "",
        "rolls": version.rolls,
        "extendable": version.extendable,
        "computed": version.computed,
        "exists": version.exists,
        "indefinite": version.indefinite,
        "quoted": _pair(version.quoted),
        "rows": list(version.rows),
    }


def version_of(payload: Payload) -> Version:
    """Return the version of a rule that a payload holds."""
    opens_on = payload["opens_on"]
    return Version(
        **_read_shared(payload),
        citation=Citation(
            payload["document"],
            payload["article"],
            date.fromisoformat(payload["effective"]),
            tuple(payload["further"]),
        ),
        windows=tuple(
            Window(DateName(name), _read(start) or date.min, _read(end) or date.max)
            for name, start, end in payload["windows"]
        ),
        trigger=parse_trigger(payload["trigger"]),
        direction=Direction(payload["direction"]),
        length=Period.parse(payload["length"]) if payload["length"] else None,
        is_window=payload["is_window"],
        opens_on=DateName(opens_on) if opens_on else None,
        rolls=payload["rolls"],
        extendable=payload["extendable"],
        computed=payload["computed"],
        exists=payload["exists"],
        indefinite=payload["indefinite"],
        quoted=Words(*payload["quoted"]),
        rows=tuple(payload["rows"]),
    )


def fee_payload(version: FeeVersion) -> dict[str, Any]:
    """Return a version of a fee as JSON."""
    return {
        **_dated(version),
        "amount": version.amount,
        "parts": [[part.code, part.times] for part in version.parts],
    }


def fee_of(payload: Payload) -> FeeVersion:
    """Return the version of a fee that a payload holds."""
    parts = tuple(Part(code, times) for code, times in payload["parts"])
    return FeeVersion(**_read_dated(payload), amount=payload["amount"], parts=parts)


def form_payload(version: FormVersion) -> dict[str, Any]:
    """Return a version of a form as JSON."""
    return {
        **_dated(version),
        "number": _pair(version.number),
        "authority": _pair(version.authority),
    }


def form_of(payload: Payload) -> FormVersion:
    """Return the version of a form that a payload holds."""
    return FormVersion(
        **_read_dated(payload),
        number=Words(*payload["number"]),
        authority=Words(*payload["authority"]),
    )


def holiday_payload(day: date, special: SpecialDay, source: str) -> dict[str, Any]:
    """Return a holiday or swapped day as JSON."""
    return {
        "date": day.isoformat(),
        "kind": special.kind.value,
        "name": [special.name_vi, special.name_en],
        "confirmed": special.confirmed,
        "source": source,
    }


def holiday_of(payload: Payload) -> tuple[date, SpecialDay, str]:
    """Return the day, what it is and its source."""
    vi, en = payload["name"]
    special = SpecialDay(DayKind(payload["kind"]), vi, en, payload["confirmed"])
    return date.fromisoformat(payload["date"]), special, payload["source"]


def _shared(version: Version | DatedVersion) -> dict[str, Any]:
    until = version.announce_until
    return {
        "key": version.key,
        "confidence": version.confidence.value,
        "assumed": version.assumed,
        "note": _pair(version.note),
        "announce_until": until.isoformat() if until else None,
    }


def _read_shared(payload: Payload) -> dict[str, Any]:
    return {
        "key": payload["key"],
        "confidence": Confidence(payload["confidence"]),
        "assumed": payload["assumed"],
        "note": Words(*payload["note"]),
        "announce_until": _read(payload["announce_until"]),
    }


def _cited(source: Citation | DatedVersion) -> dict[str, Any]:
    return {
        "document": source.document,
        "article": source.article,
        "effective": source.effective.isoformat() if source.effective else None,
        "further": list(source.further),
    }


def _dated(version: DatedVersion) -> dict[str, Any]:
    return {
        **_shared(version),
        **_cited(version),
        "start": _day(version.start),
        "end": _day(version.end),
    }


def _read_dated(payload: Payload) -> dict[str, Any]:
    return {
        **_read_shared(payload),
        "document": payload["document"],
        "article": payload["article"],
        "effective": _read(payload["effective"]),
        "further": tuple(payload["further"]),
        "start": _read(payload["start"]) or date.min,
        "end": _read(payload["end"]) or date.max,
    }


def _pair(words: Words) -> list[str]:
    return [words.vi, words.en]


def _day(day: date) -> str | None:
    """Return a day of a window; an open side is None."""
    return None if day in (date.min, date.max) else day.isoformat()


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
