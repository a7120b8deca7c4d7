"""What describes a right: its words, dates and the rows that hang on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ip_portal.core.numbers import certificate_key
from ip_portal.registry.exchange.records import RightRecord, TextRecord
from ip_portal.registry.fitting import require_fit
from ip_portal.registry.gazetteer import Gazetteer
from ip_portal.registry.models import (
    FigurativeCode,
    GoodsClass,
    Number,
    Party,
    Priority,
    Right,
    RightPlace,
)
from ip_portal.registry.publicity import commune_in, public_commune, public_name

DATES = (
    "filed_on",
    "accepted_on",
    "published_on",
    "granted_on",
    "expires_on",
    "terminated_on",
)
# An international application may lead to several rights.
SHARED_KINDS = {"pct", "wo"}
TEXT_DETAILS = (
    "words",
    "abstracts",
    "disclaimers",
    "colours",
    "descriptions",
    "translations",
    "transliterations",
)


def kind_of(record: RightRecord) -> str:
    """Return the kind of right a record is about, "" when nothing tells."""
    return record.kind_to_create or ""


def main_number(record: RightRecord) -> str:
    """Return the number a right is addressed by: its application's, else another."""
    order = {"application": 0, "madrid": 1, "certificate": 2}
    numbers = sorted(record.numbers, key=lambda one: order.get(one.kind, 9))
    return numbers[0].canonical if numbers else ""


def describe(right: Right, record: RightRecord, *, disagrees: bool) -> bool:
    """Write what is merged onto the unsaved right; return whether it changed.

    Raises ``RecordRefusedError`` for a text longer than its column.
    """
    details: dict[str, Any] = {
        name: [item.to_payload() for item in getattr(record, name)]
        for name in TEXT_DETAILS
        if getattr(record, name)
    }
    details |= {
        name: value
        for name in ("publication_number", "kind_raw", "feature_raw", "note")
        if (value := getattr(record, name))
    }
    if disagrees:
        details["disagrees"] = True
    changed = assign(
        right,
        number=main_number(record),
        kind=kind_of(record) or right.kind,
        office=record.office or "VN",
        priority_on=min((one.on for one in record.priorities if one.on), default=None),
        word=_first_text(record.words),
        feature=record.feature or "",
        commune=public_commune(record.commune or ""),
        product_group=record.product_group or "",
        is_illustration=bool(record.illustration),
        details=details,
        **{name: getattr(record, name) for name in DATES},
    )
    require_fit(right)
    return changed


def _first_text(texts: Sequence[TextRecord]) -> str:
    return texts[0].text if texts else ""


def assign(right: Right, **values: object) -> bool:
    """Set values on an unsaved right; return whether any was another one."""
    changed = False
    for name, value in values.items():
        if getattr(right, name) != value:
            setattr(right, name, value)
            changed = True
    return changed


# What is compared to see whether rows differ; keys and links do not count.
COMPARED: dict[type, tuple[str, ...]] = {
    Number: ("office", "kind", "canonical", "raw", "given_on"),
    Party: ("role", "order", "name", "kind", "country", "commune", "address"),
    GoodsClass: ("number", "edition", "language", "text"),
    FigurativeCode: ("scheme", "code", "edition"),
    Priority: ("number", "country", "claimed_on"),
    RightPlace: ("role", "name", "unit_code"),
}


def rows_of(
    right: Right, record: RightRecord, gazetteer: Gazetteer
) -> dict[Any, list[Any]]:
    """Return unsaved numbers, parties, goods, codes, priorities and places.

    Raises ``RecordRefusedError`` for a text longer than its column.
    """
    wanted: dict[Any, list[Any]] = {
        Number: _numbers(right, record),
        Party: _parties(right, record),
        GoodsClass: _goods(right, record),
        FigurativeCode: _codes(right, record),
        Priority: _priorities(right, record),
        RightPlace: _places(right, record, gazetteer),
    }
    for rows in wanted.values():
        for row in rows:
            require_fit(row)
    return wanted


