"""What one source says about one right, as plain data.

A record states only what its source states: a field the source does not speak of
is None, or the empty tuple. Names follow WIPO (INID codes of ST.60, ST.9 and ST.80
in the comments). No record carries a key of the database, and nothing here is ever
fetched.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from ip_portal.registry.exchange.reasons import Reason


class SourceFormat(StrEnum):
    """The kind of file a record was read from."""

    IPVN_PAGE = "ipvn_page"
    ST66 = "st66"
    ST96 = "st96"
    TEMPLATE = "template"


class RightKind(StrEnum):
    """The kinds of right the register holds."""

    TRADEMARK = "trademark"
    COLLECTIVE_MARK = "collective_mark"
    CERTIFICATION_MARK = "certification_mark"
    GI = "gi"
    DESIGN = "design"
    INVENTION = "invention"
    UTILITY_SOLUTION = "utility_solution"


KIND_DIGITS = {
    "1": RightKind.INVENTION,
    "2": RightKind.UTILITY_SOLUTION,
    "3": RightKind.DESIGN,
    "4": RightKind.TRADEMARK,
    "6": RightKind.GI,
}


class MarkFeature(StrEnum):
    """INID (550): what a mark is made of."""

    WORD = "word"
    FIGURATIVE = "figurative"
    COMBINED = "combined"
    THREE_DIMENSIONAL = "three_dimensional"
    SOUND = "sound"
    OTHER = "other"


class PartyRole(StrEnum):
    """What a party is to the right: INID (730), (732), (740), (72)."""

    APPLICANT = "applicant"
    HOLDER = "holder"
    REPRESENTATIVE = "representative"
    INVENTOR = "inventor"
    DESIGNER = "designer"


class PartyKind(StrEnum):
    """Whether a party is a person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class FigurativeScheme(StrEnum):
    """Classifications whose codes a record carries beside Nice."""

    VIENNA = "vienna"
    LOCARNO = "locarno"
    IPC = "ipc"


class _Payload:
    """Plain JSON out and in, for every record below."""

    __slots__ = ()
    _nested: ClassVar[Mapping[str, type[_Payload]]] = {}
    _days: ClassVar[frozenset[str]] = frozenset()
    _unsaid: ClassVar[frozenset[str]] = frozenset()

    def to_payload(self) -> dict[str, Any]:
        """Give plain JSON values; what the source does not speak of is left out."""
        payload: dict[str, Any] = {}
        for name in _said(type(self)):
            value = getattr(self, name)
            if value is None or value == ():
                continue
            if isinstance(value, tuple):
                value = [
                    item.to_payload() if isinstance(item, _Payload) else item
                    for item in value
                ]
            elif isinstance(value, date):
                value = value.isoformat()
            elif isinstance(value, StrEnum):
                value = value.value
            payload[name] = value
        return payload

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        """Build the record again; raises TypeError for a field it does not know."""
        values: dict[str, Any] = {}
        for name, value in payload.items():
            nested = cls._nested.get(name)
            if nested is not None:
                values[name] = tuple(nested.from_payload(item) for item in value)
            elif isinstance(value, list):
                values[name] = tuple(value)
            elif name in cls._days:
                values[name] = date.fromisoformat(value)
            else:
                values[name] = value
        return cls(**values)


_SAID: dict[type[_Payload], tuple[str, ...]] = {}


def _said(cls: type[_Payload]) -> tuple[str, ...]:
    """Give the names of the fields a payload carries, worked out once per class."""
    if cls not in _SAID:
        names = (item.name for item in fields(cls))  # type: ignore[arg-type]
        _SAID[cls] = tuple(name for name in names if name not in cls._unsaid)
    return _SAID[cls]


