"""Reading single cells of the template: dates, numbers, codes, goods, events.

Every reader takes the name of its column and the text of the cell, and raises
FieldError with a reason in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from ip_portal.core.dates import AmbiguousDateError, parse_date
from ip_portal.core.text import fold, normalize
from ip_portal.registry.exchange.formats import fields
from ip_portal.registry.exchange.formats.fields import FieldError, short
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    KIND_DIGITS,
    EventRecord,
    FigurativeRecord,
    NumberRecord,
    PartyKind,
    PriorityRecord,
    RepresentationRecord,
    RightKind,
)

OFFICE = "VN"

KINDS: dict[str, RightKind] = {
    **{fold(kind.value): kind for kind in RightKind},
    "nhan hieu": RightKind.TRADEMARK,
    "nhan hieu thong thuong": RightKind.TRADEMARK,
    "trade mark": RightKind.TRADEMARK,
    "mark": RightKind.TRADEMARK,
    "nhan hieu tap the": RightKind.COLLECTIVE_MARK,
    "nhan hieu chung nhan": RightKind.CERTIFICATION_MARK,
    "chi dan dia ly": RightKind.GI,
    "geographical indication": RightKind.GI,
    "kieu dang cong nghiep": RightKind.DESIGN,
    "kieu dang": RightKind.DESIGN,
    "industrial design": RightKind.DESIGN,
    "sang che": RightKind.INVENTION,
    "patent": RightKind.INVENTION,
    "giai phap huu ich": RightKind.UTILITY_SOLUTION,
    "utility model": RightKind.UTILITY_SOLUTION,
}
_DIGITS: dict[RightKind, str] = {
    RightKind.COLLECTIVE_MARK: "4",
    RightKind.CERTIFICATION_MARK: "4",
    **{kind: digit for digit, kind in KIND_DIGITS.items()},
}
_FEATURES = {
    "word": "word",
    "chu": "word",
    "figurative": "figurative",
    "hinh": "figurative",
    "combined": "combined",
    "ket hop": "combined",
    "three dimensional": "three_dimensional",
    "3d": "three_dimensional",
    "ba chieu": "three_dimensional",
    "sound": "sound",
    "am thanh": "sound",
    "other": "other",
    "khac": "other",
}
_PARTY_KINDS: dict[str, str] = {
    "person": PartyKind.PERSON.value,
    "individual": PartyKind.PERSON.value,
    "ca nhan": PartyKind.PERSON.value,
    "organisation": PartyKind.ORGANISATION.value,
    "organization": PartyKind.ORGANISATION.value,
    "to chuc": PartyKind.ORGANISATION.value,
}
_YES = frozenset({"yes", "co", "true", "1", "x", "y"})
_NO = frozenset({"no", "khong", "false", "0", "n"})

# A spreadsheet takes such a cell for a formula; a quote before it stops that.
FORMULA_SIGNS = "=+-@"


def cell(value: str) -> str:
    """Give a cell as it is read: normalized, trimmed, without a formula's quote."""
    text = normalize(value).strip()
    if text[:1] == "'" and text[1:2] and text[1] in FORMULA_SIGNS:
        return text[1:]
    return text


def parts(text: str) -> list[str]:
    """Split a cell of several values at its bars."""
    found = (fields.tidy(part) for part in text.split("|"))
    return [part for part in found if part]


# The same days come again and again in a register.
_known_day = lru_cache(maxsize=4096)(parse_date)


# Days since the one that Excel and LibreOffice call nought, 1954 to 2091.
_SERIAL = re.compile("[2-6][0-9]{4}")
_DAY_ZERO = date(1899, 12, 30)


def day(name: str, text: str) -> date:
    """Read a date; one that can be read in two ways is refused, with an example.

    A bare number of five digits is a day as spreadsheets count them.
    """
    if _SERIAL.fullmatch(text):
        return _DAY_ZERO + timedelta(days=int(text))
    try:
        return _known_day(text)
    except AmbiguousDateError:
        code = "ambiguous_date"
    except ValueError:
        code = "not_a_date"
    raise FieldError(name, Reason(code, {"value": short(text)}))


_EXAMPLES = {"application": "4-2024-16348", "certificate": "4-0405854-000"}
_SHAPES = {
    "application": re.compile(r"\d-\d{4}-\d{5}"),
    "certificate": re.compile(r"\d-\d{7}(-\d{3})?|\d{5,7}"),
}


