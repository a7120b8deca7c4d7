"""Find places by what people call them, and say what became of them.

Every function costs a fixed number of queries, however many names or units it is given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from ip_portal.core.text import accented, sort_key
from ip_portal.places import naming
from ip_portal.places.models import Level, PlaceName, Succession, Unit

# An address goes from the small to the large; a dash joins place names only when it
# stands free, as in "Thới An – Ô Môn".
_COMMAS = re.compile(r"[,;()\n]")
_DASHES = re.compile(r"\s[-–—]\s")

# An address is shorter; what follows would only be work.
_LONGEST = 500

_RANK = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.WARD: 2, Level.COMMUNE: 2}


class Relation(StrEnum):
    """How a former name stands to the present unit."""

    # "trước là": the unit itself bore another name or kind.
    NAME = "name"
    # "trước thuộc": the name stayed, the unit lay in another one.
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A former unit to show beside a present one, and how the two stand."""

    relation: Relation
    unit: Unit


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text says of a place: the one unit, or the candidates a person chooses from.

    `unit` is a former unit when the text names one; it is never carried over to a
    successor.
    """

    unit: Unit | None
    candidates: tuple[Unit, ...]


def find(text: str, *, on: dt.date | None = None) -> list[Unit]:
    """Return every unit, of today and of the past, that a name or address may mean.

    With or without diacritics and the word for the kind ("xã", "P.", "Ward"); later
    parts of an address ("Phú Hữu, Long Phú") choose between units of one name. With
    `on`, only units standing that day. One query; the exact spelling, then today's
    units come first.
    """
    parts = _matched(text)
    if not parts:
        return []
    found = _narrowed(parts[0].units, [part.units for part in parts[1:]])
    ordered = _ordered(found, parts[0].text)
    return [unit for unit in ordered if on is None or unit.stood(on)]


def resolve(text: str, *, on: dt.date | None = None) -> Resolved:
    """Return the unit a text names on a day, if it is one and only one.

    When none of that name stood on the day, the units of other days are offered.
    """
    candidates = find(text)
    standing = [unit for unit in candidates if on is None or unit.stood(on)]
    chosen = standing or candidates
    unit = chosen[0] if len(chosen) == 1 else None
    return Resolved(unit, tuple(chosen))


def successors(unit: Unit) -> list[Unit]:
    """Return the units that took over; several after a split, none for today's units.

    A former district is answered with what its wards became. One query.
    """
    rows = (
        Succession.objects.filter(Q(old=unit) | Q(old__parent=unit))
        .select_related("new__parent__parent")
        .order_by("new__code")
    )
    return list({row.new_id: row.new for row in rows}.values())


def present_units(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    """Return for each unit's key what stands there today: itself or its successors."""
    asked = list(units)
    heirs = defaultdict(list)
    rows = Succession.objects.filter(old__in=[unit.pk for unit in asked])
    for row in rows.select_related("new__parent").order_by("new__code"):
        heirs[row.old_id].append(row.new)
    return {unit.pk: [unit] if unit.is_current else heirs[unit.pk] for unit in asked}


def unit_names(unit: Unit) -> list[str]:
    """Return all names a search for the place may use: see `unit_names_of`."""
    return unit_names_of([unit])[unit.pk]


def unit_names_of(units: Iterable[Unit]) -> dict[int, list[str]]:
    """Return for each unit's key the names of the place, of today and of the past.

    Its own name, its district and province, the units it came from and became, with
    theirs, the English name and the names of daily life. Three queries.
    """
    asked = Unit.objects.with_parents().in_bulk({unit.pk for unit in units})
    kin = {pk: [unit] for pk, unit in asked.items()}
    for row in _successions_of(asked.keys()):
        for pk, relative in ((row.old_id, row.new), (row.new_id, row.old)):
            if pk in kin:
                kin[pk].append(relative)
    folk = _folk_names({unit.pk for relatives in kin.values() for unit in relatives})
    return {pk: _names(relatives, folk) for pk, relatives in kin.items()}


def former_names(unit: Unit) -> list[FormerName]:
    """Return what to show as "trước là" and "trước thuộc": see `former_names_of`."""
    return former_names_of([unit])[unit.pk]


def former_names_of(units: Iterable[Unit]) -> dict[int, list[FormerName]]:
    """Return for each unit's key the former names to show beside today's.

    For today's unit: the units that formed it, the one whose code it keeps first. For
    a former unit: its own name, or its district where the name has not changed; nothing
    while its successor is open (a split). One query.
    """
    asked = {unit.pk: unit for unit in units}
    rows = _successions_of(asked.keys())
    origins: dict[int, list[Succession]] = defaultdict(list)
    for row in rows:
        if row.new_id in asked:
            origins[row.new_id].append(row)
        if row.old_id in asked and not _is_split(row):
            origins[row.old_id].append(row)
    return {pk: _formers(origins[pk]) for pk in asked}


