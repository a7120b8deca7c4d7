"""The only writer of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models, transaction

from ip_portal.places.models import PlaceName, Succession, Unit
from ip_portal.places.naming import key, split_kind, stored_key
from ip_portal.places.seeds import Key, Seeds, UnitSeed


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading the seeds did: how many rows are new, altered, as they were."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load(seeds: Seeds) -> Loaded:
    """Bring units, successions and names to what the seeds say.

    Rows that no seed names are left alone; loading again changes nothing.
    """
    counts: Counter[str] = Counter()
    units = _load_units(seeds, counts)
    _load_successions(seeds, units, counts)
    _load_names(seeds, units, counts)
    return Loaded(counts["created"], counts["changed"], counts["unchanged"])


def _load_units(seeds: Seeds, counts: Counter[str]) -> dict[Key, Unit]:
    known = {(unit.code, unit.valid_from): unit for unit in Unit.objects.all()}
    # Parents come first, so that their parts can point to saved rows.
    for level in ("province", "district", "ward", "commune"):
        new = []
        for seed in (seed for seed in seeds.units if seed.level == level):
            unit = known.get(seed.key)
            if unit is None:
                unit = Unit(code=seed.code, valid_from=seed.valid_from)
                new.append(unit)
            _bring(unit, _unit_values(seed, known), counts)
        for unit in Unit.objects.bulk_create(new):
            known[unit.code, unit.valid_from] = unit
    return known


def _unit_values(seed: UnitSeed, known: Mapping[Key, Unit]) -> dict[str, object]:
    return {
        "name_vi": seed.name_vi,
        "name_en": seed.name_en,
        "level": seed.level,
        "kind": seed.kind,
        "valid_to": seed.valid_to,
        "parent_id": known[seed.parent].pk if seed.parent else None,
    }


def _load_successions(
    seeds: Seeds, units: Mapping[Key, Unit], counts: Counter[str]
) -> None:
    known = {(row.old_id, row.new_id): row for row in Succession.objects.all()}
    new = []
    for seed in seeds.successions:
        pair = units[seed.old].pk, units[seed.new].pk
        row = known.get(pair)
        if row is None:
            row = Succession(old_id=pair[0], new_id=pair[1])
            new.append(row)
        _bring(row, {"change": seed.change, "act": seed.act}, counts)
    Succession.objects.bulk_create(new)


def _load_names(seeds: Seeds, units: Mapping[Key, Unit], counts: Counter[str]) -> None:
    wanted = _names(seeds, units)
    known = {row.name: row for row in PlaceName.objects.all()}
    new = []
    for name, (folded, is_official, _pks) in wanted.items():
        row = known.get(name)
        if row is None:
            row = known[name] = PlaceName(name=name)
            new.append(row)
        _bring(row, {"folded": folded, "is_official": is_official}, counts)
    PlaceName.objects.bulk_create(new)
    links = PlaceName.units.through
    linked = set(links.objects.values_list("placename_id", "unit_id"))
    pairs = {
        (known[name].pk, unit) for name, (*_rest, pks) in wanted.items() for unit in pks
    }
    links.objects.bulk_create(
        links(placename_id=name, unit_id=unit) for name, unit in sorted(pairs - linked)
    )


def _names(
    seeds: Seeds, units: Mapping[Key, Unit]
) -> dict[str, tuple[str, bool, set[int]]]:
    """Return every name with its search key, whether it is official, and its units."""
    names: dict[str, tuple[str, bool, set[int]]] = {}
    for seed in seeds.units:
        kind, short = split_kind(seed.name_vi)
        stored = stored_key(kind, short)
        name = short if stored == key(short) else seed.name_vi
        names.setdefault(name, (stored, True, set()))[2].add(units[seed.key].pk)
    for name, keys in seeds.folk_names.items():
        pks = {units[unit].pk for unit in keys}
        names.setdefault(name, (key(name), False, set()))[2].update(pks)
    return names


def _bring(
    row: models.Model, values: Mapping[str, object], counts: Counter[str]
) -> None:
    """Give a row the seed's values; a stored row is saved only when one differs."""
    differs = any(getattr(row, field) != value for field, value in values.items())
    for field, value in values.items():
        setattr(row, field, value)
    if row.pk is None:
        counts["created"] += 1
    elif differs:
        row.save()
        counts["changed"] += 1
    else:
        counts["unchanged"] += 1
