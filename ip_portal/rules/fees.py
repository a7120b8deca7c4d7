"""What a procedure costs, and what the city gives: choice by day, sums by line.

Pure. A sum is told with its lines and is never surer than the least sure of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ip_portal.rules.choice import NO_WORDS, Confidence, Words
from ip_portal.rules.dated import (
    DatedVersion,
    version_after,
    version_before,
    version_on,
)


class FeeKind(StrEnum):
    """Whose money it is, and under which word the law takes or gives it."""

    CHARGE = "charge"  # lệ phí: what the Treasury's reductions touch
    FEE = "fee"  # phí
    SUM = "sum"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a sum: the code of a fee and how many times it is paid."""

    code: str
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeVersion(DatedVersion):
    """An amount in đồng, or the parts of a sum; neither where no source agrees."""

    amount: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """A fee or a support through time: what pages point to."""

    code: str
    kind: FeeKind
    label: Words
    per: Words = NO_WORDS
    versions: tuple[FeeVersion, ...] = ()
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a sum: `total` is its amount times the number."""

    code: str
    label: Words
    amount: int | None
    per: Words
    times: int = 1

    @property
    def total(self) -> int | None:
        """Return what the line adds to the sum, None where no amount is known."""
        return None if self.amount is None else self.amount * self.times


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What is paid or given on one day.

    `amount` is in đồng; None where the sources conflict or name none: then `note`
    says what was found, and the amount is to be asked for. `until` is the last day
    of this amount, None while no end is known; for a sum, the first end of a line.
    """

    code: str
    kind: FeeKind
    label: Words
    amount: int | None
    per: Words
    lines: tuple[FeeLine, ...]
    document: str
    article: str
    effective: date | None
    start: date | None
    until: date | None
    confidence: Confidence
    assumed: bool
    note: Words
    further: tuple[str, ...]
    version: str
    version_pk: int | None

    @property
    def unverified(self) -> bool:
        """Whether a reader must be told to check: not read in the law itself."""
        return self.assumed or self.confidence is not Confidence.CERTAIN


def fee_on(items: Mapping[str, FeeItem], code: str, on: date) -> Fee | None:
    """Return a fee as it stands on a day; None for a code or day without a version.

    A sum is None on a day on which one of its lines has no version.
    """
    item = items.get(code)
    version = version_on(item.versions, on) if item else None
    if item is None or version is None:
        return None
    if not version.parts:
        return _fee(item, version)
    return _sum(items, item, version, on)


def fee_after(items: Mapping[str, FeeItem], code: str, on: date) -> Fee | None:
    """Return what a fee will be after the next change that is known, if any."""
    days = _starts(items, code, on)
    return fee_on(items, code, min(days)) if days else None


def fee_before(items: Mapping[str, FeeItem], code: str, on: date) -> Fee | None:
    """Return what a fee was on the last day of the version that ended before a day."""
    item = items.get(code)
    ended = version_before(item.versions, on) if item else None
    return fee_on(items, code, ended.end) if ended else None


def _starts(items: Mapping[str, FeeItem], code: str, on: date) -> list[date]:
    """Return the days after `on` from which the fee or a line of it differs."""
    item = items.get(code)
    if item is None:
        return []
    current = version_on(item.versions, on)
    codes = [part.code for part in current.parts] if current else []
    found = [version_after(items[one].versions, on) for one in (code, *codes)]
    return [version.start for version in found if version is not None]


def _fee(item: FeeItem, version: FeeVersion) -> Fee:
    return Fee(
        code=item.code,
        kind=item.kind,
        label=item.label,
        amount=version.amount,
        per=item.per,
        lines=(),
        document=version.document,
        article=version.article,
        effective=version.effective,
        start=None if version.start == date.min else version.start,
        until=None if version.end == date.max else version.end,
        confidence=version.confidence,
        assumed=version.assumed,
        note=version.note,
        further=version.further,
        version=f"{item.code}.{version.key}/{version.revision}",
        version_pk=version.pk,
    )


def _sum(
    items: Mapping[str, FeeItem], item: FeeItem, version: FeeVersion, on: date
) -> Fee | None:
    """Add the lines up: the latest start, the first end, the least certain source."""
    found = [(part, fee_on(items, part.code, on)) for part in version.parts]
    fees = [(part, fee) for part, fee in found if fee is not None]
    if len(fees) < len(found):
        return None
    lines = tuple(
        FeeLine(fee.code, fee.label, fee.amount, fee.per, part.times)
        for part, fee in fees
    )
    own = _fee(item, version)
    parts = [own, *(fee for _part, fee in fees)]
    totals = [line.total for line in lines]
    known = [total for total in totals if total is not None]
    return replace(
        own,
        amount=sum(known) if len(known) == len(totals) else None,
        lines=lines,
        start=max((one.start for one in parts if one.start), default=None),
        until=min((one.until for one in parts if one.until), default=None),
        confidence=max((one.confidence for one in parts), key=lambda one: one.rank),
        assumed=any(one.assumed for one in parts),
        note=_joined([one.note for one in parts]),
    )


def _joined(notes: list[Words]) -> Words:
    """Join the notes of a sum and its lines, each said once."""
    said = [note for note in dict.fromkeys(notes) if note != NO_WORDS]
    return Words(" ".join(one.vi for one in said), " ".join(one.en for one in said))
