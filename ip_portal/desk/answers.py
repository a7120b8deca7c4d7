"""What a person types about a right, as texts, and the record they make.

A form holds one text per field; so does a draft, and so does what the register knows
of a right already. Only what differs becomes part of the record: a right entered or
changed by hand states what the person said, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ip_portal.core.text import normalize
from ip_portal.registry.exchange.formats import template_values as cells
from ip_portal.registry.exchange.formats.fields import FieldError
from ip_portal.registry.exchange.merge import HAND
from ip_portal.registry.exchange.reasons import Reason
from ip_portal.registry.exchange.records import (
    GoodsRecord,
    NumberRecord,
    PartyRecord,
    PartyRole,
    RepresentationRecord,
    RightKind,
    RightRecord,
    TextRecord,
)

Texts = dict[str, str]
Values = dict[str, Any]

DAYS = (
    "filed_on",
    "accepted_on",
    "published_on",
    "granted_on",
    "expires_on",
    "terminated_on",
)
# The day on the left never comes after the one on the right.
ORDERED = (
    ("filed_on", "published_on"),
    ("filed_on", "granted_on"),
    ("granted_on", "expires_on"),
    ("filed_on", "expires_on"),
)
HOME = "VN"


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that are read together, and what of a record they fill."""

    fields: tuple[str, ...]
    attributes: tuple[str, ...]
    read: Callable[[Texts], Values]


def tidy(text: str) -> str:
    """Return a text in NFC with single spaces; lines stay lines."""
    lines = (" ".join(line.split()) for line in normalize(text).splitlines())
    return "\n".join(line for line in lines if line)


def texts_of(record: RightRecord | None) -> Texts:
    """Return what the form shows of a record; all empty for none."""
    if record is None:
        return dict.fromkeys(NAMES, "")
    owners = _owners_of(record)
    return {
        "kind": str(record.kind_to_create or ""),
        "application_number": _number_of(record, "application"),
        "certificate_number": _number_of(record, "certificate"),
        "word": tidy(record.word or ""),
        "feature": record.feature or "",
        **{name: day_text(getattr(record, name)) for name in DAYS},
        "owners": "\n".join(tidy(one.name) for one in owners),
        "owner_kind": (owners[0].kind or "") if owners else "",
        "commune": tidy(record.commune or ""),
        "goods": "\n".join(_goods_line(one) for one in record.goods),
        "colours": _first(record.colours),
        "disclaimer": _first(record.disclaimers),
        "product_group": tidy(record.product_group or ""),
        "places": "\n".join(map(tidy, record.places)),
        "status_word": tidy(record.status_word or ""),
        "as_of": day_text(record.as_of) if record.status_word else "",
        "picture": record.representations[0].reference
        if record.representations
        else "",
    }


def day_text(day: date | None) -> str:
    """Return a day as people write it, or nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


def entered(texts: Texts) -> tuple[RightRecord, list[FieldError]]:
    """Return the record that a filled form makes, and all that is wrong with it."""
    return _stated(texts, texts_of(None), {"office": HOME})


def revised(
    texts: Texts, known: RightRecord, by_hand: RightRecord | None
) -> tuple[RightRecord, list[FieldError]]:
    """Return what is to stand as entered by hand, once the form is saved.

    ``known`` is the right as all sources state it together, ``by_hand`` what was
    entered before. A field that was emptied is left to the other sources again.
    """
    said: Values = {"numbers": known.numbers, "office": known.office}
    if by_hand is not None:
        said |= {name: getattr(by_hand, name) for name in ATTRIBUTES}
    return _stated(texts, texts_of(known), said)


def as_read(texts: Texts, record: RightRecord, known: RightRecord | None) -> Texts:
    """Return the changed fields in the form in which they were read."""
    read = texts_of(record)
    return {name: read[name] for name in changed_fields(texts, texts_of(known))}


def changed_fields(texts: Texts, base: Mapping[str, str]) -> list[str]:
    """Return the fields that read differently."""
    return [name for name in NAMES if texts.get(name, "") != base.get(name, "")]


def _stated(
    texts: Texts, base: Texts, said: Values
) -> tuple[RightRecord, list[FieldError]]:
    errors: list[FieldError] = []
    changed = set(changed_fields(texts, base))
    for part in PARTS:
        if not changed.intersection(part.fields):
            continue
        try:
            said = said | part.read(texts)
        except FieldError as error:
            errors.append(error)
    told = {error.field for error in errors}
    errors += [one for one in _missing(texts, base) if one.field not in told]
    if not errors:
        errors += _disorder(texts)
    return RightRecord(source=HAND, **{"numbers": (), **said}), errors


def is_needed(name: str, known: RightRecord | None) -> bool:
    """Say whether a field must be filled; an imported figurative mark has no word."""
    return known is None or bool(texts_of(known)[name])


def _missing(texts: Texts, base: Texts) -> list[FieldError]:
    is_new = not any(base.values())
    missing = [
        FieldError(name, Reason("cell_missing"))
        for name in ("kind", "word")
        if not texts[name] and (is_new or base[name])
    ]
    if is_new and not (texts["application_number"] or texts["certificate_number"]):
        missing.append(FieldError("application_number", Reason("no_number")))
    return missing


def _disorder(texts: Texts) -> list[FieldError]:
    wrong = {}
    for first, last in ORDERED:
        if texts[first] and texts[last]:
            earlier = cells.day(first, texts[first])
            later = cells.day(last, texts[last])
            if later < earlier:
                params = {"day": day_text(later), "earlier": day_text(earlier)}
                reason = Reason("dates_out_of_order", params)
                wrong.setdefault(last, FieldError(last, reason))
    return list(wrong.values())


# --- Reading ----------------------------------------------------------------------------


def _kind(texts: Texts) -> Values:
    return {"kind": RightKind(texts["kind"]).value if texts["kind"] else None}


def _numbers(texts: Texts) -> Values:
    names = ("application_number", "certificate_number")
    if not any(texts[name] for name in names):
        raise FieldError(names[0], Reason("no_number"))
    kind = RightKind(texts["kind"]) if texts["kind"] else None
    found: list[NumberRecord] = [
        cells.number(kind, name, texts[name]) for name in names if texts[name]
    ]
    return {"numbers": tuple(found)}


def _day(name: str) -> Callable[[Texts], Values]:
    def read(texts: Texts) -> Values:
        return {name: cells.day(name, texts[name]) if texts[name] else None}

    return read


def _plain(name: str) -> Callable[[Texts], Values]:
    return lambda texts: {name: texts[name] or None}


def _text(field: str, attribute: str) -> Callable[[Texts], Values]:
    return lambda texts: {
        attribute: (TextRecord(texts[field]),) if texts[field] else ()
    }


def _owners(texts: Texts) -> Values:
    """Whoever owns is the holder once there is a title, and the applicant before."""
    has_title = texts["granted_on"] or texts["certificate_number"]
    role = PartyRole.HOLDER if has_title else PartyRole.APPLICANT
    parties = tuple(
        PartyRecord(role.value, name, texts["owner_kind"] or None, order=order)
        for order, name in enumerate(texts["owners"].splitlines(), 1)
    )
    return {"parties": parties}


def _goods(texts: Texts) -> Values:
    lines = [
        line
        for text in texts["goods"].splitlines()
        for line in cells.goods("goods", text)
    ]
    return {"goods": tuple(GoodsRecord(number, text) for number, text in lines)}


def _places(texts: Texts) -> Values:
    return {"places": tuple(texts["places"].splitlines())}


def _status(texts: Texts) -> Values:
    if texts["as_of"] and not texts["status_word"]:
        raise FieldError("status_word", Reason("cell_missing"))
    as_of = cells.day("as_of", texts["as_of"]) if texts["as_of"] else None
    return {"status_word": texts["status_word"] or None, "as_of": as_of}


def _picture(texts: Texts) -> Values:
    name = texts["picture"]
    return {"representations": (RepresentationRecord(name),) if name else ()}


PARTS = (
    Part(("kind",), ("kind",), _kind),
    Part(("application_number", "certificate_number"), ("numbers",), _numbers),
    Part(("word",), ("words",), _text("word", "words")),
    Part(("feature",), ("feature",), _plain("feature")),
    *(Part((name,), (name,), _day(name)) for name in DAYS),
    Part(("owners", "owner_kind"), ("parties",), _owners),
    Part(("commune",), ("commune",), _plain("commune")),
    Part(("goods",), ("goods",), _goods),
    Part(("colours",), ("colours",), _text("colours", "colours")),
    Part(("disclaimer",), ("disclaimers",), _text("disclaimer", "disclaimers")),
    Part(("product_group",), ("product_group",), _plain("product_group")),
    Part(("places",), ("places",), _places),
    Part(("status_word", "as_of"), ("status_word", "as_of"), _status),
    Part(("picture",), ("representations",), _picture),
)
NAMES = tuple(name for part in PARTS for name in part.fields)
ATTRIBUTES = tuple(name for part in PARTS for name in part.attributes)


# --- Showing ----------------------------------------------------------------------------


def _owners_of(record: RightRecord) -> list[PartyRecord]:
    holders = [one for one in record.parties if one.role == PartyRole.HOLDER]
    return holders or [one for one in record.parties if one.role == PartyRole.APPLICANT]


def _number_of(record: RightRecord, kind: str) -> str:
    found = record.number(kind)
    return found.canonical if found else ""


def _goods_line(one: GoodsRecord) -> str:
    text = " ".join((one.text or "").split())
    return f"{one.number}: {text}" if text else str(one.number)


def _first(texts: tuple[TextRecord, ...]) -> str:
    return tidy(texts[0].text) if texts else ""
