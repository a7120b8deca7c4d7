"""What of the law changes when: for notices, for warnings, for those who keep pages.

Pure. Seen by somebody who takes all steps on one day, as guidance does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ip_portal.rules.choice import Rule, Version, Words

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """From `effective` on, `after` is the law; `before` is None for a new act."""

    right: str
    act: str
    label: Words
    before: Version | None
    after: Version
    effective: date
    announce_until: date | None


def version_of_day(rule: Rule, on: date) -> Version | None:
    """Return the version for somebody who takes all steps on a day, if one fits."""
    return next(
        (one for one in rule.versions if one.starts_on <= on <= one.ends_on), None
    )


def next_version(rule: Rule, on: date) -> Version | None:
    """Return the version that comes next after a day, as `version_of_day` sees it."""
    later = [one for one in rule.versions if on < one.starts_on <= one.ends_on]
    return min(later, key=lambda one: one.starts_on, default=None)


def announced(rules: Iterable[Rule], on: date) -> list[RuleChange]:
    """Return the changes that are to be told of on a day, newest first.

    Of a rule only the newest, and none whose time ended: a later law followed it.
    """
    told = [_told(rule, on) for rule in rules]
    found = [change for change in told if change is not None]
    return sorted(found, key=lambda change: change.effective, reverse=True)


def upcoming(rules: Iterable[Rule], on: date) -> list[RuleChange]:
    """Return the changes that take effect after a day, soonest first."""
    found = [
        change for rule in rules for change in _changes(rule) if change.effective > on
    ]
    return sorted(found, key=lambda change: change.effective)


def _told(rule: Rule, on: date) -> RuleChange | None:
    """Return the newest change of a rule that is to be told of on a day."""
    told = (
        change
        for change in _changes(rule)
        if change.announce_until is not None
        and on <= min(change.announce_until, change.after.ends_on)
    )
    return max(told, key=lambda change: change.effective, default=None)


def _changes(rule: Rule) -> Iterator[RuleChange]:
    for version in rule.versions:
        start = version.starts_on
        if start == date.min or start > version.ends_on:
            continue
        yield RuleChange(
            right=rule.right,
            act=rule.code,
            label=rule.label,
            before=version_of_day(rule, start - ONE_DAY),
            after=version,
            effective=start,
            announce_until=version.announce_until,
        )