def _formers(rows: Sequence[Succession]) -> list[FormerName]:
    ordered = sorted(rows, key=lambda row: (row.old.code != row.new.code, row.old.code))
    formers: dict[int, FormerName] = {}
    for row in ordered:
        old = row.old
        if naming.key(old.name_vi) != naming.key(row.new.name_vi):
            formers.setdefault(old.pk, FormerName(Relation.NAME, old))
        elif old.parent is not None:
            formers.setdefault(old.parent.pk, FormerName(Relation.UNIT, old.parent))
    return list(formers.values())


def _is_split(row: Succession) -> bool:
    return row.change == "split"


def _successions_of(pks: Iterable[int]) -> list[Succession]:
    wanted = list(pks)
    return list(
        Succession.objects.filter(Q(old__in=wanted) | Q(new__in=wanted))
        .select_related("old__parent__parent", "new__parent__parent")
        .order_by("old__code", "new__code")
    )


def _folk_names(pks: Iterable[int]) -> dict[int, list[str]]:
    links = PlaceName.units.through.objects.filter(
        unit__in=list(pks), placename__is_official=False
    )
    names = defaultdict(list)
    for unit, name in links.order_by("pk").values_list("unit_id", "placename__name"):
        names[unit].append(name)
    return names


def _names(relatives: Sequence[Unit], folk: dict[int, list[str]]) -> list[str]:
    names: dict[str, None] = {}
    for unit in relatives:
        for place in (unit, *unit.ancestors()):
            names[place.name_vi] = None
        names[unit.name_en] = None
        names |= dict.fromkeys(folk.get(unit.pk, ()))
    return list(names)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of an address and the units that bear its name."""

    text: str
    units: list[Unit]


def _matched(text: str) -> list[_Part]:
    """Return the parts of an address that name a place, in the order written. One query.

    A part with a free dash is taken apart only when the whole of it names nothing.
    """
    cuts = [
        [part, *_DASHES.split(part)]
        for part in _COMMAS.split(text[:_LONGEST])
        if part.strip()
    ]
    asked = {part: naming.read(part) for cut in cuts for part in cut}
    named = _units_by_key(
        {name for part in asked.values() for name in (part.whole, part.bare)}
    )
    fitting = {part: _fitting(name, named) for part, name in asked.items()}
    parts = []
    for whole, *pieces in cuts:
        parts.extend([whole] if fitting[whole] else pieces)
    return [_Part(part, fitting[part]) for part in parts if fitting[part]]


def _units_by_key(keys: Iterable[str]) -> dict[str, list[Unit]]:
    links = PlaceName.units.through.objects.filter(placename__folded__in=list(keys))
    named = defaultdict(list)
    for link in links.select_related("unit__parent__parent", "placename"):
        named[link.placename.folded].append(link.unit)
    return named


def _fitting(asked: naming.Asked, named: Mapping[str, list[Unit]]) -> list[Unit]:
    """Return the units of that name, of the kind written where there are any."""
    units = named.get(asked.bare, [])
    of_kind = [unit for unit in units if unit.kind in asked.kinds]
    # "Xà Phiên" reads like "xã Phiên": the whole is a name of its own.
    whole = named.get(asked.whole, []) if asked.whole != asked.bare else []
    return of_kind or units if not whole else [*whole, *of_kind]


def _narrowed(units: list[Unit], contexts: Iterable[list[Unit]]) -> list[Unit]:
    """Keep the units that lie in the places named after them, where any do."""
    for context in contexts:
        above = {unit.pk for unit in context}
        inside = [
            unit
            for unit in units
            if not above.isdisjoint(place.pk for place in unit.ancestors())
        ]
        units = inside or units
    return units


def _ordered(units: Iterable[Unit], text: str) -> list[Unit]:
    """Put the exact spelling first, then today's units, then the larger ones."""
    written = accented(text)

    def order(unit: Unit) -> tuple[bool, bool, int, str, str]:
        spelt = accented(unit.short_name) in written
        return (
            not spelt,
            not unit.is_current,
            _RANK[Level(unit.level)],
            sort_key(unit.name_vi),
            unit.code,
        )

    return sorted({unit.pk: unit for unit in units}.values(), key=order)
