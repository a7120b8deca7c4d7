"""A new version or a correction put into the law, checked before anybody confirms it.

Pure. A new law ends the version before it; a correction says better what a version
always said. Neither may let two versions fit one file, or none.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeVar

from ip_portal.rules.choice import (
    DateName,
    Dates,
    ImpossibleDatesError,
    Rule,
    Version,
    Window,
)
from ip_portal.rules.dated import DatedVersion, overlaps
from ip_portal.rules.fees import FeeVersion
from ip_portal.rules.forms import FormVersion

ONE_DAY: Final = timedelta(days=1)

D = TypeVar("D", FeeVersion, FormVersion)


class LawError(ValueError):
    """A change that would break the law as data; `code` and `values` say how."""

    def __init__(self, code: str, **values: str | date) -> None:
        super().__init__(code)
        self.code: Final = code
        self.values: Final = values


def with_version(rule: Rule, version: Version) -> tuple[Rule, list[Version]]:
    """Return the rule with a new law in it, and the versions that it ends.

    The first window of the new version names the date that decides: an earlier
    version that would fit too ends on the day before. Raises LawError where a key
    stands twice, where that day cannot part the two, and for overlap and gap.
    """
    if any(one.key == version.key for one in rule.versions):
        raise LawError("key_taken", key=version.key)
    kept, ended = [], []
    for one in rule.versions:
        if one.meets(version):
            one = _ended(one, version)
            ended.append(one)
        kept.append(one)
    amended = replace(rule, versions=(*kept, version))
    check(amended)
    return amended, ended


def with_correction(rule: Rule, version: Version) -> Rule:
    """Return the rule with the newest revision of one of its versions.

    Raises LawError where the rule has no such version or nothing is corrected, and
    for overlap and gap.
    """
    held = next((one for one in rule.versions if one.key == version.key), None)
    if held is None:
        raise LawError("key_unknown", key=version.key)
    if replace(version, revision=held.revision, pk=held.pk) == held:
        raise LawError("nothing_new")
    newer = replace(version, revision=held.revision + 1, pk=None)
    amended = replace(
        rule,
        versions=tuple(newer if one is held else one for one in rule.versions),
    )
    check(amended)
    return amended


def check(rule: Rule) -> None:
    """Raise LawError where two versions fit the same file, or no version fits one."""
    for one, other in itertools.combinations(rule.versions, 2):
        if one.meets(other):
            raise LawError("overlap", first=one.key, second=other.key)
    for dates in corners(rule):
        if not any(version.fits(dates) for version in rule.versions):
            named = [(name, dates.get(name)) for name in DateName]
            name, day = next((name, day) for name, day in named if day is not None)
            raise LawError("gap", name=name, day=day)


def corners(rule: Rule) -> Iterator[Dates]:
    """Yield every possible combination of days beside the edges of the windows."""
    edges: dict[DateName, set[date]] = defaultdict(set)
    for version in rule.versions:
        for window in version.windows:
            if window.start > date.min:
                edges[window.name] |= {window.start - ONE_DAY, window.start}
            if window.end < date.max:
                edges[window.name] |= {window.end, window.end + ONE_DAY}
    for days in itertools.product(*edges.values()):
        dates = Dates(**dict(zip(edges, days, strict=True)))
        try:
            dates.check()
        except ImpossibleDatesError:
            continue
        yield dates


def with_dated_version(
    versions: tuple[D, ...], version: D
) -> tuple[tuple[D, ...], list[D]]:
    """Return the versions of a fee or form with a new law, and those that it ends.

    Raises LawError where a key stands twice, and for overlap.
    """
    if any(one.key == version.key for one in versions):
        raise LawError("key_taken", key=version.key)
    kept: list[D] = []
    ended: list[D] = []
    for one in versions:
        if one.start < version.start <= one.end:
            one = replace(one, end=version.start - ONE_DAY)
            ended.append(one)
        kept.append(one)
    kept.append(version)
    return _checked(tuple(kept)), ended


def with_dated_correction(versions: tuple[D, ...], version: D) -> tuple[D, ...]:
    """Return the versions with a newer revision of one; raises LawError."""
    held = next((one for one in versions if one.key == version.key), None)
    if held is None:
        raise LawError("key_unknown", key=version.key)
    if replace(version, revision=held.revision, pk=held.pk) == held:
        raise LawError("nothing_new")
    newer = replace(version, revision=held.revision + 1, pk=None)
    return _checked(tuple(newer if one is held else one for one in versions))


def new_key(taken: set[str], effective: date) -> str:
    """Return a key for a version: its year, or as much more of the day as it takes."""
    whole = effective.isoformat()
    shapes = (whole[:4], whole[:7], whole)
    return next(
        (key for key in shapes if key not in taken), f"{whole}.{len(taken) + 1}"
    )


def _ended(one: Version, version: Version) -> Version:
    """Return the earlier version, ended on the day before the new one starts."""
    if not version.windows:
        raise LawError("overlap", first=one.key, second=version.key)
    deciding = version.windows[0]
    held = next((w for w in one.windows if w.name is deciding.name), None)
    start = held.start if held else date.min
    if start >= deciding.start:
        raise LawError("overlap", first=one.key, second=version.key)
    last = Window(deciding.name, start, deciding.start - ONE_DAY)
    others = tuple(w for w in one.windows if w.name is not deciding.name)
    return replace(one, windows=(*others, last))


def _checked(versions: tuple[D, ...]) -> tuple[D, ...]:
    for one, other in overlaps(versions):
        raise LawError("overlap", first=one.key, second=other.key)
    backwards: list[DatedVersion] = [one for one in versions if one.start > one.end]
    if backwards:
        raise LawError("backwards", key=backwards[0].key)
    return versions
