"""The seed files enter the database; what is there is never written over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from django.db import transaction

from ip_portal.ledger.actors import Actor
from ip_portal.ledger.services import record
from ip_portal.rules import models, store
from ip_portal.rules.choice import Rule, Version
from ip_portal.rules.dated_loading import load_fees, load_forms
from ip_portal.rules.seeds import SeedHoliday, load_seed_holidays, load_seed_rules


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load added, and where the database says otherwise than the seeds."""

    rules: int
    versions: int
    holidays: int
    fees: int
    forms: int
    differences: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return how much of each kind was added, by name."""
        names = ("rules", "versions", "holidays", "fees", "forms")
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def load_seeds(*, actor: Actor) -> LoadReport:
    """Add what is missing of the seed files; change nothing that is there.

    What was edited since stays and is reported as a difference, as is what stands in
    the database alone, and a version that is left out because it would fit the same
    files as one that is held: that one is proposed by hand. Running it again adds
    nothing.
    """
    rules, versions, differences = _load_rules()
    days, day_differences = _load_holidays()
    fees, forms = load_fees(), load_forms()
    report = LoadReport(
        rules=rules,
        versions=len(versions),
        holidays=len(days),
        fees=len(fees.versions),
        forms=len(forms.versions),
        differences=(
            *differences,
            *day_differences,
            *fees.differences,
            *forms.differences,
        ),
    )
    added = [*versions, *days, *fees.versions, *forms.versions]
    if added:
        record("rules.loaded", added[0], actor=actor, **report.counts)
        store.new_edition()
    return report


def _load_rules() -> tuple[int, list[models.RuleVersion], list[str]]:
    """Add rules and versions; return how many rules, the versions, the differences."""
    held = {_name(rule): rule for rule in store.rules()}
    new = _add_rules([one for one in load_seed_rules() if _name(one) not in held])
    held.update({_name(one): one for one in new})
    missing = [
        (held[_name(rule)], version)
        for rule in load_seed_rules()
        for version in rule.versions
        if version.key not in _keys(held[_name(rule)])
    ]
    fitting = [pair for pair in missing if not _meets(*pair)]
    left_out = [
        f"{rule.right}.{rule.code}.{version.key}: not added, it overlaps what is held"
        for rule, version in missing
        if _meets(rule, version)
    ]
    versions = _add_versions(fitting)
    return len(new), versions, [*_differences(held), *left_out]


def _meets(rule: Rule, version: Version) -> bool:
    return any(version.meets(one) for one in rule.versions)


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
