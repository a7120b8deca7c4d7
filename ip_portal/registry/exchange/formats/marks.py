"""What ST.66 and ST.96 have in common once their elements are found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree

from ip_portal.core.text import fold
from ip_portal.registry.exchange.formats import fields
from ip_portal.registry.exchange.formats.xml_reading import (
    content,
    language,
    local,
    reach,
    text,
)
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    FigurativeRecord,
    NumberRecord,
    PartyKind,
    PartyRecord,
    PartyRole,
    RepresentationRecord,
    TextRecord,
)

Element = etree._Element

# Drawing codes of the USPTO, which states no feature in its newer files.
_US_DRAWINGS = {
    "1": "word",
    "2": "figurative",
    "3": "combined",
    "4": "word",
    "5": "word",
    "6": "other",
}
_US_CODE_LENGTH = 4


def refuse_deletion(mark: Element) -> None:
    """Raise FieldError for a record by which the office takes a mark back."""
    for name, value in mark.attrib.items():
        is_operation = local(name) in ("operationCode", "operationCategory")
        if is_operation and str(value).strip().lower() == "delete":
            raise fields.FieldError("operationCategory", Reason("record_deleted"))


def texts(
    mark: Element | None, *steps: str, default: str | None = None
) -> tuple[TextRecord, ...]:
    """Give every text the steps reach, with its language, each once."""
    found: dict[TextRecord, None] = {}
    for item in reach(mark, *steps):
        words = fields.clean(content(item))
        if words:
            found[TextRecord(words, language(item, default))] = None
    return tuple(found)


def main_language(mark: Element) -> str | None:
    """Give the language of the application: that of text without a language."""
    return text(mark, "ApplicationLanguageCode").lower()[:2] or None


def numbers(
    application: str, registration: str, office: str | None, kind: str | None
) -> tuple[NumberRecord, ...]:
    """Build the numbers of a mark. Raises FieldError when it has none."""
    right = kind or "trademark"
    registered = "madrid" if office == "WO" else "certificate"
    found = (
        fields.number("application", application, office, right),
        fields.number(registered, registration, office, right),
    )
    kept = tuple(number for number in found if number is not None)
    if not kept:
        raise fields.FieldError("ApplicationNumber", Reason("no_number"))
    return kept


def mark_feature(
    raw: str, drawing_code: str, office: str | None
) -> tuple[str | None, str | None]:
    """Give (feature, raw) from the feature stated or an office's drawing code."""
    if office == "US" and drawing_code in _US_DRAWINGS:
        return _US_DRAWINGS[drawing_code], fields.clean(raw)
    return fields.feature(raw), fields.clean(raw)


def event_code(raw: str, office: str | None) -> str | None:
    """Give an event's code; the USPTO adds its kind as a fifth letter in ST.96."""
    code = fields.clean(raw)
    if code and office == "US" and len(code) == _US_CODE_LENGTH + 1:
        return code[:_US_CODE_LENGTH]
    return code


def event_entry(raw: str) -> int | None:
    """Give the source's own number of a line of its timeline."""
    return int(raw) if raw.isdecimal() and len(raw) < 10 else None


def party(
    role: str,
    name: str,
    *,
    entity: str = "",
    label: str = "",
    address: str | None = None,
    country: str = "",
    spoken: str | None = None,
) -> PartyRecord | None:
    """Build a party, or None when it has no name.

    An office that keeps the owners of every stage tells them apart in `label`: whoever
    held the registration is a holder.
    """
    words = fields.clean(name)
    if words is None:
        return None
    held = role == PartyRole.APPLICANT and "registra" in fold(label)
    return PartyRecord(
        PartyRole.HOLDER.value if held else role,
        words,
        _party_kind(entity),
        fields.clean(address),
        country.strip().upper()[:2] or None,
        language=spoken,
    )


def _party_kind(entity: str) -> str | None:
    words = fold(entity)
    if not words:
        return None
    is_person = words in {"individual", "natural person", "ca nhan"}
    kind = PartyKind.PERSON if is_person else PartyKind.ORGANISATION
    return kind.value


def image(reference: str, media: str) -> RepresentationRecord | None:
    """Build where an image lies; "No image available" is no file."""
    name = fields.clean(reference)
    if name is None or "." not in name:
        return None
    return RepresentationRecord(name, fields.clean(media))


def figurative(
    codes: Iterable[str], edition: str | None
) -> tuple[FigurativeRecord, ...]:
    """Build Vienna codes, each once. Raises FieldError for what is none."""
    found: dict[FigurativeRecord, None] = {}
    for raw in codes:
        code = fields.vienna(raw)
        if code is None:
            reason = Reason("not_a_vienna_code", {"value": fields.short(raw)})
            raise fields.FieldError("ViennaClassification", reason)
        found[FigurativeRecord("vienna", code[0], code[1] or edition)] = None
    return tuple(found)


def nice_class(raw: str, kind: str, office: str | None) -> int | None:
    """Give a Nice class, or None for a class of another classification.

    Raises FieldError for a class that claims to be Nice and is not.
    """
    if not raw.strip() or fold(kind) in ("domestic", "other"):
        return None
    try:
        return fields.nice_class(raw)
    except fields.FieldError:
        if fold(kind) == "nice" or office == "VN":
            raise
        return None


def first_publication(
    found: Iterable[tuple[date | None, str]],
) -> tuple[date | None, str | None]:
    """Give day and number of the earliest dated publication.

    The name of a gazette without any digit is no publication number.
    """
    dated = [item for item in found if item[0] is not None]
    if not dated:
        return None, None
    day, raw = min(dated, key=lambda item: item[0] or date.max)
    name = fields.clean(raw)
    has_digits = name is not None and any(letter.isdecimal() for letter in name)
    return day, name if has_digits else None