@dataclass(frozen=True, slots=True)
class NumberRecord(_Payload):
    """A number of the right. `kind` is one of `core.numbers.NumberKind`.

    `raw` is the number as the source printed it, `office` the ST.3 code of the
    office that gave it, `on` the day the source prints beside it where the right has
    no date of its own for it (a PCT filing).
    """

    _days: ClassVar[frozenset[str]] = frozenset({"on"})

    kind: str
    canonical: str
    raw: str
    office: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TextRecord(_Payload):
    """Words of the source and, where it says so, their language (ISO 639-1)."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PartyRecord(_Payload):
    """A party in one role. `address` is as printed and never public."""

    role: str
    name: str
    kind: str | None = None
    address: str | None = None
    country: str | None = None
    order: int = 1
    language: str | None = None


@dataclass(frozen=True, slots=True)
class GoodsRecord(_Payload):
    """INID (511): the goods and services of one Nice class in one language."""

    number: int
    text: str | None = None
    language: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class FigurativeRecord(_Payload):
    """INID (531), (51): a code of Vienna, Locarno or the IPC."""

    scheme: str
    code: str
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class PriorityRecord(_Payload):
    """INID (300), (30): an earlier application the right leans on."""

    _days: ClassVar[frozenset[str]] = frozenset({"on"})

    number: str
    on: date | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class EventRecord(_Payload):
    """One line of the source's timeline, in the source's own words.

    `order` counts the lines of one day from 1, the earliest first. Two sources mean
    the same event when `key` is the same: day, code (or text) and `occurrence`, which
    counts the lines of a day with the same code and text from 1.
    """

    _days: ClassVar[frozenset[str]] = frozenset({"on"})

    on: date
    code: str | None = None
    text: str | None = None
    state: str | None = None
    order: int = 1
    occurrence: int = 1

    @property
    def key(self) -> tuple[date, str, int]:
        """Give what makes two lines of two files the same event."""
        return (self.on, self.code or self.text or "", self.occurrence)


@dataclass(frozen=True, slots=True)
class RepresentationRecord(_Payload):
    """INID (540): where the source says the image or sound lies. Never fetched."""

    reference: str
    media: str | None = None


@dataclass(frozen=True, slots=True)
class RightRecord(_Payload):
    """Everything one source states about one right."""

    _nested: ClassVar[Mapping[str, type[_Payload]]] = {
        "numbers": NumberRecord,
        "words": TextRecord,
        "abstracts": TextRecord,
        "disclaimers": TextRecord,
        "colours": TextRecord,
        "descriptions": TextRecord,
        "translations": TextRecord,
        "transliterations": TextRecord,
        "parties": PartyRecord,
        "goods": GoodsRecord,
        "figurative": FigurativeRecord,
        "priorities": PriorityRecord,
        "events": EventRecord,
        "representations": RepresentationRecord,
    }
    _days: ClassVar[frozenset[str]] = frozenset(
        {
            "filed_on",
            "accepted_on",
            "published_on",
            "granted_on",
            "expires_on",
            "terminated_on",
            "as_of",
        }
    )
    _unsaid: ClassVar[frozenset[str]] = frozenset({"line"})

    source: str
    numbers: tuple[NumberRecord, ...]  # (111), (210), (11), (21)
    office: str | None = None  # ST.3 code of the office whose register this is
    office_id: str | None = None  # the office's key of the file, as VN4202600774
    kind: str | None = None
    kind_raw: str | None = None
    words: tuple[TextRecord, ...] = ()  # (541), (54): word of the mark, or title
    feature: str | None = None  # (550), one of MarkFeature
    feature_raw: str | None = None
    filed_on: date | None = None  # (220), (22)
    accepted_on: date | None = None
    published_on: date | None = None  # (400), (43)
    publication_number: str | None = None
    granted_on: date | None = None  # (151), (45): grant or registration
    expires_on: date | None = None  # (180)
    terminated_on: date | None = None
    status_word: str | None = None  # as the source prints it
    as_of: date | None = None  # the day the source's status was true
    parties: tuple[PartyRecord, ...] = ()
    goods: tuple[GoodsRecord, ...] = ()
    figurative: tuple[FigurativeRecord, ...] = ()
    priorities: tuple[PriorityRecord, ...] = ()
    abstracts: tuple[TextRecord, ...] = ()  # (57)
    disclaimers: tuple[TextRecord, ...] = ()  # (526)
    colours: tuple[TextRecord, ...] = ()  # (591)
    descriptions: tuple[TextRecord, ...] = ()  # (571)
    translations: tuple[TextRecord, ...] = ()  # (566)
    transliterations: tuple[TextRecord, ...] = ()  # (561)
    events: tuple[EventRecord, ...] = ()
    representations: tuple[RepresentationRecord, ...] = ()
    places: tuple[str, ...] = ()  # names of places the right is about
    commune: str | None = None  # the commune of the holder, as written
    product_group: str | None = None
    note: str | None = None
    illustration: bool | None = None  # True: invented to show the portal at work
    line: int = field(default=1, compare=False)  # where it begins in its file

    @property
    def kind_to_create(self) -> str | None:
        """Give the kind a new right is made with, where the source names none.

        The first digit of a Vietnamese application number tells the kind of right; a
        file of trade marks (ST.66, ST.96) speaks of a trade mark.
        """
        if self.kind is not None:
            return self.kind
        application = self.number("application")
        if application is not None and self.office == "VN":
            found = KIND_DIGITS.get(application.canonical[:1])
            if found is not None:
                return found
        is_mark_file = self.source in (SourceFormat.ST66, SourceFormat.ST96)
        return RightKind.TRADEMARK if is_mark_file else None

    @property
    def word(self) -> str | None:
        """Give the word of the mark or the title: the first one stated."""
        return self.words[0].text if self.words else None

    @property
    def own_numbers(self) -> tuple[NumberRecord, ...]:
        """Give the numbers that belong to this right alone.

        An international application (PCT, WO) may lead to several rights of one
        office, as when one is divided; it tells none of them apart.
        """
        return tuple(item for item in self.numbers if item.kind not in ("pct", "wo"))

    def number(self, kind: str) -> NumberRecord | None:
        """Give the first number of a kind."""
        return next((item for item in self.numbers if item.kind == kind), None)

    def content_hash(self) -> str:
        """Give SHA-256 (hex) of what is stated.

        The same whatever the order of keys and the Unicode form of the text; where
        the record stood in its file does not count.
        """
        return payload_hash(self.to_payload())


def payload_hash(payload: Mapping[str, Any]) -> str:
    """Give SHA-256 (hex) of a payload: keys sorted, text in NFC."""
    text = json.dumps(
        payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one row or record of a file.

    `refuses` is False for a warning: the rows are taken all the same.
    """

    file: str
    line: int
    field: str
    reason: Reason
    refuses: bool = True


class RecordRefusedError(ValueError):
    """One record cannot be taken; `reason` says why, `field` where."""

    def __init__(self, field: str, reason: Reason) -> None:
        super().__init__(str(reason))
        self.field = field
        self.reason = reason


class FileRefusedError(Exception):
    """The whole file is not what it claims; `reason` is one clear sentence."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason
