"""Reading one row of the template into a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from ip_portal.core.text import fold
from ip_portal.registry.exchange.formats import (
    fields,
    limits,
    template_values as values,
)
from ip_portal.registry.exchange.formats.fields import FieldError, short
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    FigurativeRecord,
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    RightKind,
    RightRecord,
    SourceFormat,
    TextRecord,
)

LONGEST_CELL = 32_767
Row = Mapping[str, str]
T = TypeVar("T")

_DAYS = (
    "filed_on",
    "accepted_on",
    "published_on",
    "granted_on",
    "expires_on",
    "as_of",
)
_TEXTS = {
    "words": "word",
    "abstracts": "abstract",
    "disclaimers": "disclaimer",
    "colours": "colours",
    "descriptions": "description",
    "translations": "translation",
    "transliterations": "transliteration",
}
_PLAIN = ("publication_number", "status_word", "commune", "product_group", "note")
# The day on the left never comes after the one on the right.
_ORDERED = (
    ("filed_on", "published_on"),
    ("filed_on", "granted_on"),
    ("granted_on", "expires_on"),
    ("filed_on", "expires_on"),
)
# Where a field of a record has another name than its column.
_COLUMNS = {
    "numbers": "application_number",
    "words": "word",
    "parties": "holder",
    "figurative": "vienna",
    "representations": "image",
    "feature_raw": "feature",
}
_NUMBERS = ("application_number", "certificate_number")


def record(row: Row, line: int) -> tuple[RightRecord | None, list[FieldError]]:
    """Read one row, keyed by column name: a record, or all that is wrong with it."""
    reading = _Reading(row)
    found = reading.values()
    if reading.errors:
        return None, reading.errors
    try:
        return limits.checked(RightRecord(line=line, **found)), []
    except FieldError as error:
        return None, [FieldError(_COLUMNS.get(error.field, error.field), error.reason)]


class _Reading:
    """One row being read; collects errors so that all of a row are told at once."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.errors: list[FieldError] = []

    def values(self) -> dict[str, Any]:
        """Give the values of a RightRecord as far as they can be read."""
        self._check_lengths()
        kind = self._kind()
        self._required("word")
        days = {name: self._read(name, values.day) for name in _DAYS}
        self._check_order(days)
        return {
            "source": SourceFormat.TEMPLATE.value,
            "office": values.OFFICE,
            "kind": kind.value if kind else None,
            "numbers": self._numbers(kind),
            "feature": self._read("feature", values.feature),
            "feature_raw": self._text("feature"),
            "parties": self._parties(kind),
            "goods": self._goods(),
            "figurative": self._figurative(),
            "priorities": self._read("priorities", values.priorities) or (),
            "events": self._read("events", values.events) or (),
            "representations": self._read("image", values.image) or (),
            "places": tuple(values.parts(self.row.get("places", ""))),
            "illustration": self._read("illustration", values.flag),
            **days,
            **{field: self._texts(name) for field, name in _TEXTS.items()},
            **{name: self._text(name) for name in _PLAIN},
        }

    def _wrong(self, name: str, code: str, **params: str | int) -> None:
        self.errors.append(FieldError(name, Reason(code, params)))

    def _read(self, name: str, reader: Callable[[str, str], T]) -> T | None:
        text = self.row.get(name)
        if not text:
            return None
        try:
            return reader(name, text)
        except FieldError as error:
            self.errors.append(error)
            return None

    def _text(self, name: str) -> str | None:
        return fields.tidy(self.row.get(name))

    def _texts(self, name: str) -> tuple[TextRecord, ...]:
        text = self._text(name)
        return (TextRecord(text),) if text else ()

    def _required(self, name: str) -> str:
        text = self._text(name)
        if not text:
            self._wrong(name, "cell_missing")
        return text or ""

    def _kind(self) -> RightKind | None:
        text = self._required("kind")
        kind = values.KINDS.get(fold(text))
        if text and kind is None:
            self._wrong("kind", "not_a_kind", value=short(text))
        return kind

    def _check_lengths(self) -> None:
        for name, text in self.row.items():
            if len(text) > LONGEST_CELL:
                self._wrong(name, "cell_too_long", limit=LONGEST_CELL)

    def _check_order(self, days: Mapping[str, date | None]) -> None:
        for first, last in _ORDERED:
            earlier, later = days[first], days[last]
            if earlier and later and later < earlier:
                params = {"day": f"{later:%d/%m/%Y}", "earlier": f"{earlier:%d/%m/%Y}"}
                self._wrong(last, "dates_out_of_order", **params)

    def _numbers(self, kind: RightKind | None) -> tuple[NumberRecord, ...]:
        if not any(self.row.get(name) for name in _NUMBERS):
            self._wrong("application_number", "no_number")
        reader = partial(values.number, kind)
        found = (self._read(name, reader) for name in _NUMBERS)
        return tuple(number for number in found if number is not None)

    def _parties(self, kind: RightKind | None) -> tuple[PartyRecord, ...]:
        roles = {
            "applicant": "applicant",
            "holder": "holder",
            "representative": "representative",
            "inventor": "designer" if kind == RightKind.DESIGN else "inventor",
        }
        holder_kind = self._read("holder_kind", values.party_kind)
        return fields.parties(
            PartyRecord(role, name, holder_kind if role == "holder" else None)
            for column, role in roles.items()
            for name in values.parts(self.row.get(column, ""))
        )

    def _goods(self) -> tuple[GoodsRecord, ...]:
        edition = self._text("nice_edition")
        lines = self._read("goods", values.goods) or []
        return fields.goods((*line, None, edition) for line in lines)

    def _figurative(self) -> tuple[FigurativeRecord, ...]:
        schemes = ("vienna", "locarno", "ipc")
        found = [self._read(name, values.codes) or () for name in schemes]
        return tuple(code for codes in found for code in codes)
