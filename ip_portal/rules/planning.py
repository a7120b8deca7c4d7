"""What a proposal would make of the law: read from the database, nothing written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from ip_portal.rules import dated_store, models, store
from ip_portal.rules.amending import (
    LawError,
    with_correction,
    with_dated_correction,
    with_dated_version,
    with_version,
)
from ip_portal.rules.choice import Rule, Version
from ip_portal.rules.fees import FeeItem, FeeKind, FeeVersion
from ip_portal.rules.forms import FormItem, FormVersion
from ip_portal.rules.payloads import fee_of, form_of, holiday_of, version_of

T = TypeVar("T", Rule, FeeItem, FormItem)
V = TypeVar("V", Version, FeeVersion, FormVersion)


@dataclass(frozen=True, slots=True)
class Plan(Generic[T, V]):
    """The law before and after, the version to add, and those that it ends."""

    before: T
    after: T
    version: V
    ended: tuple[V, ...] = ()


RulePlan = Plan[Rule, Version]
FeePlan = Plan[FeeItem, FeeVersion]
FormPlan = Plan[FormItem, FormVersion]


def plan_version(subject: str, payload: Any) -> RulePlan:
    """Return what a new law makes of a rule; raises LawError."""
    before = _rule(subject)
    after, ended = with_version(before, version_of(payload))
    return Plan(before, after, after.versions[-1], tuple(ended))


def plan_correction(subject: str, payload: Any) -> RulePlan:
    """Return what a correction makes of a rule; raises LawError."""
    before = _rule(subject)
    after = with_correction(before, version_of(payload))
    return Plan(before, after, _keyed(after.versions, payload))


def plan_fee(subject: str, payload: Any) -> FeePlan:
    """Return what a new amount makes of a fee; raises LawError."""
    before, version = _fee(subject), fee_of(payload)
    _check_parts(before, version)
    versions, ended = with_dated_version(before.versions, version)
    return Plan(before, replace(before, versions=versions), versions[-1], tuple(ended))


def plan_fee_correction(subject: str, payload: Any) -> FeePlan:
    """Return what a correction makes of a fee; raises LawError."""
    before, version = _fee(subject), fee_of(payload)
    _check_parts(before, version)
    versions = with_dated_correction(before.versions, version)
    return Plan(before, replace(before, versions=versions), _keyed(versions, payload))


def plan_form(subject: str, payload: Any) -> FormPlan:
    """Return what a new form makes of an act's forms; raises LawError."""
    before = _form(subject)
    versions, ended = with_dated_version(before.versions, form_of(payload))
    return Plan(before, replace(before, versions=versions), versions[-1], tuple(ended))


def plan_form_correction(subject: str, payload: Any) -> FormPlan:
    """Return what a correction makes of an act's forms; raises LawError."""
    before = _form(subject)
    versions = with_dated_correction(before.versions, form_of(payload))
    return Plan(before, replace(before, versions=versions), _keyed(versions, payload))


def plan_holiday(subject: str, payload: Any) -> models.Holiday:
    """Return the unsaved row of a day; raises LawError where it is held so already."""
    day, special, source = holiday_of(payload)
    row = models.Holiday(
        date=day,
        kind=special.kind,
        name_vi=special.name_vi,
        name_en=special.name_en,
        confirmed=special.confirmed,
        source=source,
    )
    held = models.Holiday.objects.filter(date=day).values().first()
    if held is not None and all(
        getattr(row, name) == value for name, value in held.items() if name != "id"
    ):
        raise LawError("nothing_new")
    return row


def plan_holiday_removal(subject: str, payload: Any) -> models.Holiday:
    """Return the row of a day that is to go; raises LawError where there is none."""
    held = models.Holiday.objects.filter(date=date.fromisoformat(subject)).first()
    if held is None:
        raise LawError("day_unknown", day=date.fromisoformat(subject))
    return held


def _rule(subject: str) -> Rule:
    right, _dot, act = subject.partition(".")
    for rule in store.rules():
        if (rule.right, rule.code) == (right, act):
            return rule
    raise LawError("subject_unknown", subject=subject)


def _fee(code: str) -> FeeItem:
    for item in dated_store.fees():
        if item.code == code:
            return item
    raise LawError("subject_unknown", subject=code)


def _form(code: str) -> FormItem:
    for item in dated_store.forms():
        if item.code == code:
            return item
    raise LawError("subject_unknown", subject=code)


def _check_parts(item: FeeItem, version: FeeVersion) -> None:
    """Refuse a sum without lines, a line that is none, and lines of a plain fee."""
    is_sum = item.kind is FeeKind.SUM
    if is_sum != bool(version.parts) or (is_sum and version.amount is not None):
        raise LawError("sum_or_amount")
    known = {one.code for one in dated_store.fees() if one.kind is not FeeKind.SUM}
    for part in version.parts:
        if part.code not in known:
            raise LawError("subject_unknown", subject=part.code)


def _keyed(versions: tuple[V, ...], payload: Any) -> V:
    return next(one for one in versions if one.key == payload["key"])