def bring_rows(right: Right, record: RightRecord, gazetteer: Gazetteer) -> bool:
    """Write anew the rows of a right that differ; raises as ``rows_of``."""
    wanted = rows_of(right, record, gazetteer)
    wanted[Number] = _not_anothers(right, wanted[Number])
    changed = [_replace(right, model, rows) for model, rows in wanted.items()]
    return any(changed)


def _not_anothers(right: Right, rows: list[Number]) -> list[Number]:
    """Leave out a number that another right carries by now.

    An older statement that speaks again, as after an undoing, takes nothing away.
    """
    canonicals = [row.canonical for row in rows]
    others = Number.objects.filter(canonical__in=canonicals).exclude(right=right)
    taken = set(others.values_list("office", "kind", "canonical"))
    return [
        row
        for row in rows
        if row.kind in SHARED_KINDS
        or (row.office, row.kind, row.canonical) not in taken
    ]


def _replace(right: Right, model: Any, rows: list[Any]) -> bool:
    names = COMPARED[model]
    there = list(model.objects.filter(right=right).order_by("pk").values_list(*names))
    here = [tuple(getattr(row, name) for name in names) for row in rows]
    if there == here:
        return False
    model.objects.filter(right=right).delete()
    model.objects.bulk_create(rows)
    return True


def _numbers(right: Right, record: RightRecord) -> list[Number]:
    return [
        Number(
            right=right,
            office=one.office or record.office or "VN",
            kind=one.kind,
            canonical=one.canonical,
            raw=one.raw,
            title_key=title_key(one.kind, one.canonical),
            given_on=one.on,
        )
        for one in record.numbers
    ]


def title_key(kind: str, canonical: str) -> str:
    """Return the integer of a title number; nothing for other numbers."""
    return (certificate_key(canonical) or "") if kind == "certificate" else ""


def _parties(right: Right, record: RightRecord) -> list[Party]:
    return [
        Party(
            right=right,
            role=one.role,
            order=one.order,
            name=public_name(one.name)[:500],
            kind=one.kind or "",
            country=one.country or "",
            commune=_commune(one.role, one.address, record),
            address=one.address or "",
        )
        for one in record.parties
    ]


def _commune(role: str, address: str | None, record: RightRecord) -> str:
    """The commune of a holder: as stated, or the part of the address that names it."""
    if role not in {"applicant", "holder"}:
        return ""
    return public_commune(record.commune or "") or commune_in(address or "")


def _goods(right: Right, record: RightRecord) -> list[GoodsClass]:
    return [
        GoodsClass(
            right=right,
            number=one.number,
            edition=one.edition or "",
            language=one.language or "",
            text=one.text or "",
        )
        for one in sorted(record.goods, key=lambda one: one.number)
    ]


def _codes(right: Right, record: RightRecord) -> list[FigurativeCode]:
    return [
        FigurativeCode(
            right=right, scheme=one.scheme, code=one.code, edition=one.edition or ""
        )
        for one in record.figurative
    ]


def _priorities(right: Right, record: RightRecord) -> list[Priority]:
    return [
        Priority(
            right=right,
            number=one.number,
            country=one.country or "",
            claimed_on=one.on,
        )
        for one in record.priorities
    ]


def _places(
    right: Right, record: RightRecord, gazetteer: Gazetteer
) -> list[RightPlace]:
    origins = [(RightPlace.Role.ORIGIN, name, name) for name in record.places]
    holders = {
        (RightPlace.Role.HOLDER, name, record.commune or one.address or name)
        for one in record.parties
        if (name := _commune(one.role, one.address, record))
    }
    return [
        RightPlace(
            right=right, role=role, name=name[:120], unit_code=gazetteer.code_of(place)
        )
        for role, name, place in [*origins, *sorted(holders)]
    ]
