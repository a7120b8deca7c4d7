"""How the law is written: seeds enter here, changes by two people.

Seeds are never written over; `proposing` holds what people do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from django.db import transaction

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record
from ip_portal.rules import models, store
from ip_portal.rules.choice import Rule, Version
from ip_portal.rules.dated_loading import load_fees, load_forms
from ip_portal.rules.proposing import (
    TOPIC,
    DecidedError,
    SamePersonError,
    confirm,
    propose_correction,
    propose_fee,
    propose_fee_correction,
    propose_form,
    propose_form_correction,
    propose_holiday,
    propose_holiday_removal,
    propose_version,
    reject,
)
from ip_portal.rules.seeds import SeedHoliday, load_seed_holidays, load_seed_rules

__all__ = [
    "TOPIC",
    "DecidedError",
    "LoadReport",
    "SamePersonError",
    "confirm",
    "load_seeds",
    "propose_correction",
    "propose_fee",
    "propose_fee_correction",
    "propose_form",
    "propose_form_correction",
    "propose_holiday",
    "propose_holiday_removal",
    "propose_version",
    "reject",
]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load added, and where the database says otherwise than the seeds."""

    rules: int
    versions: int
    holidays: int
    fees: int
    forms: int
    differences: tuple[str, ...]


@transaction.atomic
def load_seeds(*, actor: Actor) -> LoadReport:
    """Add what is missing of the seed files; change nothing that is there.

    What was edited since stays and is reported as a difference, as is what stands in
    the database alone. Running it again adds nothing.
    """
    held = {(rule.code, rule.right): rule for rule in store.rules()}
    seeds = load_seed_rules()
    new_rules = _add_rules([one for one in seeds if _name(one) not in held])
    held.update({_name(one): one for one in new_rules})
    new_versions = _add_versions(
        [
            (held[_name(rule)], version)
            for rule in seeds
            for version in rule.versions
            if version.key not in _keys(held[_name(rule)])
        ]
    )
    new_days, day_differences = _load_holidays()
    fees, forms = load_fees(), load_forms()
    report = LoadReport(
        rules=len(new_rules),
        versions=len(new_versions),
        holidays=len(new_days),
        fees=len(fees.versions),
        forms=len(forms.versions),
        differences=(
            *_differences(held),
            *day_differences,
            *fees.differences,
            *forms.differences,
        ),
    )
    added = [*new_versions, *new_days, *fees.versions, *forms.versions]
    if added:
        counts = {
            name: getattr(report, name)
            for name in ("rules", "versions", "holidays", "fees", "forms")
        }
        record("rules.loaded", added[0], actor=actor, **counts)
        store.new_edition()
    return report


def _name(rule: Rule) -> tuple[str, str]:
    return rule.code, rule.right


def _keys(rule: Rule) -> set[str]:
    return {version.key for version in rule.versions}


def _add_rules(seeds: list[Rule]) -> list[Rule]:
    rows = models.Rule.objects.bulk_create(store.rule_row(one) for one in seeds)
    return [
        replace(seed, pk=row.pk, versions=())
        for seed, row in zip(seeds, rows, strict=True)
    ]


def _add_versions(missing: list[tuple[Rule, Version]]) -> list[models.RuleVersion]:
    parents = models.Rule.objects.in_bulk({rule.pk for rule, _version in missing})
    rows = models.RuleVersion.objects.bulk_create(
        store.version_row(parents[rule.pk], version)
        for rule, version in missing
        if rule.pk is not None
    )
    models.Window.objects.bulk_create(
        window
        for row, (_rule, version) in zip(rows, missing, strict=True)
        for window in store.window_rows(row, version)
    )
    return rows


def _differences(held: dict[tuple[str, str], Rule]) -> Iterator[str]:
    seeds = {_name(one): one for one in load_seed_rules()}
    for name, rule in held.items():
        seed = seeds.get(name)
        if seed is None:
            yield f"{rule.right}.{rule.code}: only in the database"
            continue
        for field in _changed(replace(rule, pk=None, versions=seed.versions), seed):
            yield f"{rule.right}.{rule.code}: {field} differs"
        yield from _version_differences(rule, seed)


def _version_differences(rule: Rule, seed: Rule) -> Iterator[str]:
    wanted = {version.key: version for version in seed.versions}
    for version in rule.versions:
        name = f"{rule.right}.{rule.code}.{version.key}"
        original = wanted.get(version.key)
        if original is None:
            yield f"{name}: only in the database"
            continue
        plain = replace(version, pk=None, revision=original.revision)
        for field in _changed(plain, original):
            yield f"{name}: {field} differs"


def _changed(one: Rule | Version, other: Rule | Version) -> Iterator[str]:
    for field in fields(one):
        if getattr(one, field.name) != getattr(other, field.name):
            yield field.name


def _load_holidays() -> tuple[list[models.Holiday], list[str]]:
    held = {row.date: row for row in models.Holiday.objects.all()}
    seeds = load_seed_holidays()
    added = models.Holiday.objects.bulk_create(
        _holiday(one) for one in seeds if one.day not in held
    )
    differences = [
        f"holiday {one.day}: differs"
        for one in seeds
        if one.day in held and _differs(held[one.day], _holiday(one))
    ]
    return added, differences


def _holiday(seed: SeedHoliday) -> models.Holiday:
    return models.Holiday(
        date=seed.day,
        kind=seed.special.kind,
        name_vi=seed.special.name_vi,
        name_en=seed.special.name_en,
        confirmed=seed.special.confirmed,
        source=seed.source,
    )


def _differs(row: models.Holiday, seed: models.Holiday) -> bool:
    names = ("kind", "name_vi", "name_en", "confirmed", "source")
    return any(getattr(row, name) != getattr(seed, name) for name in names)