def number(kind: RightKind | None, name: str, text: str) -> NumberRecord:
    """Read a number; its first digit must suit the kind of right."""
    number_kind = name.removesuffix("_number")
    found = fields.number(number_kind, text, OFFICE, kind.value if kind else None)
    if found is None or not _SHAPES[number_kind].fullmatch(found.canonical):
        params = {"value": short(text), "example": _EXAMPLES[number_kind]}
        raise FieldError(name, Reason("not_a_number", params))
    digit = _DIGITS[kind] if kind else None
    if digit and found.canonical[1:2] == "-" and found.canonical[0] != digit:
        params = {"value": short(text), "digit": digit}
        raise FieldError(name, Reason("number_of_other_kind", params))
    return found


def feature(name: str, text: str) -> str:
    """Read what a mark is made of."""
    return _chosen(name, text, _FEATURES)


def party_kind(name: str, text: str) -> str:
    """Read whether the holder is a person or an organisation."""
    return _chosen(name, text, _PARTY_KINDS)


def _chosen(name: str, text: str, choices: Mapping[str, str]) -> str:
    found = choices.get(fold(text))
    if found is None:
        raise FieldError(name, Reason("not_a_choice", {"value": short(text)}))
    return found


def flag(name: str, text: str) -> bool:
    """Read yes or no, in either language."""
    words = fold(text)
    if words not in _YES | _NO:
        raise FieldError(name, Reason("not_yes_or_no", {"value": short(text)}))
    return words in _YES


_GOODS = re.compile(r"(\d{1,3})\s*(?::\s*(.*))?", re.DOTALL)


def goods(name: str, text: str) -> list[tuple[int, str | None]]:
    """Read goods per class: `30: rice; noodles | 35: sale of rice`."""
    found = []
    for part in parts(text):
        line = _GOODS.fullmatch(part)
        if line is None:
            raise FieldError(name, Reason("not_goods", {"value": short(part)}))
        found.append((fields.nice_class(line[1]), line[2] or None))
    return found


_CODE_SHAPES = {
    "locarno": re.compile(r"(\d{1,2}-\d{2})(?:\s*\((\d{1,2})\))?"),
    "ipc": re.compile(r"([A-H]\d{2}[A-Z]\s*\d{1,4}/\d{2,6})(?:\s*\(([\d.]+)\))?"),
}
_CODE_EXAMPLES = {
    "vienna": "05.03.20",
    "locarno": "09-01",
    "ipc": "A01N 63/00 (2006.01)",
}


def codes(name: str, text: str) -> tuple[FigurativeRecord, ...]:
    """Read codes of Vienna, Locarno or the IPC; their edition may follow each."""
    found: dict[FigurativeRecord, None] = {}
    for part in parts(text):
        code = fields.vienna(part) if name == "vienna" else _shaped_code(name, part)
        if code is None:
            params = {"value": short(part), "example": _CODE_EXAMPLES[name]}
            raise FieldError(name, Reason("not_a_code", params))
        found[FigurativeRecord(name, *code)] = None
    return tuple(found)


def _shaped_code(name: str, part: str) -> tuple[str, str | None] | None:
    found = _CODE_SHAPES[name].fullmatch(part)
    return (found[1], found[2]) if found else None


_PRIORITY = re.compile(r"([A-Z]{2})\s+([^@]+?)\s*@\s*([^@]+)")


def priorities(name: str, text: str) -> tuple[PriorityRecord, ...]:
    """Read priorities: country, number, an @ and the day."""
    found = []
    for part in parts(text):
        line = _PRIORITY.fullmatch(part)
        if line is None:
            raise FieldError(name, Reason("not_a_priority", {"value": short(part)}))
        found.append(PriorityRecord(line[2], day(name, line[3]), line[1]))
    return tuple(found)


_EVENT_CODE = re.compile(r"([0-9A-Z][0-9A-Z._-]{1,15})(?:\s.*)?", re.DOTALL)


def events(name: str, text: str) -> tuple[EventRecord, ...]:
    """Read events: what happened (an office's code first, if any), an @, the day."""
    lines = []
    for part in parts(text):
        words, sign, on = part.rpartition("@")
        words = words.strip()
        if not sign or not words:
            raise FieldError(name, Reason("not_an_event", {"value": short(part)}))
        code = _EVENT_CODE.fullmatch(words)
        has_digit = code is not None and any(map(str.isdecimal, code[1]))
        named = code[1] if code and has_digit else None
        lines.append(fields.EventLine(day(name, on.strip()), named, words))
    return fields.events(lines)


def image(name: str, text: str) -> tuple[RepresentationRecord, ...]:
    """Take the name of a file; a path or an address is refused, nothing is fetched."""
    if "/" in text or "\\" in text or text.startswith("."):
        raise FieldError(name, Reason("not_a_file_name", {"value": short(text)}))
    return (RepresentationRecord(text),)
