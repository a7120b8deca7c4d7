"""Fees and forms of the seed files enter the database; nothing is written over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from ip_portal.rules import dated_store, models
from ip_portal.rules.dated import DatedVersion
from ip_portal.rules.dated_seeds import load_seed_fees, load_seed_forms
from ip_portal.rules.fees import FeeItem
from ip_portal.rules.forms import FormItem


@dataclass(frozen=True, slots=True)
class Loaded:
    """The versions that were added, and where the database says otherwise."""

    versions: tuple[models.FeeVersion | models.FormVersion, ...]
    differences: tuple[str, ...]


def load_fees() -> Loaded:
    """Add the fees and versions that are missing; a part of loading all seeds."""
    held, seeds = dated_store.fees(), load_seed_fees()
    missing = _missing(held, seeds)
    codes = {item.code for item in held}
    models.Fee.objects.bulk_create(
        dated_store.fee_row(item) for item in seeds if item.code not in codes
    )
    rows = {row.code: row for row in models.Fee.objects.all()}
    added = models.FeeVersion.objects.bulk_create(
        dated_store.fee_version_row(rows[code], version) for code, version in missing
    )
    return Loaded(tuple(added), tuple(_differences("fee", held, seeds)))


def load_forms() -> Loaded:
    """Add the forms and versions that are missing; a part of loading all seeds."""
    held, seeds = dated_store.forms(), load_seed_forms()
    missing = _missing(held, seeds)
    codes = {item.code for item in held}
    models.Form.objects.bulk_create(
        dated_store.form_row(item) for item in seeds if item.code not in codes
    )
    rows = {row.code: row for row in models.Form.objects.all()}
    added = models.FormVersion.objects.bulk_create(
        dated_store.form_version_row(rows[code], version) for code, version in missing
    )
    return Loaded(tuple(added), tuple(_differences("form", held, seeds)))


def _missing(
    held: Sequence[FeeItem | FormItem], seeds: Sequence[FeeItem | FormItem]
) -> list[tuple[str, Any]]:
    """Return the versions that the database lacks and that fit what it holds."""
    known: dict[str, Sequence[DatedVersion]] = {one.code: one.versions for one in held}
    return [
        (item.code, version)
        for item in seeds
        for version in item.versions
        if not _is_held(version, known.get(item.code, ()))
        and not any(version.meets(one) for one in known.get(item.code, ()))
    ]


def _is_held(version: DatedVersion, versions: Sequence[DatedVersion]) -> bool:
    return version.key in {one.key for one in versions}


def _differences(
    name: str,
    held: Sequence[FeeItem | FormItem],
    seeds: Sequence[FeeItem | FormItem],
) -> Iterator[str]:
    wanted = {item.code: item for item in seeds}
    for item in held:
        seed = wanted.get(item.code)
        if seed is None:
            yield f"{name} {item.code}: only in the database"
            continue
        yield from _changed(f"{name} {item.code}", item, seed, skip={"versions", "pk"})
        yield from _version_differences(f"{name} {item.code}", item, seed)


def _version_differences(
    name: str, item: FeeItem | FormItem, seed: FeeItem | FormItem
) -> Iterator[str]:
    originals = {version.key: version for version in seed.versions}
    for version in item.versions:
        original = originals.get(version.key)
        if original is None:
            yield f"{name}.{version.key}: only in the database"
            continue
        skip = {"revision", "pk"}
        yield from _changed(f"{name}.{version.key}", version, original, skip=skip)
    for version in seed.versions:
        overlaps = any(version.meets(one) for one in item.versions)
        if overlaps and not _is_held(version, item.versions):
            yield f"{name}.{version.key}: not added, it overlaps what is held"


def _changed(name: str, one: Any, other: Any, *, skip: set[str]) -> Iterator[str]:
    for field in fields(one):
        if field.name in skip:
            continue
        if getattr(one, field.name) != getattr(other, field.name):
            yield f"{name}: {field.name} differs"
